/** One socket: what it has cost, how much waits for it, and whether it still moves. Knows nothing of chat. */
import type {Socket} from 'node:net';
import {limits} from '../limits.ts';
import type {SessionId, Time} from '../messages.ts';
import {share} from '../protocols/share.ts';
import {createTurnstile} from './turnstile.ts';

export type ConnectionCounters = {bytesIn: number; bytesOut: number};

export type OutboxBounds = {
	/** What may wait to be written. */
	readonly bytesMax: number;
	/** How long nothing of it may move. */
	readonly stallMs: number;
};

/** What a reader may leave waiting. */
export const outboxBounds: OutboxBounds = {bytesMax: limits.outboxBytesMax, stallMs: limits.outboxStallMs};

export type ConnectionsOptions = {
	/** What each may leave waiting, at first. */
	readonly outbox: OutboxBounds;
	/** Of all of them together. */
	readonly counters: ConnectionCounters;
	readonly now: () => Time;
	readonly onData: (connection: Connection, chunk: Uint8Array) => void;
	/** The peer has said its last. */
	readonly onHungUp: (connection: Connection) => void;
	/** More waits than may, or nothing of it has moved for too long. Told once for each setting of the bounds. */
	readonly onSlow: (connection: Connection) => void;
	/** Called once, when nothing more comes or goes: some turns later where many end at once. */
	readonly onClosed: (connection: Connection, error: Error | undefined) => void;
};

export type Connection = {
	/** The number that it was given. */
	readonly id: SessionId;
	readonly address: string;
	readonly port: number;
	/** The server's own end. Empty once the connection is gone. */
	local(): {readonly address: string; readonly port: number};
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

/** Of connections that end, so many are closed or cleared away in one turn: about 1 ms of it. */
const leavingPerTurn = 16;

/** An IPv4 address that came in through IPv6 is written as people know it. */
export const plainAddress = (address: string | undefined): string =>
	(address ?? '').replace(/^::ffff:(?=\d+\.)/, '');

type State = {
	readonly id: SessionId;
	readonly socket: Socket;
	readonly address: string;
	readonly port: number;
	lastHeardAt: Time;
	outbox: OutboxBounds;
	isSlow: boolean;
	/** It has been let go: nothing is written any more. */
	isOver: boolean;
	movedAt: Time;
	movedBytes: number;
	failure: Error | undefined;
};

/** Where a socket has its connection, for the listeners that all sockets of a server have in common. */
const ofSocket = Symbol('connection');

type OwnedSocket = Socket & {[ofSocket]: State & Connection};

/** Makes the connections of a server, from sockets and numbers. */
export const createConnections = (
	options: ConnectionsOptions,
): ((socket: Socket, id: SessionId) => Connection) => {
	const {counters, now} = options;

	const tooSlow = (connection: State & Connection): void => {
		if (!connection.isSlow) {
			connection.isSlow = true;
			options.onSlow(connection);
		}
	};

	const leave = createTurnstile(leavingPerTurn, setImmediate);

	const functions: Omit<Connection, keyof State> & ThisType<State & Connection> = {
		local() {
			const {localAddress, localPort = 0} = this.socket;
			return {address: plainAddress(localAddress), port: localPort};
		},
		heardAt() {
			return this.lastHeardAt;
		},
		write(bytes, drained) {
			const {socket} = this;
			if (!socket.writable || this.isOver) {
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
			if (socket.writableLength > this.outbox.bytesMax) {
				tooSlow(this);
			}
		},
		waiting() {
			return this.socket.writableLength;
		},
		bound(next) {
			this.outbox = next;
			this.isSlow = false;
		},
		end() {
			const {socket} = this;
			// The peer has said its last and everything is with the kernel: closing says the same as shutting down first, which is a call and a turn more.
			if (socket.readableEnded && !socket.writableEnded && socket.writableLength === 0) {
				this.isOver = true;
				leave(() => socket.destroy());
			} else {
				socket.end();
			}
		},
		destroy() {
			this.socket.destroy();
		},
		check(time) {
			const {socket} = this;
			const moved = socket.bytesWritten - socket.writableLength;
			if (moved !== this.movedBytes || socket.writableLength === 0) {
				this.movedBytes = moved;
				this.movedAt = time;
			} else if (time - this.movedAt >= this.outbox.stallMs) {
				tooSlow(this);
			}
		},
	};

	function onData(this: OwnedSocket, chunk: Uint8Array): void {
		const connection = this[ofSocket];
		connection.lastHeardAt = now();
		counters.bytesIn += chunk.length;
		options.onData(connection, chunk);
	}

	function onEnd(this: OwnedSocket): void {
		options.onHungUp(this[ofSocket]);
	}

	function onError(this: OwnedSocket, error: Error): void {
		this[ofSocket].failure = error;
	}

	function onClose(this: OwnedSocket): void {
		const connection = this[ofSocket];
		const closed = (): void => options.onClosed(connection, connection.failure);
		if (connection.isOver) {
			closed();
		} else {
			leave(closed);
		}
	}

	return (socket, id) => {
		const at = now();
		const state: State = {
			id,
			socket,
			address: plainAddress(socket.remoteAddress),
			port: socket.remotePort ?? 0,
			lastHeardAt: at,
			outbox: options.outbox,
			isSlow: false,
			isOver: false,
			movedAt: at,
			movedBytes: 0,
			failure: undefined,
		};
		const connection = share(state, functions);
		(socket as OwnedSocket)[ofSocket] = connection;
		// With Nagle's algorithm on, a lone message takes 5 ms.
		socket.setNoDelay(true);
		socket.setKeepAlive(true, 30_000);
		socket.on('data', onData);
		socket.on('end', onEnd);
		socket.on('error', onError);
		socket.on('close', onClose);
		return connection;
	};
};
