import test from 'ava';
import fc from 'fast-check';
import {createInputFilter} from '../../../source/ui/terminal/input-filter.ts';
import {keyPress} from '../../helpers/key-presses.ts';

const filterAll = (chunks: readonly Uint8Array[]) => {
	const filter = createInputFilter();
	const all = [...chunks.flatMap(chunk => filter.push(chunk)), ...filter.flush()];
	return {
		passed: all.filter(item => typeof item === 'string').join(''),
		events: all.filter(item => typeof item !== 'string'),
	};
};

const filtered = (text: string | Uint8Array) => filterAll([Buffer.from(text)]);
const key = (chord: string) => ({type: 'key', press: keyPress(chord)});

test('text and the keys that Ink knows are passed as they are', t => {
	const text =
		'안녕\r\u{1B}[A\u{1B}[1;5D\u{1B}[3~\u{1B}b\u{1B}\r\u{1B}OA\u0001\u{1B}[Z\u{1B}\u{1B}[A\u{1B}[27u';
	t.deepEqual(filtered(text), {passed: text, events: []});
});

test('mouse reports are taken out: SGR, urxvt and X10, whose coordinates may be any byte', t => {
	t.deepEqual(filtered('a\u{1B}[<0;12;5Mb\u{1B}[<0;12;5mc\u{1B}[32;12;5Md'), {
		passed: 'abcd',
		events: [{type: 'mouse'}, {type: 'mouse'}, {type: 'mouse'}],
	});
	t.deepEqual(
		filtered(Buffer.concat([Buffer.from('\u{1B}[M'), Buffer.from([0x20, 0xec, 0x95]), Buffer.from('안')])),
		{
			passed: '안',
			events: [{type: 'mouse'}],
		},
	);
});

test('focus, device attributes, cursor position, modes and other replies are taken out', t => {
	t.deepEqual(filtered('\u{1B}[I\u{1B}[O'), {
		passed: '',
		events: [
			{type: 'focus', isFocused: true},
			{type: 'focus', isFocused: false},
		],
	});
	t.deepEqual(
		filtered(
			'\u{1B}[?62;22c\u{1B}[>0;10;1c\u{1B}[0n\u{1B}[12;40R\u{1B}[?2026;2$y\u{1B}[8;24;80t\u{1B}P>|xterm\u{1B}\\x',
		),
		{passed: 'x', events: []},
	);
});

test('the background’s colour, ended either way', t => {
	const white = {type: 'background', color: {red: 1, green: 1, blue: 1}};
	t.deepEqual(filtered('a\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\b\u{1B}]11;rgb:ff/ff/ff\u0007c'), {
		passed: 'abc',
		events: [white, white],
	});
	t.deepEqual(filtered('\u{1B}]10;rgb:0/0/0\u0007x'), {passed: 'x', events: []});
});

test('F1 to F12 in every form, Ctrl+Z and Ctrl+L are events', t => {
	for (const sequence of ['\u{1B}OP', '\u{1B}[11~', '\u{1B}[[A', '\u{1B}[P', '\u{1B}[1;1P']) {
		t.deepEqual(
			filtered(`${sequence}x`),
			{passed: 'x', events: [key('f1')]} as never,
			JSON.stringify(sequence),
		);
	}

	t.deepEqual(filtered('\u{1B}[24~\u{1B}[1;5Q').events, [key('f12'), key('ctrl+f2')] as never);
	t.deepEqual(filtered('a\u001ab\u000c'), {passed: 'ab', events: [key('ctrl+z'), key('ctrl+l')]} as never);
});

test('what is pasted passes untouched', t => {
	const paste = '\u{1B}[200~\u001a\u000c\u{1B}[<0;1;1M\u{1B}OP\u{1B}]11;x\u0007\u{1B}[201\u{1B}[201~';
	t.deepEqual(filtered(`${paste}\u001a`), {passed: paste, events: [key('ctrl+z')]} as never);
});

test('Alt with a key that looks like the beginning of a reply', t => {
	t.deepEqual(filtered('\u{1B}]x\u{1B}Px'), {passed: '\u{1B}]x\u{1B}Px', events: []});
	t.deepEqual(filtered('\u{1B}O'), {passed: '\u{1B}O', events: []});
});

test('a lone Esc waits, and is passed when nothing more comes', t => {
	const filter = createInputFilter();
	t.deepEqual(filter.push(Buffer.from('\u{1B}')), []);
	t.is(filter.pending(), 'key');
	t.deepEqual(filter.flush(), ['\u{1B}']);
	t.is(filter.pending(), 'nothing');
});

test('a reply that never ends is dropped, and no key after it is lost', t => {
	const filter = createInputFilter();
	filter.push(Buffer.from('\u{1B}]11;rgb:'));
	t.is(filter.pending(), 'reply');
	t.deepEqual(filter.push(Buffer.from('\u0003')), ['\u0003']);
	filter.push(Buffer.from('\u{1B}]11;rgb:'));
	t.deepEqual(filter.flush(), []);
	t.deepEqual(filter.push(Buffer.from('x')), ['x']);
});

test('keys come one by one and in their order, text and pastes in one piece', t => {
	const filter = createInputFilter();
	const input = 'ab\r\n요\r\u007f\u{1B}[A\u{1B}bc\u{1B}\r한\u{1B}[200~x\r\u{1B}y\u{1B}[201~글\u{1B}OPz\t\t';
	t.deepEqual(filter.push(Buffer.from(input)), [
		...['ab', '\r\n', '요', '\r', '\u007f', '\u{1B}[A', '\u{1B}bc', '\u{1B}\r', '한'],
		...[
			'\u{1B}[200~x\r\u{1B}y\u{1B}[201~',
			'글',
			{type: 'key' as const, press: keyPress('f1')},
			'z',
			'\t',
			'\t',
		],
	]);
});

const pieces = fc.array(
	fc.oneof(
		fc.constantFrom(
			'안녕',
			'👨‍👩‍👧‍👦',
			'\r',
			'\u{1B}[A',
			'\u{1B}[<35;10;2M',
			'\u{1B}[M !~',
			'\u{1B}OP',
			'\u{1B}[I',
			'\u{1B}]11;rgb:1/2/3\u{1B}\\',
			'\u{1B}[200~한\u{1B}[1~글\u{1B}[201~',
			'\u001a',
			'\u{1B}[[A',
			'\u{1B}P1$r0m\u{1B}\\',
		),
		fc.string({unit: 'binary', maxLength: 4}).map(text => text.toWellFormed()),
	),
	{maxLength: 12},
);

test('however the bytes are cut, the same comes out', t => {
	fc.assert(
		fc.property(pieces, fc.array(fc.nat(), {maxLength: 10}), (parts, cuts) => {
			const bytes = Buffer.from(parts.join(''));
			const places = cuts.map(cut => cut % (bytes.length + 1)).sort((a, b) => a - b);
			const chunks = [0, ...places].map((from, index) => bytes.subarray(from, places[index] ?? bytes.length));
			t.deepEqual(filterAll(chunks), filterAll([bytes]));
		}),
	);
});

test('text without control characters always passes', t => {
	fc.assert(
		fc.property(fc.string({unit: 'grapheme'}), text => {
			fc.pre(!/[\u0000-\u001f]/.test(text));
			t.deepEqual(filtered(text), {passed: text, events: []});
		}),
	);
});
