/** A client that sends and reads bytes as they are, like the small clients that frame nothing. */
import {connect, type Socket} from 'node:net';

export type RawSocket = {
	readonly socket: Socket;
	/** The client's own port. */
	readonly port: number;
	/** All that came and was not taken. */
	rest(): string;
	send(data: string | Uint8Array): void;
	/** Take what came up to the end of a text, waiting for it; rejects when the connection ends first. */
	until(text: string): Promise<string>;
	/** Take exactly this; rejects when something else comes. */
	expect(text: string): Promise<void>;
	/** Resolves with what was left when the connection is closed. */
	readonly closed: Promise<string>;
	end(): void;
};

export const connectSocket = async (port: number): Promise<RawSocket> => {
	const socket = connect({port, host: '127.0.0.1', noDelay: true});
	let rest = '';
	let isClosed = false;
	let wake: Array<() => void> = [];
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
		notify();
	});
	socket.on('error', () => undefined);
	const closed = new Promise<string>(resolve => {
		socket.on('close', () => {
			isClosed = true;
			notify();
			resolve(rest);
		});
	});
	await new Promise<void>((resolve, reject) => {
		socket.once('connect', () => resolve());
		socket.once('error', reject);
	});

	const more = async (wanted: string): Promise<void> => {
		if (isClosed) {
			throw new Error(`Closed before ${JSON.stringify(wanted)}; had ${JSON.stringify(rest)}`);
		}

		await new Promise<void>(resolve => {
			wake.push(resolve);
		});
	};

	return {
		socket,
		port: socket.localPort ?? 0,
		rest: () => rest,
		send(data) {
			socket.write(data);
		},
		async until(text) {
			for (;;) {
				const index = rest.indexOf(text);
				if (index >= 0) {
					const end = index + text.length;
					const taken = rest.slice(0, end);
					rest = rest.slice(end);
					return taken;
				}

				await more(text);
			}
		},
		async expect(text) {
			while (rest.length < text.length && text.startsWith(rest)) {
				await more(text);
			}

			if (!rest.startsWith(text)) {
				throw new Error(`Wanted ${JSON.stringify(text)}; had ${JSON.stringify(rest)}`);
			}

			rest = rest.slice(text.length);
		},
		closed,
		end: () => socket.destroy(),
	};
};
