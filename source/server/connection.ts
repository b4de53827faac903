/** One socket: what it has cost, how much waits for it, and whether it still moves. Knows nothing of chat. */
import type {Socket} from 'node:net';
import {limits} from '../limits.ts';
import type {Time} from '../messages.ts';

export type ConnectionCounters = {bytesIn: number; bytesOut: number};

export type OutboxBounds = {
	/** What may wait to be written. */
	readonly bytesMax: number;
	/** How long nothing of it may move. */
	readonly stallMs: number;
};

/** What a reader may leave waiting. */
export const outboxBounds: OutboxBounds = {bytesMax: limits.outboxBytesMax, stallMs: limits.outboxStallMs};

export type ConnectionOptions = {
	readonly socket: Socket;
	readonly outbox: OutboxBounds;
	/** Shared by all connections of a server. */
	readonly counters: ConnectionCounters;
	readonly now: () => Time;
	readonly onData: (chunk: Uint8Array) => void;
	/** The peer has said its last. */
	readonly onHungUp: () => void;
	/** More waits than may, or nothing of it has moved for too long. Told once for each setting of the bounds. */
	readonly onSlow: () => void;
	/** Called once, when nothing more comes or goes. */
	readonly onClosed: (error: Error | undefined) => void;
};

export type Connection = {
	readonly address: string;
	readonly port: number;
	/** The server's own end. */
	readonly local: {readonly address: string; readonly port: number};
	/** When the peer was last heard. */
	heardAt(): Time;
	/** `drained` is called in a later turn, when these bytes are with the kernel and no others wait. */
	write(bytes: Uint8Array, drained?: () => void): void;
	/** How many bytes wait to be written. */
	waiting(): number;
	/** Set other bounds from now on. */
	bound(outbox: OutboxBounds): void;
	/** Send what waits, then close; `destroy` is the end of the patience of the caller. */
	end(): void;
	destroy(): void;
	/** To be called at intervals: notices an outbox that does not move. */
	check(now: Time): void;
};

/** An IPv4 address that came in through IPv6 is written as people know it. */
export const plainAddress = (address: string | undefined): string =>
	(address ?? '').replace(/^::ffff:(?=\d+\.)/, '');

export const createConnection = (options: ConnectionOptions): Connection => {
	const {socket, counters, now} = options;
	const address = plainAddress(socket.remoteAddress);
	const port = socket.remotePort ?? 0;
	const local = {address: plainAddress(socket.localAddress), port: socket.localPort ?? 0};
	let heardAt = now();
	let {outbox} = options;
	let slow = false;
	let movedAt = heardAt;
	let movedBytes = 0;
	let failure: Error | undefined;

	const tooSlow = (): void => {
		if (!slow) {
			slow = true;
			options.onSlow();
		}
	};

	// With Nagle's algorithm on, a lone message takes 5 ms.
	socket.setNoDelay(true);
	socket.setKeepAlive(true, 30_000);
	socket.on('data', (chunk: Uint8Array) => {
		heardAt = now();
		counters.bytesIn += chunk.length;
		options.onData(chunk);
	});
	socket.on('end', options.onHungUp);
	socket.on('error', error => {
		failure = error;
	});
	socket.on('close', () => options.onClosed(failure));

	return {
		address,
		port,
		local,
		heardAt: () => heardAt,
		write(bytes, drained) {
			if (!socket.writable) {
				return;
			}

			socket.write(
				bytes,
				drained &&
					(error => {
						if (!error && socket.writableLength === 0) {
							drained();
						}
					}),
			);
			counters.bytesOut += bytes.length;
			if (socket.writableLength > outbox.bytesMax) {
				tooSlow();
			}
		},
		waiting: () => socket.writableLength,
		bound(next) {
			outbox = next;
			slow = false;
		},
		end() {
			socket.end();
		},
		destroy() {
			socket.destroy();
		},
		check(time) {
			const moved = socket.bytesWritten - socket.writableLength;
			if (moved !== movedBytes || socket.writableLength === 0) {
				movedBytes = moved;
				movedAt = time;
			} else if (time - movedAt >= outbox.stallMs) {
				tooSlow();
			}
		},
	};
};
