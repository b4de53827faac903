/** What stands behind a text in a field stands where it should, whatever Ink takes the text's letters for. */
import {stripVTControlCharacters} from 'node:util';
import test from 'ava';
import {Box, Text} from 'ink';
import {cellWidth} from '../../../source/text/cells.ts';
import {TextField} from '../../../source/ui/components/text-field.tsx';
import {createEditor} from '../../../source/ui/editor/editor.ts';
import {createTheme} from '../../../source/ui/theme.ts';
import {openPicture} from '../../helpers/picture.tsx';

const theme = createTheme('dark');
const edge = [{text: '│', style: theme.dim}];

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
]) {
	test(`the edge behind ${JSON.stringify(text).replaceAll(/[^ -~가-힣]/g, sign => `U+${sign.codePointAt(0)?.toString(16)}`)}`, t => {
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
		t.true(row.startsWith(`│> ${text}`), row);
		t.true(row.endsWith('│'));
		t.is(cellWidth(row), 24);
	});
}
