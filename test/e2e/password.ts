import {execFileSync} from 'node:child_process';
import {readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import test from 'ava';
import {connectIrc} from '../helpers/irc-client.ts';
import {makeHome, runPiped, serveHeadlessly} from '../helpers/program.ts';
import {connectRaw} from '../helpers/raw-client.ts';
import {connectSocket} from '../helpers/raw-socket.ts';

const right = 'open-sesame-4711';
const wrong = 'guess-0815';

/** What anyone on this machine can see of a process: its words, as `ps` shows them, which not every Linux has. */
const wordsOf = (pid: number | undefined): string =>
	process.platform === 'linux'
		? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
		: execFileSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], {encoding: 'utf8'});

/** Every file below a folder. */
const filesIn = (directory: string): readonly string[] =>
	readdirSync(directory, {recursive: true, encoding: 'utf8'})
		.map(name => path.join(directory, name))
		.filter(file => statSync(file).isFile());

for (const way of ['CHAT_TUI_PASSWORD', '--password-file'] as const) {
	test(`a password given by ${way} is in no list of processes, no log and no file; nor is a wrong one`, async t => {
		const env = await makeHome(t);
		const home = env.HOME ?? '';
		const data = path.join(home, 'room');
		const file = path.join(home, 'password');
		writeFileSync(file, `${right}\n`, {mode: 0o600});
		const given = way === '--password-file' ? [way, file] : [];
		const secret = way === '--password-file' ? env : {...env, CHAT_TUI_PASSWORD: right};
		const server = await serveHeadlessly(t, ['--data', data, ...given], secret);
		const reader = runPiped(t, ['join', '127.0.0.1', server.port, '--name', 'reader', ...given], secret);
		await server.until(/"event":"join","name":"reader"/);
		for (const {child} of [server, reader]) {
			const words = wordsOf(child.pid);
			t.true(words.includes('chat-tui'), words);
			t.false(words.includes(right), words);
		}

		// Whatever they speak, right or wrong.
		const port = Number(server.port);
		const mina = await connectRaw(port);
		await mina.enter('mina', {password: right, token: 't'.repeat(32)});
		const eve = await connectRaw(port);
		eve.send({type: 'hello', version: 1, name: 'eve', password: wrong});
		await eve.closed;
		const ida = await connectIrc(port);
		ida.send(`PASS ${right}`, 'NICK ida', 'USER ida 0 * :Ida');
		await ida.next(/ 001 ida /);
		const irene = await connectIrc(port);
		irene.send(`PASS ${wrong}`, 'NICK irene', 'USER irene 0 * :Irene');
		await irene.closed;
		const jay = await connectSocket(port);
		jay.send(JSON.stringify({cmd: '0', nickname: 'jay', password: wrong}));
		await jay.closed;
		const text = await connectSocket(port);
		await text.until('assword');
		text.send(`${wrong}\n`);
		await server.until(/"event":"rejected".*"code":"wrong-password"/);
		mina.send({type: 'say', room: '#lobby', text: 'hello', number: 1});
		await mina.next('ack');

		const printed = [server.stdout(), server.stderr(), reader.stdout(), reader.stderr()].join('\n');
		for (const word of [right, wrong]) {
			t.false(printed.includes(word));
		}

		const files = filesIn(home).filter(name => name !== file);
		t.true(files.some(name => name.endsWith('chat.db-wal')));
		for (const name of files) {
			const content = readFileSync(name);
			t.false(content.includes(right), name);
			t.false(content.includes(wrong), name);
		}

		t.is(statSync(data).mode & 0o777, 0o700);
		for (const name of filesIn(data)) {
			t.is(statSync(name).mode & 0o777, 0o600, name);
		}

		for (const client of [mina, ida, text]) {
			client.socket.destroy();
		}
	});
}
