/**
A network with one server address: connections whose bytes come late, in pieces, and sometimes not at all. Knows processes and
bytes; nothing of what they say. In a direction of a connection nothing overtakes; beyond that any order may come.
*/
import {EventEmitter} from 'node:events';
import type {createServer, Server, Socket} from 'node:net';
import type {Connect, Transport, TransportListener} from '../../../source/client/transport.ts';
import {type Chance, draw, type Span} from './chance.ts';
import type {Process, Scheduler} from './scheduler.ts';
import {createWire, type Wire} from './wire.ts';

export type Weather = {
	readonly latency: Span;
	/** How many times in a hundred a write arrives in pieces. */
	readonly splits: number;
	/** What a connection takes for a reader that does not read, bytes; the rest waits in the server. */
	readonly kernelBytes: number;
};

/** How one side hears that a connection has ended: in order, by a reset, or not at all. */
export type News = 'end' | 'reset' | 'silence';

export type Connection = {
	readonly name: string;
	readonly client: Process;
	readonly server: Process;
	/** Break it now: what is on its way arrives up to some byte, and each side hears of it in its own way, or does not. */
	cut(newsOfClient: News, newsOfServer: News): void;
	/** What the server sends from now on does not come before so many ms have passed. */
	stall(ms: number): void;
	/** A process of it is gone. */
	orphan(gone: Process, otherHears: News): void;
	isOver(): boolean;
	/** Nothing of it is broken, and neither side has ended it. */
	isWell(): boolean;
};

export type Network = {
	/** What a server process opens its port with, in the place of Node's. */
	createServer(where: Process): typeof createServer;
	/** What a client process connects with. */
	connectFrom(where: Process): Connect;
	connections(): readonly Connection[];
	/** A process is gone, and with it its connections and its port. */
	gone(where: Process, othersHear: () => News): void;
	/** Connections that are asked for get no answer before this moment. */
	blackout(until: number): void;
};

export type NetworkOptions = {
	readonly scheduler: Scheduler;
	readonly chance: Chance;
	readonly weather: Weather;
	/** A server process is about to hand these bytes to its kernel. */
	readonly onServerWrite: (where: Process, connection: string, bytes: Uint8Array) => void;
	/** Bytes have arrived, or did not: for the trace. */
	readonly onArrival: (connection: string, direction: '>' | '<', bytes: Uint8Array) => void;
};

type Port = {
	readonly where: Process;
	readonly accept: (socket: Socket) => void;
	readonly sockets: Set<Socket>;
};

const resetError = (): NodeJS.ErrnoException =>
	Object.assign(new Error('read ECONNRESET'), {code: 'ECONNRESET'});

