import test from 'ava';
import {parseSendWords, parseTimeout, readLines} from '../../source/commands/send.ts';
import {Problem} from '../../source/problem.ts';

test('where to and what, in every way that people write it', t => {
	const host = '10.0.0.5';
	for (const [words, address, text] of [
		[[host, '7000', 'hi', 'there'], {host, port: 7000}, 'hi there'],
		[[`${host}:7000`, '42 is it'], {host, port: 7000}, '42 is it'],
		[[`${host}:7000`, '42'], {host, port: 7000}, '42'],
		[[host, 'hi'], {host, port: 7777}, 'hi'],
		[[host, '7000'], {host, port: 7000}, undefined],
		[['7000', '42'], {host: 'localhost', port: 7000}, '42'],
		[['[::1]:7000', '1'], {host: '::1', port: 7000}, '1'],
		[['::1', '7000', 'hi'], {host: '::1', port: 7000}, 'hi'],
		[[host], {host, port: 7777}, undefined],
	] as const) {
		t.deepEqual(parseSendWords(words), {address, text}, words.join(' '));
	}

	t.throws(() => parseSendWords([]), {instanceOf: Problem});
});

test('a timeout has a unit', t => {
	t.is(parseTimeout(undefined), 10_000);
	t.is(parseTimeout('500ms'), 500);
	t.is(parseTimeout('2m'), 120_000);
	for (const wrong of ['', '10', '0s', '-1s', 'soon']) {
		t.throws(() => parseTimeout(wrong), {instanceOf: Problem}, wrong);
	}
});

test('lines, however they are cut; one that is too long is told', async t => {
	const chunks = async function* () {
		yield '하나\r\n두';
		yield 'ㄹ\n';
		yield 'x'.repeat(70_000);
		yield '\nlast';
	};
	const lines: (string | undefined)[] = [];
	for await (const line of readLines(chunks())) {
		lines.push(line);
	}

	t.deepEqual(lines, ['하나', '두ㄹ', undefined, 'last']);
});
