import {createServer, type Server, type Socket} from 'node:net';
import {createLineFramer} from '../../source/framing/lines.ts';
import {type ServerFrame, serverFrameBytesMax} from '../../source/protocols/native/events.ts';
import {type ClientFrame, parseClientFrame} from '../../source/protocols/native/frames.ts';
import {ackFrame, me, welcomeFrame} from './native-frames.ts';

export type Peer = {
	send(...frames: readonly ServerFrame[]): void;
	/** Close in order. */
	end(): void;
	/** Break the connection. */
	destroy(): void;
	/** Which connection it is, from 1. */
	readonly connection: number;
};

/** A server on a real socket that answers as it is told. By default it welcomes, acknowledges, and closes on bye. */
export const openNativeServer = async (
	answer: (frame: ClientFrame, peer: Peer, standard: () => void) => void = (_frame, _peer, standard) =>
		standard(),
): Promise<{port: number; frames: ClientFrame[]; close(): Promise<void>}> => {
	const frames: ClientFrame[] = [];
	const sockets = new Set<Socket>();
	let connections = 0;
	let seq = 10;
	const standard = (frame: ClientFrame, peer: Peer): void => {
		switch (frame.type) {
			case 'hello': {
				peer.send(welcomeFrame({you: {...me, name: frame.name ?? 'me'}}));
				return;
			}

			case 'say':
			case 'whisper': {
				seq++;
				peer.send(ackFrame(frame.number ?? 0, seq));
				return;
			}

			case 'ping': {
				peer.send({type: 'pong', time: frame.time});
				return;
			}

			case 'bye': {
				peer.send({type: 'goodbye', code: 'bye', text: ''});
				peer.end();
				return;
			}

			default: {
				return;
			}
		}
	};

	const server: Server = createServer(socket => {
		sockets.add(socket);
		connections++;
		const framer = createLineFramer({bytesMax: serverFrameBytesMax});
		const peer: Peer = {
			connection: connections,
			send(...events) {
				socket.write(events.map(event => `${JSON.stringify(event)}\n`).join(''));
			},
			end() {
				socket.end();
			},
			destroy() {
				socket.destroy();
			},
		};
		socket.on('error', () => {});
		socket.on('close', () => {
			sockets.delete(socket);
		});
		socket.on('data', chunk => {
			for (const event of framer.push(chunk)) {
				const parsed = event.type === 'line' ? parseClientFrame(event.text) : undefined;
				if (parsed?.type !== 'frame') {
					throw new Error(`The client wrote what no server takes: ${JSON.stringify(event)}`);
				}

				const {frame} = parsed;
				frames.push(frame);
				answer(frame, peer, () => {
					standard(frame, peer);
				});
			}
		});
	});
	await new Promise<void>(resolve => {
		server.listen(0, '127.0.0.1', resolve);
	});
	const address = server.address();
	return {
		port: typeof address === 'object' && address !== null ? address.port : 0,
		frames,
		close: () =>
			new Promise(resolve => {
				server.close(() => {
					resolve();
				});
				for (const socket of sockets) {
					socket.destroy();
				}
			}),
	};
};
