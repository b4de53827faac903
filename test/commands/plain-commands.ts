/** The plain mode is complete: every command, one after the other, against a real server; and every key has a command that does the same. */
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {PassThrough} from 'node:stream';
import test, {type ExecutionContext} from 'ava';
import {systemClock} from '../../source/client/clock.ts';
import {connectTcp} from '../../source/client/transport.ts';
import {joinPlain} from '../../source/commands/join-plain.ts';
import {wireSessions} from '../../source/library/create-session.ts';
import {createSettings} from '../../source/settings/settings.ts';
import {chatCommands} from '../../source/ui/chat/commands.ts';
import {type Action, actionsOf} from '../../source/ui/keys.ts';
import {startServer} from '../helpers/chat-server.ts';

const patienceMs = 20_000;

const openLines = async (t: ExecutionContext, {isTyped = true}: {isTyped?: boolean} = {}) => {
	const house = await startServer(t);
	const mina = await house.enter('mina');
	let number = 0;
	// A member who says nothing at all would be taken for lost.
	mina.socket.on('data', chunk => {
		if (String(chunk).includes('"ping"')) {
			mina.send({type: 'pong', time: 0});
		}
	});
	const say = (text: string): void => mina.send({type: 'say', number: ++number, room: '#lobby', text});
	const [input, output, errors] = [new PassThrough(), new PassThrough(), new PassThrough()];
	let told = '';
	let read = 0;
	const wakes = new Set<() => void>();
	for (const stream of [output, errors]) {
		stream.setEncoding('utf8').on('data', (chunk: string) => {
			told += chunk;
			for (const wake of wakes) {
				wake();
			}
		});
	}

	const copied: string[] = [];
	const interrupted = new AbortController();
	const join = () =>
		joinPlain({
			address: {host: '127.0.0.1', port: house.port},
			createSession: wireSessions({
				connect: connectTcp,
				clock: systemClock,
				random: () => 0,
				newToken: () => 'a-token-of-enough-length',
			}),
			clock: systemClock,
			name: 'jun',
			input,
			output,
			errors,
			version: '9.9.9',
			signal: interrupted.signal,
			timeZone: 'UTC',
			isTyped,
			settings: createSettings({}),
			clipboard(text) {
				copied.push(text);
				return 'copied';
			},
		});
	/** Resolves once what was told since the last time has it; what comes after that is for the next time. */
	const seen = async (pattern: RegExp): Promise<string> => {
		for (;;) {
			const found = pattern.exec(told.slice(read));
			if (found !== null) {
				read += found.index + found[0].length;
				return found[0];
			}

			await new Promise<void>((resolve, reject) => {
				const late = setTimeout(() => {
					reject(new Error(`Not told: ${pattern}\n${told.slice(read)}`));
				}, patienceMs);
				const wake = (): void => {
					clearTimeout(late);
					wakes.delete(wake);
					resolve();
				};

				wakes.add(wake);
			});
		}
	};

	t.teardown(() => interrupted.abort());
	return {...house, mina, say, input, join, seen, copied, told: () => told};
};

type Step = {readonly line: string; readonly told: RegExp};

