import {once} from 'node:events';
import {connect, createServer, type Socket} from 'node:net';
import test, {type ExecutionContext} from 'ava';
import {type Connection, createConnections} from '../../source/server/connection.ts';

/** A connection whose peer does not read, and a count of how often it was found too slow. */
const openUnread = async (t: ExecutionContext, outboxBytesMax = 1024 * 1024) => {
	const server = createServer();
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	const client = connect(typeof address === 'object' && address !== null ? address.port : 0, '127.0.0.1');
	client.pause();
	const [[socket]] = (await Promise.all([once(server, 'connection'), once(client, 'connect')])) as [
		[Socket],
		unknown,
	];
	t.teardown(() => {
		client.destroy();
		socket.destroy();
		server.close();
	});
	let now = 0;
	let slow = 0;
	const connection = createConnections({
		outbox: {bytesMax: outboxBytesMax, stallMs: 15_000},
		counters: {bytesIn: 0, bytesOut: 0},
		now: () => now,
		onData: () => undefined,
		onHungUp: () => undefined,
		onSlow: () => {
			slow++;
		},
		onClosed: () => undefined,
	})(socket, 1);
	return {
		client,
		connection,
		slow: () => slow,
		at: (time: number) => {
			now = time;
			connection.check(now);
		},
	};
};

/** More than the kernel's buffers take of a reader who is not there. */
const huge = 64 * 1024 * 1024;

test('an outbox over its bound is a slow reader, told once', async t => {
	const {connection, slow} = await openUnread(t);
	connection.write(Buffer.alloc(huge));
	connection.write(Buffer.alloc(1));
	t.is(slow(), 1);
});

test('an outbox within its bound that does not move for too long is one', async t => {
	const {connection, slow, at} = await openUnread(t, 2 * huge);
	connection.write(Buffer.alloc(huge));
	at(14_999);
	t.is(slow(), 0);
	at(15_000);
	t.is(slow(), 1);
});

test('with other bounds it is told anew, and a stall may be none', async t => {
	const {connection, slow, at} = await openUnread(t);
	connection.write(Buffer.alloc(huge));
	t.is(slow(), 1);
	connection.bound({bytesMax: connection.waiting() + 1, stallMs: Number.POSITIVE_INFINITY});
	at(1_000_000);
	t.is(slow(), 1);
	connection.write(Buffer.alloc(1));
	t.is(slow(), 1);
	connection.write(Buffer.alloc(1));
	t.is(slow(), 2);
});

test('a write tells when nothing waits any more, not before', async t => {
	const {client, connection} = await openUnread(t);
	connection.write(Buffer.alloc(huge));
	let told = 0;
	const drained = new Promise<void>(resolve => {
		// Nothing to write, and yet it is told behind all that waits.
		connection.write(new Uint8Array(0), () => {
			told++;
			resolve();
		});
	});
	t.true(connection.waiting() > 0);
	await new Promise(resolve => setImmediate(resolve));
	t.is(told, 0);
	client.resume();
	await drained;
	t.is(connection.waiting(), 0);
});

/** Connections whose peers do not write; and what was closed in each turn of the event loop. */
const openCrowd = async (
	t: ExecutionContext,
	size: number,
	onHungUp: (connection: Connection) => void = connection => connection.end(),
) => {
	const closings: number[] = [];
	let isCounting = false;
	const closed: number[] = [];
	const open = createConnections({
		outbox: {bytesMax: 1024, stallMs: 15_000},
		counters: {bytesIn: 0, bytesOut: 0},
		now: () => 0,
		onData: () => undefined,
		onHungUp,
		onSlow: () => undefined,
		onClosed({id}) {
			closed.push(id);
			if (!isCounting) {
				isCounting = true;
				closings.push(0);
				setImmediate(() => {
					isCounting = false;
				});
			}

			closings.push((closings.pop() ?? 0) + 1);
		},
	});
	const connections: Connection[] = [];
	const server = createServer({allowHalfOpen: true}, socket => {
		connections.push(open(socket, connections.length + 1));
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	const port = typeof address === 'object' && address !== null ? address.port : 0;
	const clients = await Promise.all(
		Array.from({length: size}, async () => {
			const client = connect({port, host: '127.0.0.1', allowHalfOpen: true});
			client.resume();
			await once(client, 'connect');
			return client;
		}),
	);
	while (connections.length < size) {
		await new Promise(resolve => setImmediate(resolve));
	}

	t.teardown(() => {
		for (const client of clients) {
			client.destroy();
		}

		server.close();
	});
	const allClosed = async () => {
		while (closed.length < size) {
			await new Promise(resolve => setImmediate(resolve));
		}
	};

	return {clients, connections, closed, closings, allClosed};
};

for (const [how, leave] of [
	['end', (client: Socket) => client.end()],
	['are cut off', (client: Socket) => client.resetAndDestroy()],
	['were ended', undefined],
] as const) {
	test(`many that ${how} at once are cleared away in turns, each once`, async t => {
		const {clients, connections, closed, closings, allClosed} = await openCrowd(t, 200);
		if (!leave) {
			const ended = Promise.all(clients.map(client => once(client, 'end')));
			for (const connection of connections) {
				connection.end();
			}

			await ended;
		}

		for (const client of clients) {
			(leave ?? (one => one.end()))(client);
		}

		await allClosed();
		t.is(new Set(closed).size, 200);
		t.true(Math.max(...closings) <= 64, `${closings}`);
		await new Promise(resolve => setTimeout(resolve, 20));
		t.is(closed.length, 200);
	});
}

test('who has ended gets what was written before, and its end; nothing after, also when its turn comes late', async t => {
	const {clients, connections, allClosed} = await openCrowd(t, 100, connection => {
		connection.end();
		connection.write(Buffer.from('after'));
	});
	const heard = clients.map(client => {
		const chunks: string[] = [];
		client.on('data', chunk => chunks.push(String(chunk)));
		return chunks;
	});
	const ended = Promise.all(clients.map(client => once(client, 'end')));
	for (const connection of connections) {
		connection.write(Buffer.from('before'));
	}

	for (const client of clients) {
		client.end();
	}

	await ended;
	await allClosed();
	t.deepEqual(new Set(heard.map(chunks => chunks.join(''))), new Set(['before']));
});
