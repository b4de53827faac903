import {once} from 'node:events';
import {connect, createServer, type Socket} from 'node:net';
import test, {type ExecutionContext} from 'ava';
import {type Conditions, openFaultProxy} from '../helpers/faults/proxy.ts';
import {createFuzzRandom} from '../helpers/fuzz-random.ts';

const fair: Conditions = {up: {delayMs: 0, isHalved: false}, down: {delayMs: 0, isHalved: false}};
const poor: Conditions = {up: {delayMs: 3, isHalved: true}, down: {delayMs: 3, isHalved: true}};

type End = {
	readonly socket: Socket;
	/** What has come so far. */
	text(): string;
	/** Resolves once so many bytes have come. */
	has(bytes: number): Promise<void>;
	/** How it ended: `end` for FIN, or the code of the error. */
	readonly ending: Promise<string>;
};

const watch = (t: ExecutionContext, socket: Socket): End => {
	let text = '';
	let wake = (): void => undefined;
	socket.setEncoding('utf8').on('data', (chunk: string) => {
		text += chunk;
		wake();
	});
	t.teardown(() => socket.destroy());
	return {
		socket,
		text: () => text,
		has: bytes =>
			new Promise(resolve => {
				wake = () => {
					if (text.length >= bytes) {
						resolve();
					}
				};
				wake();
			}),
		ending: new Promise(resolve => {
			socket.on('end', () => resolve('end'));
			socket.on('error', (error: NodeJS.ErrnoException) => resolve(String(error.code)));
		}),
	};
};

/** A client and the server that it reached, through a proxy. */
const open = async (t: ExecutionContext, conditions: Conditions = fair) => {
	const listener = createServer({allowHalfOpen: true}).listen(0, '127.0.0.1');
	await once(listener, 'listening');
	t.teardown(() => listener.close());
	const address = listener.address();
	const target = typeof address === 'object' && address !== null ? address.port : 0;
	const proxy = await openFaultProxy({target, random: createFuzzRandom(1), conditions: () => conditions});
	t.teardown(() => proxy.close());
	const arrived = once(listener, 'connection') as Promise<[Socket]>;
	const client = watch(t, connect({port: proxy.port, host: '127.0.0.1', allowHalfOpen: true}));
	return {proxy, client, arrived, t};
};

const openBoth = async (t: ExecutionContext, conditions?: Conditions) => {
	const {proxy, client, arrived} = await open(t, conditions);
	const [socket] = await arrived;
	const server = watch(t, socket);
	const [relay] = proxy.relays;
	if (!relay) {
		throw new Error('No relay.');
	}

	return {proxy, relay, client, server};
};

for (const [title, conditions] of [
	['as it comes', fair],
	['late and in pieces', poor],
] as const) {
	test(`relays everything both ways, ${title}, and the end of each`, async t => {
		const {proxy, client, server} = await openBoth(t, conditions);
		const text = Array.from({length: 30_000}, (_, index) => `${index} `).join('');
		client.socket.end(text);
		server.socket.write(text);
		t.is(await server.ending, 'end');
		t.is(server.text(), text);
		await client.has(text.length);
		t.is(client.text(), text);
		server.socket.end('that was all');
		t.is(await client.ending, 'end');
		t.is(client.text(), `${text}that was all`);
		t.is(proxy.counts.delayed, conditions === poor ? 2 : 0);
		t.is(proxy.counts.halved, conditions === poor ? 2 : 0);
	});
}

test('what was said in one write comes in several reads from a halving proxy', async t => {
	const {client, server} = await openBoth(t, {...fair, up: {delayMs: 0, isHalved: true}});
	let reads = 0;
	server.socket.on('data', () => {
		reads++;
	});
	for (let round = 1; round <= 20; round++) {
		client.socket.write('0123456789');
		await server.has(round * 10);
	}

	t.is(server.text(), '0123456789'.repeat(20));
	t.true(reads > 20, `${reads} reads`);
});

test('a cut is FIN to both ends', async t => {
	const {proxy, relay, client, server} = await openBoth(t);
	relay.cut();
	t.deepEqual(await Promise.all([client.ending, server.ending]), ['end', 'end']);
	t.is(proxy.counts.cut, 1);
});

test('a reset is RST to both ends, and is the last that happens', async t => {
	const {proxy, relay, client, server} = await openBoth(t);
	relay.reset();
	relay.cut();
	t.deepEqual(await Promise.all([client.ending, server.ending]), ['ECONNRESET', 'ECONNRESET']);
	t.is(proxy.counts.reset, 1);
	t.is(proxy.counts.cut, 0);
});

test('a tear lets so many bytes through and resets', async t => {
	const {proxy, relay, client, server} = await openBoth(t);
	relay.tear('down', 5);
	server.socket.write('0123456789');
	t.is(await client.ending, 'ECONNRESET');
	t.is(await server.ending, 'ECONNRESET');
	t.true(['', '01234'].includes(client.text()), client.text());
	t.is(proxy.counts.torn, 1);
});

test('a stall holds one direction until it goes on', async t => {
	const {proxy, relay, client, server} = await openBoth(t);
	const resume = relay.stall('up');
	client.socket.write('held');
	server.socket.write('passes');
	await client.has(6);
	t.is(server.text(), '');
	resume();
	await server.has(4);
	t.is(server.text(), 'held');
	t.is(proxy.counts.stalled, 1);
});

test('half a close is FIN to one end, and the other direction goes on', async t => {
	const {proxy, relay, client, server} = await openBoth(t);
	relay.halfClose('up');
	t.is(await server.ending, 'end');
	server.socket.write('still here');
	await client.has(10);
	t.is(proxy.counts['half-closed'], 1);
});

test('an orphan is lost to its client, and the server hears its last words late', async t => {
	const {proxy, relay, client, server} = await openBoth(t);
	client.socket.write('first ');
	await server.has(6);
	const held = relay.stall('up');
	client.socket.write('last');
	server.socket.write('answer');
	await client.has(6);
	const release = relay.orphan();
	t.is(await client.ending, 'ECONNRESET');
	// It hears nothing of that: what it says now goes nowhere.
	server.socket.write('into the void');
	t.is(server.text(), 'first ');
	release();
	t.is(await server.ending, 'end');
	t.is(server.text(), 'first last');
	t.is(proxy.counts.orphaned, 1);
	held();
});

test('one that is refused never reaches the server', async t => {
	const {proxy, client} = await open(t, 'refused');
	t.is(await client.ending, 'ECONNRESET');
	t.is(proxy.counts.refused, 1);
	t.is(proxy.relays.size, 0);
});

test('a reset of either end reaches the other', async t => {
	const one = await openBoth(t);
	one.server.socket.resetAndDestroy();
	t.is(await one.client.ending, 'ECONNRESET');
	const other = await openBoth(t);
	other.client.socket.resetAndDestroy();
	t.is(await other.server.ending, 'ECONNRESET');
	t.is(other.proxy.connections(), 1);
});
