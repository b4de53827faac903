/** A client that speaks raw lines over a real socket, as any program would. */
import {connect, type Socket} from 'node:net';

type Frame = Readonly<Record<string, unknown>>;

export type RawClient = {
	readonly socket: Socket;
	readonly frames: readonly Frame[];
	send(frame: Frame): void;
	/** The next frame of a type that was not taken yet; rejects when the connection ends first. */
	next(type: string): Promise<Frame>;
	/** Say hello; resolves with the welcome. */
	enter(name?: string, more?: Frame): Promise<Frame>;
	/** Resolves when the connection is closed. */
	readonly closed: Promise<void>;
	end(): void;
};

export const connectRaw = async (port: number, host = '127.0.0.1'): Promise<RawClient> => {
	const socket = connect({port, host, noDelay: true});
	const frames: Frame[] = [];
	const untaken: Frame[] = [];
	let wake: Array<() => void> = [];
	let rest = '';
	let isClosed = false;
	const notify = (): void => {
		const sleepers = wake;
		wake = [];
		for (const sleeper of sleepers) {
			sleeper();
		}
	};

	socket.setEncoding('utf8');
	socket.on('data', (chunk: string) => {
		rest += chunk;
		const lines = rest.split('\n');
		rest = lines.pop() ?? '';
		for (const line of lines) {
			const frame = JSON.parse(line) as Frame;
			frames.push(frame);
			untaken.push(frame);
		}

		notify();
	});
	socket.on('error', () => undefined);
	const closed = new Promise<void>(resolve => {
		socket.on('close', () => {
			isClosed = true;
			notify();
			resolve();
		});
	});
	await new Promise<void>((resolve, reject) => {
		socket.once('connect', () => resolve());
		socket.once('error', reject);
	});
	const client: RawClient = {
		socket,
		frames,
		send(frame) {
			socket.write(`${JSON.stringify(frame)}\n`);
		},
		async next(type) {
			for (;;) {
				const index = untaken.findIndex(frame => frame.type === type);
				if (index >= 0) {
					return untaken.splice(index, 1)[0] as Frame;
				}

				if (isClosed) {
					throw new Error(`Closed before a ${type}; had ${frames.map(frame => frame.type).join(' ')}`);
				}

				await new Promise<void>(resolve => {
					wake.push(resolve);
				});
			}
		},
		enter(name, more = {}) {
			client.send({type: 'hello', version: 1, ...(name === undefined ? {} : {name}), ...more});
			return client.next('welcome');
		},
		closed,
		end: () => socket.destroy(),
	};
	return client;
};
