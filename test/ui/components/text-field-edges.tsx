/** What stands behind a text in a field stands where it should, whatever Ink takes the text's letters for. */
import {stripVTControlCharacters} from 'node:util';
import test from 'ava';
import fc from 'fast-check';
import {Box, Text} from 'ink';
import {cellWidth} from '../../../source/text/cells.ts';
import {withoutFloating} from '../../../source/ui/components/painted.ts';
import {TextField, type TextFieldProps} from '../../../source/ui/components/text-field.tsx';
import {cleanPaste} from '../../../source/ui/editor/clean-text.ts';
import {createEditor, type Editor} from '../../../source/ui/editor/editor.ts';
import {viewEditor} from '../../../source/ui/editor/view.ts';
import {createTheme} from '../../../source/ui/theme.ts';
import {hostileText} from '../../helpers/hostile-text.ts';
import {openPicture} from '../../helpers/picture.tsx';
import {points} from '../../helpers/whole-screens.ts';

const theme = createTheme('dark');
const edge = [{text: '│', style: theme.dim}];

/** The rows of a field with this text in it, and of what is below it. */
const rowsOf = (text: string, rowsMax: number): readonly string[] => {
	const picture = openPicture(
		<Box flexDirection="column">
			<Text>a field</Text>
			<TextField
				editor={createEditor({text})}
				width={22}
				rowsMax={rowsMax}
				theme={theme}
				prompt="> "
				edges={{left: edge, right: edge}}
			/>
			<Text>below</Text>
		</Box>,
		40,
		8,
	);
	const [, ...rows] = stripVTControlCharacters(picture.frame()).split('\n');
	picture.close();
	return rows.map(row => row.trimEnd()).filter(row => row !== '');
};

for (const text of [
	'tea',
	'안녕 👋🏽',
	'\u0600',
	'\u0600\u0600',
	'a\u0600',
	'\u06001',
	// A sign with a mark stands before nothing, also where something follows.
	'\u0600\u20E3a',
	'b\u0600\u20E3a\u06DD\u0301 \u0601',
	// A mark that takes a cell of its own.
	'\u0600\u093F',
	'\u0600\u0600\u0301\u093Fa',
]) {
	test(`the edge behind ${JSON.stringify(text).replaceAll(/[^ -~가-힣]/g, sign => `U+${sign.codePointAt(0)?.toString(16)}`)}`, t => {
		const [row = ''] = rowsOf(text, 1);
		t.true(row.startsWith(`│> ${text}`), row);
		t.true(row.endsWith('│'));
		t.is(cellWidth(row), 24);
	});
}

test('the edges behind whatever is pasted, and what is below', t => {
	fc.assert(
		fc.property(hostileText(30), raw => {
			const text = cleanPaste(raw);
			fc.pre(text.trim() !== '');
			const {rows: wanted} = viewEditor(createEditor({text}).getState(), {
				width: 22,
				rowsMax: 4,
				prompt: '> ',
			});
			const rows = rowsOf(text, 4);
			const told = `${points(text)}\n${rows.map(points).join('\n')}`;
			t.is(rows.length, wanted.length + 1, told);
			t.is(rows.at(-1), 'below', told);
			for (const [index, row] of rows.slice(0, -1).entries()) {
				const before = index === 0 ? '│> ' : '│  ';
				t.true(row.startsWith(before + withoutFloating(wanted[index]?.text ?? '')), told);
				t.true(row.endsWith('│'), told);
				t.is(cellWidth(row), 24, told);
			}
		}),
		{numRuns: 500},
	);
});

test('a screen reader is told what is typed, without what is around it', t => {
	const read = (editor: Editor, more: Partial<TextFieldProps> = {}): string => {
		const picture = openPicture(
			<Box flexDirection="column">
				<Text>a field</Text>
				<TextField
					editor={editor}
					width={22}
					rowsMax={2}
					theme={theme}
					prompt="> "
					edges={{left: edge, right: edge}}
					{...more}
				/>
			</Box>,
			40,
			4,
			{isRead: true},
		);
		const text = picture.text();
		picture.close();
		return text;
	};

	t.is(read(createEditor({text: '안녕\n\u0600\u093F'})), 'a field\n안녕\n\u0600\u093F');
	t.is(read(createEditor({text: ''}), {placeholder: 'say something'}), 'a field\nsay something');
	t.is(read(createEditor({text: 'secret'}), {mask: '*'}), 'a field\n******');
});
