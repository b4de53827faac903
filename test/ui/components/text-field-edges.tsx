/** What stands behind a text in a field stands where it should, whatever Ink takes the text's letters for. */
import {stripVTControlCharacters} from 'node:util';
import test from 'ava';
import fc from 'fast-check';
import {Box, Text} from 'ink';
import {cellWidth} from '../../../source/text/cells.ts';
import {withoutFloating} from '../../../source/ui/components/painted.ts';
import {TextField} from '../../../source/ui/components/text-field.tsx';
import {cleanPaste} from '../../../source/ui/editor/clean-text.ts';
import {createEditor} from '../../../source/ui/editor/editor.ts';
import {createTheme} from '../../../source/ui/theme.ts';
import {hostileText} from '../../helpers/hostile-text.ts';
import {openPicture} from '../../helpers/picture.tsx';
import {points} from '../../helpers/whole-screens.ts';

const theme = createTheme('dark');
const edge = [{text: '│', style: theme.dim}];

/** The row of a field with this text in it, as it is drawn. */
const rowOf = (text: string): string => {
	const picture = openPicture(
		<Box flexDirection="column">
			<Text>a field</Text>
			<TextField
				editor={createEditor({text})}
				width={22}
				theme={theme}
				prompt="> "
				edges={{left: edge, right: edge}}
			/>
		</Box>,
		40,
		4,
	);
	const row = stripVTControlCharacters(picture.frame()).split('\n')[1] ?? '';
	picture.close();
	return row;
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
		const row = rowOf(text);
		t.true(row.startsWith(`│> ${text}`), row);
		t.true(row.endsWith('│'));
		t.is(cellWidth(row), 24);
	});
}

test('the edge behind whatever is pasted', t => {
	fc.assert(
		fc.property(hostileText(8), raw => {
			const text = withoutFloating(cleanPaste(raw).replaceAll('\n', ''));
			fc.pre(text !== '' && cellWidth(text) < 20);
			const row = rowOf(text);
			t.true(row.endsWith('│'), points(row));
			t.is(cellWidth(row), 24, `${points(text)} ${cellWidth(text)}: ${points(row)}`);
		}),
		{numRuns: 500},
	);
});