test('every command works in lines', async t => {
	const {mina, say, input, join, seen, copied} = await openLines(t);
	const folder = await mkdtemp(path.join(tmpdir(), 'chat-tui-plain-'));
	t.teardown(() => rm(folder, {recursive: true, force: true}));
	const file = path.join(folder, 'room.txt');
	const code = join();
	await seen(/You are jun in #lobby/);
	say('first: https://example.org/a');
	await seen(/mina: first/);
	const steps: Record<(typeof chatCommands)[number]['name'], readonly Step[]> = {
		nick: [
			{line: '/nick june', told: /jun is now june/},
			{line: '/nick jun', told: /june is now jun/},
		],
		users: [{line: '/users', told: /2 in #lobby: jun \(you\), mina/}],
		whisper: [
			{line: '/whisper mina psst', told: /jun whispers|psst|^/},
			{line: '/whisper mina', told: /^/},
			{line: '/part', told: /^/},
		],
		me: [{line: '/me waves', told: /^/}],
		reply: [{line: '/reply an answer', told: /^/}],
		react: [{line: '/react :tada:', told: /jun reacted 🎉 to mina: first/}],
		edit: [{line: '/edit another answer', told: /jun edited .*: another answer/}],
		delete: [{line: '/delete yes', told: /jun deleted "another answer"/}],
		copy: [{line: '/copy', told: /Copied\./}],
		last: [{line: '/last 5', told: /#2 \d\d:\d\d mina: first.*\n#1 /}],
		earlier: [{line: '/earlier', told: /That is the beginning of #lobby\./}],
		details: [{line: '/details #2', told: /mina\nSaid .*\nNumber \d+\n🎉 jun\nfirst: https/}],
		away: [{line: '/away lunch', told: /You are away: lunch/}],
		back: [{line: '/back', told: /You are back\./}],
		ignore: [{line: '/ignore mina', told: /mina/}],
		unignore: [{line: '/unignore mina', told: /mina/}],
		rooms: [{line: '/rooms', told: /#lobby.*2/}],
		join: [{line: '/join #tea', told: /#tea/}],
		topic: [
			{line: '/topic', told: /#tea has no topic/},
			{line: '/topic green tea', told: /jun set the topic: green tea/},
			{line: '/topic', told: /The topic of #tea: green tea/},
		],
		part: [{line: '/part', told: /^/}],
		find: [{line: '/find first', told: /#lobby mina: first/}],
		open: [{line: '/open', told: /https:\/\/example\.org\/a/}],
		unfold: [{line: '/unfold', told: /Nothing in view is folded\./}],
		lines: [
			{line: '/lines', told: /a line with \. alone/},
			{line: 'one :tada:', told: /^/},
			{line: 'two', told: /^/},
			{line: '.', told: /^/},
		],
		save: [{line: `/save ${file}`, told: /saved to/}],
		mentions: [{line: '/mentions', told: /mina: jun: are you there/}],
		unread: [{line: '/unread', told: /./}],
		notify: [{line: '/notify off', told: /notify = off/}],
		mouse: [{line: '/mouse on', told: /mouse = on/}],
		set: [{line: '/set', told: /theme = auto/}],
		rtt: [{line: '/rtt', told: /Round trip: /}],
		version: [{line: '/version', told: /chat-tui 9\.9\.9, server test 1\.0\.0/}],
		clear: [{line: '/clear', told: /^/}],
		help: [{line: '/help', told: /\/nick NAME .*[\s\S]*\/quit /}],
		quit: [],
	};
	t.deepEqual(
		chatCommands.map(({name}) => name).filter(name => !(name in steps)),
		[],
		'a command that is not tried here',
	);

	for (const [name, tried] of Object.entries(steps)) {
		if (name === 'mentions') {
			say('jun: are you there');
			await seen(/mina: jun: are you there/);
		}

		for (const {line, told: wanted} of tried) {
			input.write(`${line}\n`);
			await seen(wanted);
		}

		if (name === 'reply') {
			t.like(await mina.next('message'), {text: 'waves', kind: 'action'});
			t.like(await mina.next('message'), {text: 'an answer'});
		}
	}

	let message = await mina.next('message');
	while (message.text !== 'one 🎉\ntwo') {
		message = await mina.next('message');
	}

	t.is(copied.length, 1);
	t.regex(await readFile(file, 'utf8'), /jun: one 🎉\n +two/);
	input.write('/quit\n');
	// Nothing was refused but to unfold, where nothing is ever folded.
	t.is(await code, 0);
});

test('what a person types has its emoji by name; what a script writes is sent as it is', async t => {
	for (const [isTyped, sent] of [
		[true, 'done 🎉'],
		[false, 'done :tada:'],
	] as const) {
		const {mina, input, join} = await openLines(t, {isTyped});
		const code = join();
		input.write('done :tada:\n');
		t.is((await mina.next('message')).text, sent);
		input.write('/reply #1 x\n/me done :tada:\n');
		let {text} = await mina.next('message');
		while (!String(text).startsWith('done ')) {
			({text} = await mina.next('message'));
		}

		t.is(text, sent);
		input.end();
		await code;
	}
});

test('what is written behind /join and /part is said where they lead, however quickly it comes', async t => {
	const {server, input, join, seen} = await openLines(t, {isTyped: false});
	const said: string[] = [];
	server.operator.onEvent(event => {
		if (event.event === 'message') {
			said.push(`${event.room} ${event.text}`);
		}
	});
	const code = join();
	input.end('/join #tea\nin tea\n/join #lobby\nin the lobby\n/join #tea\n/part\nagain\n');
	t.is(await code, 0);
	t.deepEqual(said, ['#tea in tea', '#lobby in the lobby', '#lobby again']);
	await seen(/You are in #tea, 1 here\.[\s\S]*You are in #lobby, 2 here\./);
});

test('reading back: page by page with numbers, what is not loaded is, up to the beginning', async t => {
	const {mina, say, input, join, seen} = await openLines(t);
	for (let index = 1; index <= 180; index++) {
		say(`line ${index}.`);
	}

	for (let index = 1; index <= 180; index++) {
		await mina.next('ack');
	}

	const code = join();
	await seen(/You are jun/);
	input.write('/last 2\n');
	await seen(/#2 \d\d:\d\d mina: line 179\.\n#1 \d\d:\d\d mina: line 180\./);
	input.write('/earlier 3\n');
	await seen(/#5 \d\d:\d\d mina: line 176\.\n#4 .* line 177\.\n#3 .* line 178\.\n/);
	// What comes meanwhile leaves the numbers as they are.
	say('news');
	await seen(/mina: news/);
	for (const [first, last] of [
		[76, 175],
		[1, 75],
	] as const) {
		input.write('/earlier 100\n');
		await seen(
			new RegExp(`#${181 - first} .* line ${first}\\.\\n.*#${181 - last} .{5} mina: line ${last}\\.\\n`, 's'),
		);
	}

	input.write('/react #180 👍\n');
	await seen(/jun reacted 👍 to mina: line 1\./);
	input.write('/earlier\n');
	await seen(/That is the beginning of #lobby\./);
	input.end();
	t.is(await code, 0);
});

/** Of what the keys do on the screen: what does it in lines. Where there is nothing to move about in, a number says which. */
const inLines: Partial<Record<Action, (typeof chatCommands)[number]['name'] | 'terminal' | 'nothing to do'>> =
	{
		help: 'help',
		quit: 'quit',
		dismiss: 'nothing to do',
		'page-up': 'earlier',
		'page-down': 'terminal',
		'to-top': 'earlier',
		'to-bottom': 'last',
		'to-new': 'unread',
		'room-number': 'join',
		'room-before': 'rooms',
		'room-after': 'rooms',
		'unread-before': 'unread',
		'unread-after': 'unread',
		compose: 'lines',
		switcher: 'join',
		palette: 'help',
		'list-before': 'nothing to do',
		'list-after': 'nothing to do',
		'list-choose': 'nothing to do',
		find: 'find',
		'find-older': 'find',
		'find-newer': 'terminal',
		'find-stay': 'nothing to do',
		select: 'last',
		'select-older': 'earlier',
		'select-newer': 'last',
		'select-oldest': 'earlier',
		'select-newest': 'last',
		'message-menu': 'last',
		'message-reply': 'reply',
		'message-react': 'react',
		'message-edit': 'edit',
		'message-delete': 'delete',
		'message-copy': 'copy',
		'message-open': 'open',
		'message-whisper': 'whisper',
		'message-jump': 'details',
		'message-details': 'details',
		suspend: 'terminal',
		repaint: 'terminal',
	};

test('whatever a key does has a command', t => {
	const names = new Set<string>([...chatCommands.map(({name}) => name), 'terminal', 'nothing to do']);
	for (const scope of ['chat', 'list', 'find', 'select', 'screen'] as const) {
		for (const action of actionsOf(scope)) {
			t.true(names.has(inLines[action] ?? ''), action);
		}
	}
});
