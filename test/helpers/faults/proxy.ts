/**
The fault proxy: a TCP relay on loopback whose connections can be made to fail in every way that a network has. Knows how to do
each fault, once and on demand; which are done when is the storm's.
*/
import {connect, createServer, type Socket} from 'node:net';
import type {FuzzRandom} from '../fuzz-random.ts';
import {createPipe, type Pipe, type PipeCondition} from './pipe.ts';

/** Up is from the client to the server. */
export type Direction = 'up' | 'down';

export const faultKinds = [
	'refused',
	'delayed',
	'halved',
	'cut',
	'reset',
	'torn',
	'stalled',
	'half-closed',
	'orphaned',
] as const;

export type FaultKind = (typeof faultKinds)[number];

export type FaultCounts = Record<FaultKind, number>;

/** What a new connection meets: a reset at once, or a way of its own in each direction. */
export type Conditions = 'refused' | Readonly<Record<Direction, PipeCondition>>;

/** A connection through the proxy. After a fault that is the end of it, the others do nothing. */
export type Relay = {
	/** FIN to both ends: what was on its way in the proxy is lost. */
	cut(): void;
	/** RST to both ends. */
	reset(): void;
	/** RST to both ends once so many more bytes have gone in a direction: mostly in the middle of a frame. */
	tear(direction: Direction, bytes: number): void;
	/** Relay nothing in a direction until the returned function is called. */
	stall(direction: Direction): () => void;
	/** FIN to one end alone; the other direction goes on. */
	halfClose(direction: Direction): void;
	/**
	RST to the client, while the server sees nothing of it: what the client had sent is held. The returned function lets the server
	have that, late, and then FIN.
	*/
	orphan(): () => void;
};

export type FaultProxy = {
	readonly port: number;
	/** The connections there are, oldest first. */
	readonly relays: ReadonlySet<Relay>;
	readonly counts: Readonly<FaultCounts>;
	/** How many connections there have been. */
	connections(): number;
	/** Reset everything and stop listening. */
	close(): Promise<void>;
};

/**
RST. Not for a socket whose FIN is on its way: of one that is shutting down libuv refuses the reset, Node takes it for closed all the
same, and a worker thread that has such a handle never ends.
*/
const resetOne = (socket: Socket): void => {
	if (socket.writableEnded) {
		socket.destroy();
	} else {
		socket.resetAndDestroy();
	}
};

const createRelay = (
	{client, server}: {client: Socket; server: Socket},
	pipes: Readonly<Record<Direction, Pipe>>,
	count: (kind: FaultKind) => void,
): Relay => {
	let isOver = false;
	let isOrphan = false;

	/** Do what ends the connection, unless that was done. */
	const once = (kind: FaultKind, fault: () => void): void => {
		if (!isOver) {
			isOver = true;
			count(kind);
			fault();
		}
	};

	const resetBoth = (): void => {
		resetOne(client);
		resetOne(server);
	};

	for (const socket of [client, server]) {
		socket.setNoDelay(true);
		socket.on('error', () => undefined);
		socket.on('close', hadError => {
			isOver = true;
			// An end in order has gone through the pipes; any other reaches the other end as it came.
			if (hadError && !isOrphan) {
				resetBoth();
			}
		});
	}

	return {
		cut() {
			once('cut', () => {
				pipes.up.end();
				pipes.down.end();
			});
		},
		reset() {
			once('reset', resetBoth);
		},
		tear(direction, bytes) {
			pipes[direction].limit(bytes, () => {
				// What was just written goes first: a reset throws away what waits.
				setImmediate(() => once('torn', resetBoth));
			});
		},
		stall(direction) {
			if (!isOver) {
				count('stalled');
				pipes[direction].stall();
			}

			return pipes[direction].resume;
		},
		halfClose(direction) {
			if (!isOver) {
				count('half-closed');
				pipes[direction].end();
			}
		},
		orphan() {
			once('orphaned', () => {
				isOrphan = true;
				pipes.up.stall();
				pipes.up.finish();
				pipes.down.discard();
				resetOne(client);
			});
			return pipes.up.resume;
		},
	};
};

/** Listen on a free port of loopback, and relay to a port of it. `conditions` is asked for each new connection. */
export const openFaultProxy = async (options: {
	readonly target: number;
	readonly random: FuzzRandom;
	readonly conditions: () => Conditions;
}): Promise<FaultProxy> => {
	const {target, random} = options;
	const relays = new Set<Relay>();
	const sockets = new Set<Socket>();
	const counts = Object.fromEntries(faultKinds.map(kind => [kind, 0])) as FaultCounts;
	let connections = 0;
	const count = (kind: FaultKind): void => {
		counts[kind]++;
	};

	const accept = (client: Socket): void => {
		connections++;
		const conditions = options.conditions();
		if (conditions === 'refused') {
			count('refused');
			client.on('error', () => undefined);
			resetOne(client);
			return;
		}

		for (const {delayMs, isHalved} of [conditions.up, conditions.down]) {
			counts.delayed += delayMs > 0 ? 1 : 0;
			counts.halved += isHalved ? 1 : 0;
		}

		const server = connect({port: target, host: '127.0.0.1', allowHalfOpen: true});
		const up = createPipe({from: client, to: server}, conditions.up, random);
		const down = createPipe({from: server, to: client}, conditions.down, random);
		const relay = createRelay({client, server}, {up, down}, count);
		relays.add(relay);
		for (const socket of [client, server]) {
			sockets.add(socket);
			socket.on('close', () => {
				sockets.delete(socket);
				relays.delete(relay);
			});
		}
	};

	const listener = createServer({allowHalfOpen: true}, accept);
	await new Promise<void>((resolve, reject) => {
		listener.once('error', reject);
		listener.listen(0, '127.0.0.1', () => resolve());
	});
	const address = listener.address();
	return {
		port: typeof address === 'object' && address !== null ? address.port : 0,
		relays,
		counts,
		connections: () => connections,
		close() {
			const closed = new Promise<void>(resolve => {
				listener.close(() => resolve());
			});
			for (const socket of sockets) {
				resetOne(socket);
			}

			return closed;
		},
	};
};
