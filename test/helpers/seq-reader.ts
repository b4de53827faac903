/** A native client that answers pings, and keeps the numbers of what it is told and little else, so that many of them cost little. */
import {connect, type Socket} from 'node:net';

export type SeqReader = {
	readonly socket: Socket;
	readonly name: string;
	/** The numbers of messages and of acknowledgements of its own, as they came. */
	readonly seqs: readonly number[];
	/** The same of whispers. */
	readonly whispers: readonly number[];
	/** All that was neither, but pings and pongs. */
	readonly others: ReadonlyArray<Readonly<Record<string, unknown>>>;
	/** How many of its own messages, whispers not counted, were acknowledged. */
	acked(): number;
	isClosed(): boolean;
	say(text: string): void;
	whisper(to: string, text: string): void;
	send(frame: Readonly<Record<string, unknown>>): void;
};

const newline = 10;
const messageStart = Buffer.from('{"type":"message","seq":');

/** The number that follows a position. */
const numberAt = (line: Buffer, position: number): number => {
	let number = 0;
	for (let index = position; ; index++) {
		const digit = (line[index] ?? 0) - 48;
		if (digit < 0 || digit > 9) {
			return number;
		}

		number = number * 10 + digit;
	}
};

/** Connect and say hello; `onNews` is called after each read, `onMessage` with each message's line. Resolves with the welcome. */
export const openSeqReader = async (
	port: number,
	name: string,
	onNews: () => void,
	onMessage?: (line: Buffer) => void,
): Promise<SeqReader> => {
	const socket = connect({port, host: '127.0.0.1', noDelay: true});
	const seqs: number[] = [];
	const whispers: number[] = [];
	const others: Array<Readonly<Record<string, unknown>>> = [];
	const whispered = new Set<number>();
	let acked = 0;
	let number = 0;
	let isClosed = false;
	let rest: Buffer = Buffer.alloc(0);
	let welcomed: () => void;
	const welcome = new Promise<void>((resolve, reject) => {
		welcomed = resolve;
		socket.once('close', () => reject(new Error('Closed before the welcome.')));
	});

	const send = (frame: Readonly<Record<string, unknown>>): void => {
		socket.write(`${JSON.stringify(frame)}\n`);
	};

	const readLine = (line: Buffer): void => {
		if (line.subarray(0, messageStart.length).equals(messageStart)) {
			seqs.push(numberAt(line, messageStart.length));
			onMessage?.(line);
			return;
		}

		const frame = JSON.parse(line.toString()) as Readonly<Record<string, unknown>>;
		switch (frame.type) {
			case 'ack': {
				if (whispered.delete(frame.number as number)) {
					whispers.push(frame.seq as number);
				} else {
					seqs.push(frame.seq as number);
					acked++;
				}

				return;
			}

			case 'whisper': {
				whispers.push(frame.seq as number);
				return;
			}

			case 'ping': {
				send({type: 'pong', time: frame.time});
				return;
			}

			case 'pong': {
				return;
			}

			case 'welcome': {
				welcomed();
				return;
			}

			default: {
				others.push(frame);
			}
		}
	};

	socket.on('data', (chunk: Buffer) => {
		let start = 0;
		for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
			const line = chunk.subarray(start, end);
			readLine(rest.length > 0 ? Buffer.concat([rest, line]) : line);
			rest = Buffer.alloc(0);
			start = end + 1;
		}

		if (start < chunk.length) {
			rest = Buffer.concat([rest, chunk.subarray(start)]);
		}

		onNews();
	});
	socket.on('error', () => undefined);
	socket.on('close', () => {
		isClosed = true;
		onNews();
	});
	send({type: 'hello', version: 1, name});
	await welcome;
	return {
		socket,
		name,
		seqs,
		whispers,
		others,
		acked: () => acked,
		isClosed: () => isClosed,
		say(text) {
			send({type: 'say', room: '#lobby', text, number: ++number});
		},
		whisper(to, text) {
			number++;
			whispered.add(number);
			send({type: 'whisper', to, text, number});
		},
		send,
	};
};
