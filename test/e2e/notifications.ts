/** Who looks elsewhere is told by the terminal: in the real program, in a terminal that reports its focus. */
import {readFileSync} from 'node:fs';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {makeHome, runInTerminal, runPiped, serveHeadlessly} from '../helpers/program.ts';
import {screens} from '../helpers/screens.ts';
import type {TestTerminal} from '../helpers/terminal.ts';

const away = '\u001b[O';
const back = '\u001b[I';

/** What is typed after it is drawn after it was heard. */
const lookAway = async (terminal: TestTerminal) => {
	terminal.write(`${away}ㅎ`);
	await terminal.waitFor('› ㅎ');
	terminal.write('\u007f');
};

const openRoom = async (
	t: ExecutionContext,
	{
		cols = 80,
		rows = 24,
		lang = 'en',
		env: extra = {},
	}: {
		readonly cols?: number;
		readonly rows?: number;
		readonly lang?: string;
		readonly env?: Readonly<Record<string, string>>;
	} = {},
) => {
	const env = {...(await makeHome(t)), ...extra};
	const {port} = await serveHeadlessly(t, ['--memory'], env);
	const join = ['join', '127.0.0.1', port];
	const mina = runInTerminal(t, [...join, '--name', 'mina', '--lang', lang], {cols, rows, env});
	await mina.waitFor(/1 online|1명/);
	const bora = runPiped(t, [...join, '--plain', '--name', 'bora'], env);
	await mina.waitFor(/2 online|2명/);
	return {env, mina, say: (line: string) => bora.child.stdin.write(`${line}\n`)};
};

for (const {cols, rows, lang, on} of screens) {
	test(`${on}: a whisper is told while one looks elsewhere, and not while one looks`, async t => {
		const {mina, say} = await openRoom(t, {cols, rows, lang, env: {TERM_PROGRAM: 'ghostty'}});
		t.true(mina.modes().focusReports);
		say('mina: seen at once');
		await mina.waitFor('seen at once');
		await lookAway(mina);
		say('/whisper mina 차; 마실래?\u0007');
		await mina.waitFor(() => mina.raw().includes(']777;notify;'));
		const title = lang === 'ko' ? 'bora의 귓속말' : 'bora whispers';
		t.true(mina.raw().includes(`\u001b]777;notify;${title};차, 마실래?\u001b\\\u0007`));
		t.is(mina.raw().split(']777;').length, 2);
		t.is(mina.screen().length, rows);
		mina.write(`${back}\u0003`);
		t.is((await mina.exit).code, 0);
		t.false(mina.modes().focusReports);
	});
}

test('where no notification is known there is the bell; /notify off ends it, and is remembered', async t => {
	const {env, mina, say} = await openRoom(t);
	mina.write('/notify off\r');
	await mina.waitFor('notify = off');
	await lookAway(mina);
	const file = path.join(env.XDG_CONFIG_HOME ?? '', 'chat-tui', 'settings.conf');
	t.regex(readFileSync(file, 'utf8'), /^notify = off$/m);
	say('mina: tea?');
	await mina.waitFor('mina: tea?');
	mina.write('/notify mention\r');
	await mina.waitFor('notify = mention');
	// Nothing of what came before is told now.
	say('hello everyone');
	await mina.waitFor('hello everyone');
	t.false(mina.raw().includes('\u0007'));
	say('@mina cake?');
	await mina.waitFor(() => mina.raw().includes('\u0007'));
	t.false(mina.raw().includes(']777;'));
});

test('in tmux it is passed through', async t => {
	const {mina, say} = await openRoom(t, {
		env: {TMUX: '/tmp/tmux', TERM_PROGRAM: 'tmux', KITTY_WINDOW_ID: '1'},
	});
	await lookAway(mina);
	say('/whisper mina psst');
	await mina.waitFor(() => mina.raw().includes('\u001bPtmux;'));
	const [, passed = ''] = /\u001bPtmux;(.*?[^\u001b])\u001b\\\u0007/s.exec(mina.raw()) ?? [];
	t.is(
		passed.replaceAll('\u001b\u001b', '\u001b'),
		'\u001b]99;i=chat-tui:o=unfocused:d=0;bora whispers\u001b\\\u001b]99;i=chat-tui:p=body;psst\u001b\\',
	);
});
