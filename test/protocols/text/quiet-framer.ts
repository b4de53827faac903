import test from 'ava';
import fc from 'fast-check';
import {createQuietFramer, endsWithinCharacter} from '../../../source/protocols/text/quiet-framer.ts';
import {createFakeClock} from '../../helpers/fake-clock.ts';

const createSetup = (bytesMax = 100, endlessBytesMax = 1000) => {
	const clock = createFakeClock();
	const messages: string[] = [];
	const problems: string[] = [];
	const framer = createQuietFramer({
		bytesMax,
		endlessBytesMax,
		quietMs: 50,
		schedule: clock.schedule,
		onMessage: text => messages.push(text),
		onOverflow: () => problems.push('overflow'),
		onEndless: () => problems.push('endless'),
	});
	return {framer, clock, messages, problems};
};

/** Cut bytes at random places. */
const cut = (bytes: Uint8Array, places: readonly number[]): readonly Uint8Array[] => {
	const ends = [...new Set(places.map(place => place % (bytes.length + 1)))].sort((a, b) => a - b);
	return [...ends, bytes.length].map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
};

const word = fc.string({
	unit: fc.constantFrom('a', 'é', '가', '한', '🎉', ' ', '.'),
	minLength: 1,
	maxLength: 12,
});

test('lines are the same however they are cut', t => {
	fc.assert(
		fc.property(fc.array(word), fc.array(fc.nat()), fc.boolean(), (lines, places, isTelnet) => {
			const {framer, messages, problems} = createSetup();
			const end = isTelnet ? '\r\n' : '\n';
			for (const chunk of cut(Buffer.from(lines.map(line => line + end).join('')), places)) {
				framer.push(chunk);
			}

			t.deepEqual(messages, lines);
			t.deepEqual(problems, []);
			t.is(framer.pending(), 0);
		}),
	);
});

test('without newlines a message ends when it is quiet, however it is cut and as long as the pauses are short', t => {
	fc.assert(
		fc.property(fc.array(word, {minLength: 1}), fc.array(fc.nat()), (texts, places) => {
			const {framer, clock, messages} = createSetup();
			for (const text of texts) {
				for (const chunk of cut(Buffer.from(text), places)) {
					framer.push(chunk);
					clock.advance(49);
				}

				clock.advance(1);
			}

			t.deepEqual(messages, texts);
			t.is(clock.waiting(), 0);
		}),
	);
});

test('half a character is waited for, and not for ever', t => {
	const {framer, clock, messages} = createSetup();
	const bytes = Buffer.from('안녕');
	framer.push(bytes.subarray(0, 4));
	clock.advance(500);
	t.deepEqual(messages, []);
	framer.push(bytes.subarray(4));
	clock.advance(50);
	t.deepEqual(messages, ['안녕']);
	framer.push(bytes.subarray(0, 4));
	clock.advance(1000);
	t.deepEqual(messages, ['안녕', '안�']);
});

test('where bytes stop within a character', t => {
	for (const text of ['é', '가', '🎉']) {
		const bytes = Buffer.from(`a${text}`);
		for (let length = 0; length <= bytes.length; length++) {
			t.is(endsWithinCharacter(bytes.subarray(0, length)), length > 1 && length < bytes.length);
		}
	}

	t.false(endsWithinCharacter(Buffer.from([0x80, 0x80, 0x80, 0x80])));
	t.false(endsWithinCharacter(Buffer.from([0xff])));
});

test('a message that is too long is left out, said once, and the next one counts again', t => {
	const {framer, clock, messages, problems} = createSetup(10);
	framer.push(Buffer.from('0123456789\n01234567890123\nshort\n'));
	t.deepEqual(messages, ['0123456789', 'short']);
	t.deepEqual(problems, ['overflow']);
	framer.push(Buffer.from('x'.repeat(8)));
	framer.push(Buffer.from('x'.repeat(8)));
	framer.push(Buffer.from('x'.repeat(8)));
	t.is(framer.pending(), 0);
	clock.advance(50);
	framer.push(Buffer.from('next'));
	clock.advance(50);
	t.deepEqual(messages, ['0123456789', 'short', 'next']);
	t.deepEqual(problems, ['overflow', 'overflow']);
});

test('a line without end costs no memory, and ends', t => {
	const {framer, clock, messages, problems} = createSetup(16 * 1024, 4 * 1024 * 1024);
	const chunk = Buffer.alloc(64 * 1024, 'x');
	for (let count = 0; count < 100; count++) {
		framer.push(chunk);
		t.true(framer.pending() <= 16 * 1024);
	}

	t.deepEqual(problems, ['overflow', 'endless']);
	framer.push(Buffer.from('\nhello\n'));
	clock.advance(1000);
	t.deepEqual(messages, []);
});

test('after its end nothing is told', t => {
	const {framer, clock, messages} = createSetup();
	framer.push(Buffer.from('half'));
	framer.end();
	clock.advance(100);
	framer.push(Buffer.from('more\n'));
	t.deepEqual(messages, []);
	t.is(clock.waiting(), 0);
});
