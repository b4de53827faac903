import test from 'ava';
import {type Row, rowWidth, span} from '../../../source/ui/components/row.ts';
import {Rows} from '../../../source/ui/components/rows.tsx';
import {parseFrame} from '../../helpers/parsed-frame.ts';
import {openPicture} from '../../helpers/picture.tsx';

const drawn = async (rows: readonly Row[]): Promise<string> => {
	const picture = openPicture(<Rows rows={[...rows, [span('end')]]} />, 40, rows.length + 1);
	await picture.waitFor('end');
	const frame = picture.frame();
	picture.close();
	return frame;
};

test('without colours, what else a style has is drawn all the same', async t => {
	const [row] = (
		await drawn([[span('a', {bold: true, color: '#ff0000'}), span('b', {dimColor: true})]])
	).split('\n');
	t.is(row, '\u001B[1ma\u001B[22m\u001B[2mb\u001B[22m');
});

for (const [what, text] of [
	['a skin tone', '🏻'],
	['a vowel sign', '\u093F'],
	['Thai sara am', '\u0E33'],
	['a halfwidth mark', '\uFF9F'],
] as const) {
	test(`what goes on with the character before it moves nothing: ${what}`, async t => {
		for (const row of [
			[span(text, {bold: true}), span('|')],
			[span('a', {bold: true}), span(text), span('|')],
			[span('a'), span(`${text}b`, {dimColor: true}), span('|')],
		]) {
			const frame = await parseFrame(await drawn([row]), 40, 2, {measured: true});
			t.is(frame.at(rowWidth(row) - 1, 0), '|');
		}
	});
}
