import test from 'ava';
import {chatCommands, commandHelp, runCommand, submitLine} from '../../../source/ui/chat/commands.ts';
import {createDemoClient} from '../../helpers/demo-client.ts';

const context = {version: '0.1.0'};

for (const [line, call] of [
	['hello', {name: 'say', arguments: ['hello']}],
	['//etc/hosts', {name: 'say', arguments: ['/etc/hosts']}],
	['/me waves', {name: 'say', arguments: ['waves', 'action']}],
	['/nick 하늘', {name: 'rename', arguments: ['하늘']}],
	['/whisper mina', {name: 'converse', arguments: ['mina']}],
	['/RTT', {name: 'measureRoundTrip', arguments: []}],
	// With the Hangul layout on.
	['/ㅊㅣㄷㅁㄱ', {name: 'clear', arguments: []}],
	['/칟ㅁㄱ', {name: 'clear', arguments: []}],
	['/clear', {name: 'clear', arguments: []}],
] as const) {
	test(`${JSON.stringify(line)} is carried out`, t => {
		const client = createDemoClient();
		t.is(submitLine(client, line, context), 'done');
		t.deepEqual(client.calls, [call]);
	});
}

for (const [line, said] of [
	['/nick', /\/nick NAME/],
	['/nick two words', /\/nick NAME/],
	['/whisper', /\/whisper NAME TEXT/],
	['/me', /\/me TEXT/],
	['/whsiper mina hi', /no command \/whsiper\. Did you mean \/whisper\?/],
	['/ㅗ데ㅔ', /Did you mean \/help\?/],
	['/xyzzy', /no command \/xyzzy\. \/help/],
	['/', /\/help/],
] as const) {
	test(`${JSON.stringify(line)} is refused, said why, and not sent`, t => {
		const client = createDemoClient();
		t.is(submitLine(client, line, context), 'refused');
		t.deepEqual(
			client.calls.map(({name}) => name),
			['notify'],
		);
		t.regex(String(client.calls[0]?.arguments[0]), said);
		t.is(client.calls[0]?.arguments[1], 'error');
	});
}

for (const [line, ...whisper] of [
	['/whisper mina hello there', 'mina', 'hello there'],
	['/w @mina: one\ntwo', 'mina', 'one\ntwo'],
	['/ㅈ mina 안녕', 'mina', '안녕'],
] as const) {
	test(`${JSON.stringify(line)} is seen in the conversation, where one is before it is said; in lines one stays where one is`, t => {
		const calls = [{name: 'whisper', arguments: whisper}] as const;
		const [screen, plain] = [createDemoClient(), createDemoClient()];
		t.is(submitLine(screen, line, context), 'done');
		t.deepEqual(screen.calls, [{name: 'converse', arguments: [whisper[0]]}, ...calls]);
		t.is(submitLine(plain, line, {...context, isPlain: true}), 'done');
		t.deepEqual(plain.calls, calls);
	});
}

for (const name of ['nobody', 'jun']) {
	test(`what is whispered to ${name}, where nobody else is, leads nowhere: it comes back to where it was written`, t => {
		const client = createDemoClient();
		t.is(submitLine(client, `/w ${name} hi`, context), 'done');
		t.deepEqual(client.calls, [{name: 'whisper', arguments: [name, 'hi']}]);
	});
}

test('nothing is nothing', t => {
	const client = createDemoClient();
	t.is(submitLine(client, ' \n ', context), 'done');
	t.deepEqual(client.calls, []);
});

test('who is here, and what is away', t => {
	const client = createDemoClient();
	t.is(runCommand(client, 'users', '', context), 'done');
	const text = String(client.calls[0]?.arguments[0]);
	t.regex(text, /^12 in #lobby: /);
	t.regex(text, /jun \(you\), kai \(reconnecting\)/);
});

test('the versions of both ends, or of one before the server is known', t => {
	const client = createDemoClient();
	runCommand(client, 'version', '', context);
	client.update(state => ({...state, server: undefined}));
	runCommand(client, 'version', '', context);
	t.deepEqual(
		client.calls.map(call => call.arguments[0]),
		['chat-tui 0.1.0, server Team Otter 0.1.0', 'chat-tui 0.1.0'],
	);
});

test('help and quit are left to the caller', t => {
	const client = createDemoClient();
	t.is(submitLine(client, '/help', context), 'help');
	t.is(submitLine(client, '/quit', context), 'quit');
	t.deepEqual(client.calls, []);
});

test('the help has a line for each command', t => {
	const lines = commandHelp().split('\n');
	t.is(lines.length, chatCommands.length + 1);
	t.true(
		chatCommands.every(
			({usage, help}, index) => lines[index]?.startsWith(usage) && lines[index]?.endsWith(help),
		),
	);
});
