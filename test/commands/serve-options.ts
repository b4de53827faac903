import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import test from 'ava';
import {parseServeOptions, type ServeFlags} from '../../source/commands/serve-options.ts';
import {Problem} from '../../source/problem.ts';

const parse = (input: readonly string[], flags: ServeFlags = {}, environment: NodeJS.ProcessEnv = {}) =>
	parseServeOptions(input, flags, environment, true);

test('without words it listens everywhere on 7777, keeps its history and shows the dashboard', t => {
	t.like(parse([]), {
		host: undefined,
		port: 7777,
		isHeadless: false,
		isMemory: false,
		directory: undefined,
		usersMax: 10_000,
		rate: 10,
		maxPerAddress: undefined,
		password: undefined,
		backlog: 50,
	});
});

test('host and port, a port alone, and port 0', t => {
	t.like(parse(['127.0.0.1', '0']), {host: '127.0.0.1', port: 0});
	t.like(parse(['8000']), {host: undefined, port: 8000});
	t.like(parse(['localhost']), {host: 'localhost', port: 7777});
});

test('without a terminal, and with --json, there is no dashboard', t => {
	t.true(parseServeOptions([], {}, {}, false).isHeadless);
	t.like(parse([], {json: true}), {isHeadless: true, isJson: true});
	t.like(parse([], {headless: true}), {isHeadless: true, isJson: false});
});

test('banned words are compared in one form', t => {
	t.deepEqual(parse([], {banWord: ['SPAM', '나쁜'.normalize('NFD'), '']}).bannedWords, ['spam', '나쁜']);
});

test('a password comes from the option, a file or the environment', t => {
	const file = path.join(mkdtempSync(path.join(tmpdir(), 'chat-tui-')), 'password');
	writeFileSync(file, '열려라 참깨\n');
	t.is(parse([], {password: 'a'}, {CHAT_TUI_PASSWORD: 'b'}).password, 'a');
	t.is(parse([], {passwordFile: file}).password, '열려라 참깨');
	t.is(parse([], {}, {CHAT_TUI_PASSWORD: 'b'}).password, 'b');
	t.is(parse([], {}, {CHAT_TUI_PASSWORD: ''}).password, undefined);
	const error = t.throws(() => parse([], {passwordFile: `${file}.not`}), {instanceOf: Problem});
	t.is(error?.exitCode, 1);
	writeFileSync(file, '첫째 줄\r\n# a note\n');
	t.is(parse([], {passwordFile: file}).password, '첫째 줄');
});

test('a password that turns out to be empty does not open the server to everyone', t => {
	const file = path.join(mkdtempSync(path.join(tmpdir(), 'chat-tui-')), 'password');
	writeFileSync(file, '\n');
	for (const flags of [{password: ''}, {passwordFile: file}]) {
		const error = t.throws(() => parse([], flags), {instanceOf: Problem});
		t.is(error?.exitCode, 2);
	}
});

test('wrong words are wrong use', t => {
	const wrong: ReadonlyArray<readonly [readonly string[], ServeFlags]> = [
		[['a', 'b'], {}],
		[['a', '1', 'c'], {}],
		[['65536'], {}],
		[[], {memory: true, data: 'x'}],
		[[], {maxUsers: 0}],
		[[], {maxUsers: 1.5}],
		[[], {maxUsers: Number.NaN}],
		[[], {rate: -1}],
		[[], {rate: Number.NaN}],
		[[], {maxPerAddress: -1}],
		[[], {backlog: -1}],
	];
	for (const [input, flags] of wrong) {
		const error = t.throws(() => parse(input, flags), {instanceOf: Problem}, JSON.stringify([input, flags]));
		t.is(error?.exitCode, 2);
	}
});

test('how long and how much is kept', t => {
	t.like(parse([]), {keepMs: undefined, messagesMax: undefined});
	t.is(parse([], {keep: '90d'}).keepMs, 90 * 86_400_000);
	t.is(parse([], {keep: '12h'}).keepMs, 12 * 3_600_000);
	t.is(parse([], {keep: '30M'}).keepMs, 30 * 60_000);
	t.is(parse([], {keepMessages: 1000}).messagesMax, 1000);
	for (const keep of ['', '90', 'd', '0d', '1.5h', '-1d', '90 days', '90d12h', '1s', '9999999d']) {
		const error = t.throws(() => parse([], {keep}), {instanceOf: Problem}, keep);
		t.is(error?.exitCode, 2);
		t.is(error?.hint, 'For example: --keep 90d');
	}

	for (const keepMessages of [0, -1, 1.5, Number.NaN]) {
		t.is(t.throws(() => parse([], {keepMessages}), {instanceOf: Problem})?.exitCode, 2);
	}
});
