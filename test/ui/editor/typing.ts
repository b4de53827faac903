import test from 'ava';
import fc from 'fast-check';
import {cellWidth} from '../../../source/text/cells.ts';
import {createEditor} from '../../../source/ui/editor/editor.ts';
import {layoutEditor} from '../../../source/ui/editor/layout.ts';
import {splitText} from '../../../source/ui/editor/split-input.ts';
import {createInputFilter} from '../../../source/ui/terminal/input-filter.ts';

/** What is sent, line by line, and what is left in the editor, when a terminal's bytes come in these chunks. */
const typed = (chunks: readonly Uint8Array[]): {readonly sent: readonly string[]; readonly left: string} => {
	const sent: string[] = [];
	const editor = createEditor({
		multiline: true,
		onSubmit(text) {
			sent.push(text);
			return true;
		},
	});
	const filter = createInputFilter();
	for (const part of [...chunks.flatMap(chunk => filter.push(chunk)), ...filter.flush()]) {
		for (const press of typeof part === 'string' ? splitText(part) : []) {
			editor.press(press);
		}
	}

	return {sent, left: editor.getState().text};
};

/** Bytes cut where the bits of a number are set. */
const cutAt = (bytes: Uint8Array, isCut: (place: number) => boolean): readonly Uint8Array[] => {
	const places = [0, ...Array.from({length: bytes.length - 1}, (_, index) => index + 1).filter(isCut)];
	return places.map((from, index) => bytes.subarray(from, places[index + 1] ?? bytes.length));
};

for (const [title, text, expected] of [
	['a syllable and Enter', '해요\r', {sent: ['해요'], left: ''}],
	['a syllable, a space and one more', '네 요', {sent: [], left: '네 요'}],
	['two lines', '네\r요\r', {sent: ['네', '요'], left: ''}],
	['jamo that compose', '\u1112\u1161\u11ab\r', {sent: ['한'], left: ''}],
	['a jamo alone', 'ㅋㅋ\r', {sent: ['ㅋㅋ'], left: ''}],
] as const) {
	test(`${title}, whatever chunks it comes in`, t => {
		const bytes = Buffer.from(text);
		for (let cuts = 0; cuts < 2 ** (bytes.length - 1); cuts++) {
			t.deepEqual(typed(cutAt(bytes, place => ((cuts >> (place - 1)) & 1) === 1)), expected, `cuts ${cuts}`);
		}
	});
}

const korean = fc
	.array(
		fc.oneof(
			{weight: 6, arbitrary: fc.integer({min: 0xac00, max: 0xd7a3}).map(code => String.fromCharCode(code))},
			fc.constantFrom('ㅋ', 'ㅠ', ' ', '\r', '\u1112\u1161', '\u1112\u1161\u11ab', 'a', '.', '👋🏽', '漢'),
		),
		{maxLength: 30},
	)
	.map(parts => parts.join(''));

test('no syllable is lost or doubled on Enter or Space, however the bytes are cut', t => {
	fc.assert(
		fc.property(korean, fc.infiniteStream(fc.boolean()), (text, stream) => {
			const lines = text.split('\r').map(line => line.normalize('NFC'));
			const chunks = cutAt(Buffer.from(text), () => stream.next().value === true);
			const {sent, left} = typed(chunks);
			t.deepEqual([...sent, left], lines);
		}),
	);
});

test('a syllable that is being composed stands in the cell of the cursor, also where the text wraps', t => {
	fc.assert(
		fc.property(
			fc.array(fc.constantFrom('가', 'a', ' ', '힣', '漢', '👋🏽', '\n', 'é'), {maxLength: 40}),
			fc.integer({min: 4, max: 21}),
			(parts, width) => {
				const text = parts.join('');
				const before = layoutEditor(text, text.length, {width, rowsMax: 100});
				// Drawn once it is composed: the terminal drew it at the cursor until then.
				const after = layoutEditor(`${text}각`, text.length + 1, {width, rowsMax: 100});
				const rows = after.rows.map(row => row.lastIndexOf('각'));
				const y = rows.findLastIndex(index => index !== -1);
				const fits = before.x + 2 <= width;
				t.is(y, fits ? before.y : before.y + 1);
				t.is(cellWidth(after.rows[y]?.slice(0, rows[y]) ?? ''), fits ? before.x : 0);
			},
		),
	);
});
