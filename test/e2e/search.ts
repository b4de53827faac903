import {spawn} from 'node:child_process';
import {rm} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import test, {type ExecutionContext} from 'ava';
import {builtCli} from '../helpers/built.ts';
import {temporaryDirectory} from '../helpers/directories.ts';
import {said, whispered} from '../helpers/drafts.ts';
import {makeHistory} from '../helpers/history-directory.ts';
import {makeHome, runInTerminal, runPiped, serveHeadlessly} from '../helpers/program.ts';
import {connectRaw} from '../helpers/raw-client.ts';

const run = async (
	t: ExecutionContext,
	args: readonly string[],
	env: Readonly<Record<string, string | undefined>>,
) => {
	const {exit, stdout, stderr} = runPiped(t, args, env);
	const {code} = await exit;
	return {code, out: stdout(), error: stderr()};
};

test('what was said a moment ago is found and exported, while the server runs and afterwards', async t => {
	const env = await makeHome(t);
	const data = path.join(await temporaryDirectory(t), 'data');
	const server = await serveHeadlessly(t, ['--data', data], env);
	const [mina, joon] = [await connectRaw(Number(server.port)), await connectRaw(Number(server.port))];
	await mina.enter('mina');
	await joon.enter('joon');
	mina.send({type: 'say', room: '#lobby', text: '오늘 점심시간에 봐', number: 1});
	await mina.next('ack');
	mina.send({type: 'whisper', to: 'joon', text: '점심은 비밀', number: 2});
	await mina.next('ack');
	// Found by its member, by the running program's own thread.
	mina.send({type: 'search', words: 'ㅈㅅ'});
	t.is(((await mina.next('found')).hits as unknown[]).length, 2);
	const look = async () => {
		const found = await run(t, ['search', 'ㅈㅅ', '--data', data], env);
		t.is(found.error, '');
		t.is(found.code, 0);
		t.regex(found.out, /^\d{4}-\d\d-\d\d \d\d:\d\d #lobby mina: 오늘 점심시간에 봐\n$/);
		const withWhispers = await run(t, ['search', '점심', '--whispers', '--json', '--data', data], env);
		t.deepEqual(
			withWhispers.out
				.trim()
				.split('\n')
				.map(line => JSON.parse(line))
				.map(({room, from, to, text, kind}) => [room, from, to, text, kind]),
			[
				['@', 'mina', 'joon', '점심은 비밀', 'text'],
				['#lobby', 'mina', undefined, '오늘 점심시간에 봐', 'text'],
			],
		);
		t.deepEqual(await run(t, ['search', '저녁', '--data', data], env), {code: 1, out: '', error: ''});
		const exported = await run(t, ['export', '--since', 'today', '--room', 'LOBBY', '--data', data], env);
		t.regex(exported.out, /^\w+ \d+ \w+ \d{4}\n\d\d:\d\d mina: 오늘 점심시간에 봐\n$/);
		const json = await run(t, ['export', '--json', '--data', data], env);
		t.like(JSON.parse(json.out), {room: '#lobby', from: 'mina', text: '오늘 점심시간에 봐', kind: 'text'});
		t.is((await run(t, ['export', '--until', '1d', '--data', data], env)).out, '');
	};

	await look();
	server.child.kill('SIGTERM');
	t.is((await server.exit).code, 0);
	await look();
	// The index is not needed to find.
	await rm(path.join(data, 'search.db'), {force: true});
	await look();
});

test('matches are marked on a terminal, and not with NO_COLOR', async t => {
	const env = await makeHome(t);
	const history = await makeHistory(t);
	history.write([said('오늘 점심시간에'), whispered('점심')]);
	const marked = runInTerminal(t, ['search', 'ㅈㅅ', '--data', history.directory], {env});
	t.is((await marked.exit).code, 0);
	t.true(marked.raw().includes('오늘 \u001B[1;31m점심\u001B[0m시간에'), JSON.stringify(marked.raw()));
	const plain = runInTerminal(t, ['search', 'ㅈㅅ', '--data', history.directory], {
		env: {...env, NO_COLOR: '1'},
	});
	await plain.exit;
	t.true(plain.raw().includes('오늘 점심시간에'));
	t.false(plain.raw().includes('\u001B['));
});

test('a long export goes through a pipe that is closed early, without a word', async t => {
	const env = await makeHome(t);
	const history = await makeHistory(t);
	history.write(Array.from({length: 20_000}, (_, count) => said(`${count} `.padEnd(100, 'x'))));
	const child = spawn(process.execPath, [builtCli, 'export', '--data', history.directory], {
		env: {...process.env, ...env},
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	t.teardown(() => child.kill('SIGKILL'));
	let error = '';
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		error += text;
	});
	const exit = new Promise<number | null>(resolve => {
		child.on('close', resolve);
	});
	await new Promise(resolve => child.stdout.once('data', resolve));
	child.stdout.destroy();
	t.is(await exit, 0);
	t.is(error, '');
	const all = await run(t, ['export', '--data', history.directory], env);
	t.is(all.out.split('\n').length, 20_002);
});

for (const [title, args, code] of [
	['no words', ['search', '?!'], 2],
	['a limit of none', ['search', 'a', '--limit', '0'], 2],
	['whispers of a room', ['search', 'a', '--room', 'b', '--whispers'], 2],
	['an option of export', ['search', 'a', '--since', 'today'], 2],
	['no history', ['search', 'a', '--data', '/nowhere/at/all'], 2],
	['no such moment', ['export', '--since', 'soon'], 2],
	['two formats', ['export', '--json', '--text'], 2],
	['words for export', ['export', 'all'], 2],
	['an option of search', ['export', '--limit', '3'], 2],
	['no history to export', ['export', '--data', '/nowhere/at/all'], 1],
] as const) {
	test(`two lines on standard error, and the exit status: ${title}`, async t => {
		const result = await run(t, args, await makeHome(t));
		t.is(result.code, code);
		t.is(result.out, '');
		t.is(result.error.trimEnd().split('\n').length, 2, result.error);
	});
}
