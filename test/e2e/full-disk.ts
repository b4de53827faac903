import {statSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import test from 'ava';
import {openSqliteJournal} from '../../source/history/sqlite/journal.ts';
import {limitFileSize} from '../helpers/file-size-limit.ts';
import {texts} from '../helpers/journal-contract.ts';
import {makeHome, runPiped, serveHeadlessly} from '../helpers/program.ts';
import {connectRaw, type RawClient} from '../helpers/raw-client.ts';

const full = "The server's disk is full: nothing can be said until there is room.";
const mended = 'The server can store messages again.';

/** One who says numbered things and keeps account of what became of each. */
const createTalker = (client: RawClient) => {
	const acknowledged: string[] = [];
	let number = 0;
	let refused = 0;
	/** Look again whenever something has come. */
	const answered = async (): Promise<void> => {
		await new Promise<void>(resolve => {
			client.socket.once('data', () => setImmediate(resolve));
		});
	};

	return {
		acknowledged,
		refused: () => refused,
		/** Say so many things at once, and wait until each was acknowledged or refused. */
		async say(count: number): Promise<void> {
			const texts = new Map<unknown, string>();
			const seen = client.frames.length;
			for (let index = 0; index < count; index++) {
				number++;
				texts.set(number, `${number} ${'x'.repeat(1000)}`);
				client.send({type: 'say', room: '#lobby', text: texts.get(number), number});
			}

			const answers = () =>
				client.frames.slice(seen).filter(frame => frame.type === 'ack' || frame.type === 'rejected');
			while (answers().length < count) {
				await answered();
			}

			for (const frame of answers()) {
				if (frame.type === 'ack') {
					acknowledged.push(texts.get(frame.number) ?? '');
				} else {
					refused++;
				}
			}
		},
	};
};

// Elsewhere there is no way to take the room from a running process without mounting anything.
if (process.platform === 'linux') {
	test('the disk fills under load and has room again: nobody is disconnected, and the journal is what was acknowledged', async t => {
		const env = await makeHome(t);
		const data = path.join(env.HOME ?? '', 'room');
		const args = ['--data', data, '--rate', '0'];
		const server = await serveHeadlessly(t, args, env);
		const mina = await connectRaw(Number(server.port));
		await mina.enter('mina');
		const reader = runPiped(t, ['join', '127.0.0.1', server.port, '--name', 'reader'], env);
		await mina.next('joined');
		const talker = createTalker(mina);
		await talker.say(50);
		t.is(talker.acknowledged.length, 50);

		// Room for some more, and then for none.
		const {size} = statSync(path.join(data, 'chat.db-wal'));
		limitFileSize(server.child.pid, size + 200_000);
		while (talker.refused() === 0) {
			await talker.say(20);
		}

		t.true(talker.acknowledged.length > 50);
		t.is((await mina.next('notice')).text, full);
		for (let round = 0; round < 5; round++) {
			await talker.say(100);
		}

		// Whoever comes is told why not; what was said can be read.
		const late = runPiped(t, ['join', '127.0.0.1', server.port, '--name', 'late', '--plain'], env);
		t.is((await late.exit).code, 1);
		t.regex(late.stderr(), new RegExp(full));
		// The backlog of her arrival is the first.
		await mina.next('history');
		mina.send({type: 'history', room: '#lobby', limit: 10});
		t.deepEqual(
			((await mina.next('history')).entries as Array<{text: string}>).map(({text}) => text),
			talker.acknowledged.slice(-10),
		);
		server.child.stdin.write('say hello\nusers\n');
		await server.until(/"event":"users".*mina.*reader/);
		t.true(server.stderr().includes(full));

		limitFileSize(server.child.pid, undefined);
		t.is((await mina.next('notice')).text, mended);
		const before = talker.acknowledged.length;
		await talker.say(20);
		t.is(talker.acknowledged.length, before + 20);
		await reader.until(new RegExp(`mina: ${talker.acknowledged.at(-1)}`));
		reader.child.stdin.end();
		t.is((await reader.exit).code, 0);
		t.deepEqual(
			reader
				.stderr()
				.split('\n')
				.filter(line => line.includes("The server's") || line.includes('The server can')),
			[full, mended],
		);

		const log = server
			.stdout()
			.trim()
			.split('\n')
			.map(line => JSON.parse(line) as Record<string, unknown>);
		// The index of searches is on the same disk, and has a line of its own when it does not fit.
		const others = ['listening', 'join', 'leave', 'message', 'users', 'search-index'];
		const events = log.filter(({event}) => !others.includes(String(event)));
		t.deepEqual(
			events.map(({event, code}) => [event, code]),
			[
				['read-only', 'full'],
				['writable', undefined],
			],
		);
		server.child.kill('SIGKILL');
		await server.exit;
		const journal = await openSqliteJournal({directory: data});
		const stored = texts(await journal.after('#lobby', 0, 10_000));
		await journal.close();
		t.deepEqual(stored, talker.acknowledged);
		const shown = [...reader.stdout().matchAll(/mina: (\d+ x+)$/gm)].map(([, text]) => text);
		t.deepEqual(shown, talker.acknowledged);
		mina.end();
	});
}
