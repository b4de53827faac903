import {spawn} from 'node:child_process';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import type {ExecutionContext} from 'ava';
import {testWith} from '../helpers/installed.ts';
import {makeHome, serveHeadlessly} from '../helpers/program.ts';
import {connectRaw} from '../helpers/raw-client.ts';
import {waitForText} from '../helpers/wait-for-text.ts';

/** WeeChat without a screen: its fifo takes what a user types, its logger writes what a user sees. */
const startWeechat = async (t: ExecutionContext, port: string) => {
	const directory = await mkdtemp(path.join(tmpdir(), 'weechat-'));
	const fifo = path.join(directory, 'fifo');
	const commands = [
		'/set logger.file.flush_delay 0',
		`/set fifo.file.path ${fifo}`,
		'/set irc.server_default.capabilities "*"',
		`/server add t 127.0.0.1/${port} -nossl -nicks=weeby,weeby2`,
		'/set irc.server.t.autojoin "#lobby"',
		'/connect t',
	];
	const child = spawn('weechat-headless', ['-d', directory, '-r', commands.join('; ')], {
		env: {...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8'},
		stdio: 'ignore',
	});
	const failure = new Promise<never>((_, reject) => {
		child.once('error', reject);
	});
	const closed = new Promise<void>(resolve => {
		child.once('close', () => resolve());
	});
	t.teardown(async () => {
		child.kill('SIGKILL');
		await closed;
		await rm(directory, {recursive: true, force: true});
	});
	return {
		type: (line: string) => writeFile(fifo, `irc.t.#lobby *${line}\n`),
		sees: (buffer: string, pattern: RegExp) =>
			Promise.race([waitForText(path.join(directory, 'logs', `irc.${buffer}.weechatlog`), pattern), failure]),
	};
};

testWith('weechat-headless')(
	'WeeChat joins, talks in Korean and emoji, whispers, renames, sees the topic, and is kicked',
	async t => {
		const server = await serveHeadlessly(t, ['--memory'], await makeHome(t));
		const mina = await connectRaw(Number(server.port));
		await mina.enter('민아');
		const weechat = await startWeechat(t, server.port);
		t.like(await mina.next('joined'), {member: {name: 'weeby'}});
		await weechat.sees('t.#lobby', /weeby .* has joined #lobby/);

		await weechat.type('안녕하세요 👋🏽 from weechat');
		t.like(await mina.next('message'), {from: {name: 'weeby'}, text: '안녕하세요 👋🏽 from weechat'});
		mina.send({type: 'say', room: '#lobby', text: '반가워요 🎉\n둘째 줄', number: 1});
		await weechat.sees('t.#lobby', /민아\t반가워요 🎉\n.*민아\t둘째 줄/);
		mina.send({type: 'say', room: '#lobby', text: '가'.repeat(400), number: 2});
		await weechat.sees('t.#lobby', /(?:민아\t가{20,}\n.*){3}/);

		await weechat.type('/msg 민아 귓속말');
		t.like(await mina.next('whisper'), {from: {name: 'weeby'}, text: '귓속말'});
		mina.send({type: 'whisper', to: 'weeby', text: '답장 👀', number: 3});
		await weechat.sees('t.민아', /답장 👀/);

		await weechat.type('/nick 위챗');
		t.like(await mina.next('renamed'), {from: 'weeby', name: '위챗'});
		await weechat.sees('t.#lobby', /now known as 위챗/);
		mina.send({type: 'rename', name: '미나'});
		await weechat.sees('t.#lobby', /민아 is now known as 미나/);

		mina.send({type: 'topic', room: '#lobby', topic: '점심 메뉴 🍜'});
		await weechat.sees('t.#lobby', /미나 has changed topic for #lobby .*to "점심 메뉴 🍜"/);

		server.child.stdin.write('say 공지입니다\n');
		await weechat.sees('t.#lobby', /공지입니다/);
		server.child.stdin.write('kick 위챗 너무 시끄러워요\n');
		await weechat.sees('server.t', /너무 시끄러워요/);
		t.like(await mina.next('left'), {member: {name: '위챗'}, reason: 'kicked'});
	},
);