export const createNetwork = (options: NetworkOptions): Network => {
	const {scheduler, chance, weather, onServerWrite, onArrival} = options;
	const connections = new Set<Connection>();
	let port: Port | undefined;
	let opened = 0;
	let blackoutUntil = 0;

	/** Both ends of a connection that a client asks for from a server that listens. */
	const open = (
		client: Process,
		{where: server, accept, sockets}: Port,
		listener: TransportListener,
	): Transport => {
		opened++;
		const name = `${client.name}#${opened}`;
		const address = `10.0.0.${(opened % 250) + 1}`;
		let isClientOver = false;
		let isServerOver = false;
		let hasServerEnded = false;
		let hasClientEnded = false;
		const events = new EventEmitter();

		const wire = (to: Process, direction: '>' | '<'): Wire =>
			createWire({
				scheduler,
				chance,
				to,
				latency: weather.latency,
				splits: weather.splits,
				label: `${name} ${direction}`,
				onArrival: bytes => onArrival(name, direction, bytes),
			});
		const up = wire(server, '>');
		const down = wire(client, '<');

		const settle = (): void => {
			if (isClientOver && isServerOver) {
				connections.delete(connection);
				sockets.delete(socket);
			}
		};

		const closeClient = (code?: string): void => {
			if (!isClientOver) {
				isClientOver = true;
				down.close();
				listener.closed(code === undefined ? undefined : {code, message: code});
				settle();
			}
		};

		const closeServer = (error?: Error): void => {
			if (!isServerOver) {
				isServerOver = true;
				up.close();
				sockets.delete(socket);
				if (error) {
					events.emit('error', error);
				}

				for (const {done} of written.splice(0)) {
					done(error ?? resetError());
				}

				events.emit('close', error !== undefined);
				settle();
			}
		};

		const endServer = (): void => {
			if (!isServerOver && !hasClientEnded) {
				hasClientEnded = true;
				events.emit('end');
				if (hasServerEnded) {
					closeServer();
				}
			}
		};

		/** Let a side know once all that is before it on the wire has arrived, or has not when that was cut. */
		const tell = (to: Wire, news: News, isCut: boolean, hear: (news: News) => void): void => {
			if (isCut) {
				to.cut(news === 'silence' ? undefined : () => hear(news));
			} else if (news !== 'silence') {
				to.last(() => hear(news));
			}
		};

		const clientHears = (news: News): void => {
			if (news === 'end') {
				up.last(endServer);
				closeClient();
			} else {
				closeClient('ECONNRESET');
			}
		};

		const serverHears = (news: News): void => {
			if (news === 'end') {
				endServer();
			} else {
				closeServer(resetError());
			}
		};

		const waiting = (): number => Math.max(0, down.underway() - weather.kernelBytes);
		let bytesWritten = 0;
		let isFull = false;
		/** Who wants to know when what was written up to there is with the kernel. */
		const written: {readonly upTo: number; readonly done: (error?: Error) => void}[] = [];
		const tellWritten = (): void => {
			const handed = bytesWritten - waiting();
			for (let first = written[0]; first && first.upTo <= handed; first = written[0]) {
				written.shift();
				const {done} = first;
				scheduler.after(0, server, 'io', `${name} written`, () => done());
			}
		};

		down.onTaken(() => {
			tellWritten();
			if (isFull && waiting() === 0) {
				isFull = false;
				scheduler.after(0, server, 'io', `${name} drain`, () => events.emit('drain'));
			}
		});

		const isWritable = (): boolean => server.isAlive && !isServerOver && !hasServerEnded;
		const socket = Object.defineProperties(
			Object.assign(events, {
				remoteAddress: address,
				remotePort: 40_000 + opened,
				localAddress: '10.0.0.254',
				localPort: 7777,
				setNoDelay() {},
				setKeepAlive() {},
				pause() {},
				resume() {},
				write(data: Uint8Array | string, ...rest: unknown[]) {
					const done = rest.find(argument => typeof argument === 'function') as
						| ((error?: Error) => void)
						| undefined;
					if (!isWritable()) {
						return false;
					}

					const bytes = Buffer.from(data as Uint8Array);
					onServerWrite(server, name, bytes);
					// The step before may have been its last.
					if (!server.isAlive) {
						return false;
					}

					bytesWritten += bytes.length;
					down.send(bytes);
					if (done) {
						written.push({upTo: bytesWritten, done});
						tellWritten();
					}

					isFull ||= waiting() > 0;
					return waiting() === 0;
				},
				end() {
					if (isWritable()) {
						hasServerEnded = true;
						tell(down, 'end', false, clientHears);
						if (hasClientEnded) {
							scheduler.after(0, server, 'io', `${name} closed`, () => closeServer());
						}
					}
				},
				destroy() {
					if (server.isAlive && !isServerOver && !socketState.isDestroyed) {
						socketState.isDestroyed = true;
						up.close();
						// Where all has been read, closing says no more than the end.
						tell(down, hasClientEnded || chance.odds(0.5) ? 'end' : 'reset', false, clientHears);
						scheduler.after(0, server, 'io', `${name} closed`, () => closeServer());
					}
				},
			}),
			{
				writable: {get: isWritable},
				writableEnded: {get: () => hasServerEnded},
				readableEnded: {get: () => hasClientEnded},
				destroyed: {get: () => socketState.isDestroyed || isServerOver},
				writableLength: {get: waiting},
				writableNeedDrain: {get: () => waiting() > 0},
				bytesWritten: {get: () => bytesWritten},
			},
		) as unknown as Socket;
		const socketState = {isDestroyed: false};

		up.onData(bytes => {
			if (!isServerOver && !socketState.isDestroyed) {
				events.emit('data', bytes);
			}
		});
		down.onData(bytes => {
			if (!isClientOver) {
				listener.data(bytes);
			}
		});

		const connection: Connection = {
			name,
			client,
			server,
			cut(newsOfClient, newsOfServer) {
				tell(up, newsOfServer, true, serverHears);
				tell(down, newsOfClient, true, clientHears);
			},
			stall: down.stall,
			orphan(gone, news) {
				if (gone === client) {
					isClientOver = true;
					down.close();
					tell(up, news, news === 'silence', serverHears);
				} else {
					isServerOver = true;
					up.close();
					tell(down, news, news === 'silence' || chance.odds(0.5), clientHears);
				}

				settle();
			},
			isOver: () => isClientOver && isServerOver,
			isWell: () => up.isOpen() && down.isOpen(),
		};
		connections.add(connection);

		up.first('accept', () => {
			sockets.add(socket);
			accept(socket);
		});
		down.first('opened', () => {
			if (!isClientOver) {
				listener.opened();
			}
		});

		return {
			write(text: string) {
				if (client.isAlive && !isClientOver) {
					up.send(Buffer.from(text));
				}
			},
			end() {
				if (client.isAlive && !isClientOver) {
					up.last(endServer);
				}
			},
			destroy() {
				if (client.isAlive && !isClientOver) {
					isClientOver = true;
					down.close();
					// Unread bytes make a reset of it, and what was not read on the other side is lost.
					const isClean = chance.odds(0.5);
					tell(up, isClean ? 'end' : 'reset', !isClean, serverHears);

					scheduler.after(0, client, 'io', `${name} closed`, () => listener.closed(undefined));
					settle();
				}
			},
		};
	};

	return {
		createServer: where =>
			((_options: unknown, accept: (socket: Socket) => void): Server => {
				const events = new EventEmitter();
				const sockets = new Set<Socket>();
				let onAllClosed: (() => void) | undefined;
				const check = (): void => {
					if (sockets.size === 0 && onAllClosed) {
						const done = onAllClosed;
						onAllClosed = undefined;
						scheduler.after(0, where, 'io', 'port closed', done);
					}
				};

				return Object.assign(events, {
					listen(_where: unknown, done: () => void) {
						if (where.isAlive) {
							scheduler.after(0, where, 'io', 'listening', () => {
								port = {
									where,
									sockets,
									accept(socket) {
										socket.on('close', () => scheduler.after(0, where, 'io', 'count', check));
										accept(socket);
									},
								};
								done();
							});
						}
					},
					address: () => ({address: '10.0.0.254', port: 7777}),
					close(done: () => void) {
						if (port?.where === where) {
							port = undefined;
						}

						onAllClosed = done;
						check();
					},
				}) as unknown as Server;
			}) as typeof createServer,
		connectFrom: client => (_address, listener) => {
			let real: Transport | undefined;
			let isGivenUp = false;
			const give = (code: string): void => {
				if (!isGivenUp) {
					isGivenUp = true;
					listener.closed({code, message: code});
				}
			};

			scheduler.after(draw(chance, weather.latency), client, 'io', `${client.name} dials`, () => {
				if (isGivenUp || scheduler.now() < blackoutUntil) {
					return;
				}

				if (port === undefined || !port.where.isAlive) {
					give('ECONNREFUSED');
				} else {
					real = open(client, port, listener);
				}
			});
			return {
				write: text => real?.write(text),
				end: () => real?.end(),
				destroy() {
					isGivenUp = true;
					real?.destroy();
				},
			};
		},
		connections: () => [...connections],
		gone(where, othersHear) {
			if (port?.where === where) {
				port = undefined;
			}

			for (const connection of [...connections]) {
				if (connection.client === where || connection.server === where) {
					connection.orphan(where, othersHear());
				}
			}
		},
		blackout(until) {
			blackoutUntil = Math.max(blackoutUntil, until);
		},
	};
};
