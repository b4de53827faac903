import test from 'ava';
import fc from 'fast-check';
import type {TerminalEvent} from '../../../source/ui/terminal/events.ts';
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
		'안녕\r\u{1B}[A\u{1B}[1;5D\u{1B}[3~\u{1B}b\u{1B}\r\u{1B}OA\u0001\u{1B}[Z\u{1B}\u{1B}[A\u{1B}[?0u';
	t.deepEqual(filtered(text), {passed: text, events: []});
});

test('mouse reports are taken out: SGR, urxvt and X10, whose coordinates may be any byte', t => {
	t.deepEqual(filtered('a\u{1B}[<0;12;5Mb\u{1B}[<0;12;5mc\u{1B}[32;12;5Md'), {
		passed: 'abcd',
		events: [{type: 'mouse', report: {what: 'click', x: 11, y: 4}}, {type: 'mouse'}, {type: 'mouse'}],
	});
	t.deepEqual(
		filtered(Buffer.concat([Buffer.from('\u{1B}[M'), Buffer.from([0x20, 0xec, 0x95]), Buffer.from('안')])),
		{
			passed: '안',
			events: [{type: 'mouse'}],
		},
	);
});

test('the wheel and clicks have their cell; other buttons, motion and keys held with them mean nothing', t => {
	const report = (what: string, x: number, y: number) => ({type: 'mouse', report: {what, x, y}}) as never;
	t.deepEqual(filtered('\u{1B}[<64;1;1M\u{1B}[<65;300;100M\u{1B}[<0;80;24M').events, [
		report('wheel-up', 0, 0),
		report('wheel-down', 299, 99),
		report('click', 79, 23),
	]);
	for (const sequence of ['<1;1;1M', '<2;1;1M', '<4;1;1M', '<16;1;1M', '<32;1;1M', '<64;1;1m', '<0;1M']) {
		t.deepEqual(filtered(`\u{1B}[${sequence}`), {passed: '', events: [{type: 'mouse'}]}, sequence);
	}
});

test('keys in the Kitty protocol are events, its reply is for Ink', t => {
	t.deepEqual(filtered('한\u{1B}[27u/\u{1B}[13;2u글\u{1B}[?5u\u{1B}[122;5u\u{1B}[97;5:3u'), {
		passed: '한/글\u{1B}[?5u',
		events: [key('escape'), key('shift+return'), key('ctrl+z')] as never,
	});
	const filter = createInputFilter();
	t.deepEqual(filter.push(Buffer.from('\u{1B}[27u/')), [{type: 'key', press: keyPress('escape')}, '/']);
	t.is(filter.pending(), 'nothing');
});

test('the terminal says that it knows focus reports, or that it does not', t => {
	t.deepEqual(filtered('a\u{1B}[?1004;1$y\u{1B}[?1004;2$yb'), {
		passed: 'ab',
		events: [{type: 'reports-focus'}, {type: 'reports-focus'}],
	});
	t.deepEqual(filtered('a\u{1B}[?1004;0$y\u{1B}[?1004;4$y\u{1B}[?2004;1$yb'), {passed: 'ab', events: []});
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
		filtered('\u{1B}[>0;10;1c\u{1B}[0n\u{1B}[12;40R\u{1B}[?2026;2$y\u{1B}[8;24;80t\u{1B}P1$r0m\u{1B}\\x'),
		{passed: 'x', events: []},
	);
});

test('the name and the version that the terminal says', t => {
	t.deepEqual(filtered('a\u{1B}P>|WezTerm 20240203-110809\u{1B}\\b'), {
		passed: 'ab',
		events: [{type: 'version', text: 'WezTerm 20240203-110809'}],
	});
});

test('what the terminal can, in every form, says that it has answered', t => {
	for (const answer of ['\u{1B}[?1;2c', '\u{1B}[?6c', '\u{1B}[?62;22c', '\u{1B}[?64;1;2;6;9;15;18;21;22c']) {
		t.deepEqual(filtered(`a${answer}b`), {passed: 'ab', events: [{type: 'answered'}]});
	}
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
	t.is(filter.pending(), 'sequence');
	t.deepEqual(filter.push(Buffer.from('\u0003')), ['\u0003']);
	filter.push(Buffer.from('\u{1B}]11;rgb:'));
	t.deepEqual(filter.flush(), []);
	t.deepEqual(filter.push(Buffer.from('x')), ['x']);
});

