import {Writable} from 'node:stream';
import test from 'ava';
import {createPrinter} from '../../source/commands/printer.ts';
import {Problem} from '../../source/problem.ts';

const makeStream = (write: (text: string) => Error | undefined) =>
	new Writable({
		decodeStrings: false,
		write(chunk, _encoding, callback) {
			setImmediate(() => callback(write(String(chunk))));
		},
	});

test('everything is written, in chunks that wait for the reader', async t => {
	let [written, most] = ['', 0];
	const stream = makeStream(text => {
		written += text;
		most = Math.max(most, text.length);
		return undefined;
	});
	const printer = createPrinter(stream);
	const lines = Array.from({length: 5000}, (_, count) => `line ${count} 점심`);
	for (const line of lines) {
		t.true(await printer.print(line));
		t.true(stream.writableLength < 100_000);
	}

	await printer.end();
	t.is(written, `${lines.join('\n')}\n`);
	t.true(most < 40_000);
});

test('a reader that is gone ends it without a word; any other failure is one', async t => {
	const failing = (code: string) => createPrinter(makeStream(() => Object.assign(new Error(code), {code})));
	const gone = failing('EPIPE');
	t.true(await gone.print('a'));
	t.false(await gone.print('x'.repeat(50_000)));
	await gone.end();
	const full = failing('ENOSPC');
	await full.print('a');
	await t.throwsAsync(full.end(), {instanceOf: Problem, code: 'unwritable', message: /: ENOSPC\.$/});
});
