import test from 'ava';
import {temporaryDirectory} from '../helpers/directories.ts';
import {connectIrc} from '../helpers/irc-client.ts';
import {connectSocket} from '../helpers/raw-socket.ts';
import {startReaderServer} from '../helpers/reader-server.ts';
import {openSeqReader, type SeqReader} from '../helpers/seq-reader.ts';

const mebibyte = 1024 * 1024;

/** Of 200 readers so many stop reading; so many of the others talk all the time. */
const [liveCount, stalledCount, talkerCount] = [150, 50, 10] as const;

/** What the server may hold for those who do not read, beyond what it holds without them, however much is said: each one's outbox, and a tick on top. */
const heldBytesMax = stalledCount * 2 * mebibyte;

/** What is whispered to each of them besides: its own, so that no two share the memory for it. */
const whispers = {count: 64, text: 'y'.repeat(16 * 1024)};

/** By how much that may then grow, of the 50 MiB that are whispered. Measured: less than 1 MiB. */
const growthBytesMax = 8 * mebibyte;

const text = 'x'.repeat(4096);
/** How many messages a talker has on their way. */
const windowSize = 20;

test('50 of 200 do not read while others talk: memory is bounded, 150 lose nothing, and the 50 get everything when they read again', async t => {
	t.timeout(90_000);
	const readers: SeqReader[] = [];
	let wake = (): void => undefined;
	const ring = (): void => wake();
	/** Wait until something is so; looked at whenever anything came. */
	const until = (isSo: () => boolean): Promise<void> =>
		new Promise((resolve, reject) => {
			wake = () => {
				const gone = readers.find(reader => reader.isClosed());
				if (gone) {
					reject(new Error(`${gone.name} was closed: ${JSON.stringify(gone.others.at(-1))}`));
				} else if (isSo()) {
					wake = () => undefined;
					resolve();
				}
			};

			wake();
		});

	const server = await startReaderServer(await temporaryDirectory(t), ring);
	t.teardown(server.stop);
	const enter = (role: string, count: number): Promise<SeqReader[]> =>
		Promise.all(
			Array.from({length: count}, (_, index) => openSeqReader(server.port, `${role}-${index}`, ring)),
		);
	const live = await enter('live', liveCount);
	const stalled = await enter('stalled', stalledCount);
	const [talkers, [witness, friend]] = [live.slice(0, talkerCount), live.slice(talkerCount)];
	readers.push(...live, ...stalled);
	t.teardown(() => {
		for (const {socket} of readers) {
			socket.destroy();
		}
	});
	if (!witness || !friend) {
		throw new Error('There are fewer readers than talkers.');
	}

	// Those whose protocols have no way to catch up.
	const strangers = [await connectSocket(server.port), await connectSocket(server.port)];
	strangers[0]?.send(JSON.stringify({cmd: '0', nickname: 'json'}));
	await strangers[0]?.until('}\n');
	await strangers[1]?.until('@@');
	strangers[1]?.send('text');
	await strangers[1]?.until("'Bye!'\n");
	const irc = await connectIrc(server.port);
	await irc.register('irc');
	irc.send('JOIN #lobby');
	await irc.next(/ 366 /);
	const unread = [...strangers.map(({socket}) => socket), irc.socket];
	t.teardown(() => {
		for (const socket of unread) {
			socket.destroy();
		}
	});

	const before = await server.memory();
	for (const socket of [...stalled.map(reader => reader.socket), ...unread]) {
		socket.pause();
	}

	const pings = setInterval(() => {
		for (const reader of stalled) {
			reader.send({type: 'ping', time: 1});
		}
	}, 1000);
	t.teardown(() => clearInterval(pings));

	let said = 0;
	/** Let everyone talk until it is enough. */
	const talk = async (isEnough: () => boolean): Promise<void> => {
		const saidBy = talkers.map(talker => talker.acked());
		await until(() => {
			const isDone = isEnough();
			for (const [index, talker] of talkers.entries()) {
				while (!isDone && (saidBy[index] ?? 0) - talker.acked() < windowSize) {
					saidBy[index] = (saidBy[index] ?? 0) + 1;
					said++;
					talker.say(text);
				}
			}

			return isDone && talkers.every((talker, index) => talker.acked() === saidBy[index]);
		});
		await until(() => live.every(reader => reader.seqs.length === said));
	};

	const count = (event: string): number => server.log.filter(one => one.event === event).length;

	await talk(() => count('behind') >= stalledCount && count('rejected') >= unread.length);
	const slow = server.log.flatMap(one => (one.event === 'rejected' ? [`${one.name} ${one.code}`] : []));
	t.deepEqual(slow.toSorted(), ['irc slow', 'json slow', 'text slow']);
	const full = await server.memory();

	// They are heard, though they do not read: what they say and what they are told of it is in its place, too.
	for (const reader of stalled.slice(0, 5)) {
		reader.say('still here');
		said++;
	}

	const whispered = stalled.flatMap(({name}) => Array.from({length: whispers.count}, () => name));
	let sent = 0;
	await until(() => {
		while (sent < whispered.length && sent - friend.whispers.length < windowSize) {
			friend.whisper(whispered[sent] ?? '', whispers.text);
			sent++;
		}

		return friend.whispers.length === whispered.length;
	});
	await until(() => live.every(reader => reader.seqs.length === said));
	const reached = said;
	await talk(() => (said - reached) * text.length > mebibyte);
	const later = await server.memory();
	t.log(
		`${said} messages; held ${before.held}, ${full.held - before.held} more when all were behind, ${later.held - before.held} later; rss ${before.rss}, ${full.rss}, ${later.rss}`,
	);
	t.true(full.held - before.held < heldBytesMax);
	t.true(later.held - full.held < growthBytesMax);

	for (const {socket} of stalled) {
		socket.resume();
	}

	await until(() =>
		stalled.every(reader => reader.seqs.length === said && reader.whispers.length === whispers.count),
	);
	await until(() => count('caught-up') === count('behind'));
	witness.say('everyone is live');
	said++;
	await until(() => readers.every(reader => reader.seqs.length === said));
	t.deepEqual(
		witness.seqs,
		witness.seqs.toSorted((a, b) => a - b),
	);
	for (const reader of readers) {
		t.deepEqual(reader.seqs, witness.seqs, reader.name);
		t.false(reader.isClosed(), reader.name);
	}

	t.deepEqual(
		stalled.flatMap(reader => reader.whispers),
		friend.whispers,
	);
	t.deepEqual(
		stalled.slice(0, 6).map(reader => reader.acked()),
		[1, 1, 1, 1, 1, 0],
	);
});