test('a sequence that comes in pieces is waited for as long as a reply, and is never typed', t => {
	for (const piece of ['\u{1B}[<64;3', '\u{1B}[1;', '\u{1B}[[']) {
		const filter = createInputFilter();
		t.deepEqual(filter.push(Buffer.from(piece)), []);
		t.is(filter.pending(), 'sequence', JSON.stringify(piece));
		t.deepEqual(filter.flush(), []);
		t.deepEqual(filter.push(Buffer.from('x')), ['x']);
	}

	// Alt with a key is not kept waiting.
	for (const piece of ['\u{1B}[', '\u{1B}O', '\u{1B}]', '\u{1B}P']) {
		const filter = createInputFilter();
		filter.push(Buffer.from(piece));
		t.is(filter.pending(), 'key', JSON.stringify(piece));
		t.deepEqual(filter.flush(), [piece]);
	}
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

/** What a terminal reports by itself, and what a person types between: text, composed Hangul, keys. */
const reports: ReadonlyArray<readonly [string, TerminalEvent | undefined]> = [
	['\u{1B}[I', {type: 'focus', isFocused: true}],
	['\u{1B}[O', {type: 'focus', isFocused: false}],
	['\u{1B}[?1004;2$y', {type: 'reports-focus'}],
	['\u{1B}[<64;10;2M', {type: 'mouse', report: {what: 'wheel-up', x: 9, y: 1}}],
	['\u{1B}[<0;200;55M', {type: 'mouse', report: {what: 'click', x: 199, y: 54}}],
	['\u{1B}[<0;200;55m', {type: 'mouse'}],
	['\u{1B}[27u', {type: 'key', press: keyPress('escape')}],
	['\u{1B}[13;2u', {type: 'key', press: keyPress('shift+return')}],
	['\u{1B}[12619::122;5u', {type: 'key', press: keyPress('ctrl+z')}],
	['\u{1B}[?62;22c', {type: 'answered'}],
	['\u{1B}[>0;10;1c', undefined],
	['\u{1B}]11;rgb:1/2/3\u0007', {type: 'background', color: {red: 1 / 15, green: 2 / 15, blue: 3 / 15}}],
	['\u{1B}P>|tmux 3.5\u{1B}\\', {type: 'version', text: 'tmux 3.5'}],
	['\u{1B}P1$r0m\u{1B}\\', undefined],
];
const typed = fc.constantFrom(
	'안녕하세요',
	'한',
	'글',
	'가\u{1100}\u{1161}',
	'a',
	'👩‍🌾',
	' ',
	'é',
	'\u{1B}[A',
	'\r',
	'\u{1B}b',
);

test('reports cut anywhere between what is typed: not a byte is lost or leaks, and all stays in its order', t => {
	const item = fc.oneof(
		fc.constantFrom(...reports).map(([bytes, event]) => ({bytes, event, text: ''})),
		typed.map(text => ({bytes: text, event: undefined, text})),
	);
	fc.assert(
		fc.property(fc.array(item, {maxLength: 16}), fc.array(fc.nat(), {maxLength: 24}), (items, cuts) => {
			const bytes = Buffer.from(items.map(part => part.bytes).join(''));
			const places = cuts.map(cut => cut % (bytes.length + 1)).sort((a, b) => a - b);
			const filter = createInputFilter();
			const out = [0, ...places]
				.flatMap((from, index) => filter.push(bytes.subarray(from, places[index] ?? bytes.length)))
				.concat(filter.flush());
			// Text may come in more pieces than it was typed in.
			const joined = (parts: readonly (string | TerminalEvent)[]) => {
				const all: Array<string | TerminalEvent> = [''];
				for (const part of parts) {
					if (typeof part === 'string') {
						all.push(`${all.pop()}${part}`);
					} else {
						all.push(part, '');
					}
				}

				return all;
			};

			t.deepEqual(joined(out), joined(items.map(({event, text}) => event ?? text)));
		}),
		{numRuns: 1000},
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
