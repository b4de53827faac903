import path from 'node:path';
import test from 'ava';
import {openSqliteJournal} from '../../source/history/sqlite/journal.ts';
import {createFuzzRandom} from '../helpers/fuzz-random.ts';
import {makeHome, serveHeadlessly} from '../helpers/program.ts';
import {connectRaw, type RawClient} from '../helpers/raw-client.ts';

const token = (name: string): string => name.repeat(32).slice(0, 32);

for (const seed of [1, 2]) {
	test(`the server is killed under load again and again: everything acknowledged is kept once, nothing else is (seed ${seed})`, async t => {
		const random = createFuzzRandom(seed);
		const env = await makeHome(t);
		const data = path.join(env.HOME ?? '', 'room');
		const names = ['ann', 'bob', 'cho'];
		const sent = new Map(names.map(name => [name, [] as string[]]));
		const acknowledged = new Set<string>();
		const lastAcknowledged = new Map(names.map(name => [name, 0]));
		let port = '0';

		for (let round = 0; round < 4; round++) {
			const server = await serveHeadlessly(t, ['--data', data, '--rate', '0'], env, port);
			({port} = server);
			const clients: RawClient[] = [];
			for (const name of names) {
				const client = await connectRaw(Number(port));
				const welcome = await client.enter(name, {token: token(name)});
				t.is(welcome.resumed, round > 0);
				// What the server says it has is at least what it had acknowledged, and at most what was sent.
				const own = sent.get(name) ?? [];
				t.true(Number(welcome.number) >= (lastAcknowledged.get(name) ?? 0));
				t.true(Number(welcome.number) <= own.length);
				clients.push(client);
				let read = 0;
				client.socket.on('data', () => {
					for (; read < client.frames.length; read++) {
						const frame = client.frames[read];
						if (frame?.type === 'ack') {
							acknowledged.add(own[Number(frame.number) - 1] ?? '');
							lastAcknowledged.set(name, Number(frame.number));
						}
					}
				});
				// What was not acknowledged is sent again, as clients do.
				for (let number = (lastAcknowledged.get(name) ?? 0) + 1; number <= own.length; number++) {
					client.send({type: 'say', room: '#lobby', text: own[number - 1], number});
				}
			}

			const goal = acknowledged.size + 20 + random.below(300);
			while (acknowledged.size < goal) {
				for (const [index, client] of clients.entries()) {
					const name = names[index] ?? '';
					const own = sent.get(name) ?? [];
					// Some on their way at every moment, and not without end.
					const room = 100 - (own.length - (lastAcknowledged.get(name) ?? 0));
					for (let count = Math.min(room, random.below(20)); count > 0; count--) {
						own.push(`${name} ${own.length + 1}`);
						client.send({type: 'say', room: '#lobby', text: own.at(-1), number: own.length});
					}
				}

				await new Promise(setImmediate);
			}

			server.child.kill('SIGKILL');
			await server.exit;
			await Promise.all(clients.map(client => client.closed));
		}

		const journal = await openSqliteJournal({directory: data});
		const entries = await journal.replay(0, Number.POSITIVE_INFINITY);
		await journal.close();
		t.deepEqual(
			entries.map(({seq}) => seq),
			entries.map((_, index) => index + 1),
		);
		const stored = entries.flatMap(entry => (entry.type === 'message' ? [entry.text] : []));
		const storedSet = new Set(stored);
		t.is(storedSet.size, stored.length);
		t.deepEqual(
			[...acknowledged].filter(text => !storedSet.has(text)),
			[],
		);
		for (const name of names) {
			const kept = stored.filter(text => text.startsWith(`${name} `));
			t.deepEqual(kept, sent.get(name)?.slice(0, kept.length), name);
		}

		t.true(stored.length >= 80);
	});
}
