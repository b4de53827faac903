/**
Those who talk: a process of its own, so that the one that looks at the screen does not slow it down. Eight clients of the native protocol; what they say
comes from the parent as messages: `{rate}` so many a second until told otherwise, `{count}` as many as fast as they are acknowledged. Knows no screen.
*/
import {connect, type Socket} from 'node:net';
import process from 'node:process';

const names = ['mina', 'bora', 'jihoon', 'sora', 'tom', 'hana', 'ines', 'olu'];
const words =
	'the kettle is on and nobody has read the notes from yesterday so let us go through them once more before lunch and then see'.split(
		' ',
	);
const tickMs = 5;
const windowSize = 64;
const port = Number(process.argv[2]);

let said = 0;
let acknowledged = 0;
let onAck = (): void => undefined;

const join = (name: string): Promise<Socket> =>
	new Promise((resolve, reject) => {
		const socket = connect({host: '127.0.0.1', port, noDelay: true});
		let rest = '';
		socket.once('error', reject);
		socket.write(
			`${JSON.stringify({type: 'hello', version: 1, name, token: `talker-of-the-benchmark-${name}`})}\n`,
		);
		socket.setEncoding('latin1').on('data', (data: string) => {
			const parts = (rest + data).split('\n');
			rest = parts.pop() ?? '';
			for (const part of parts) {
				if (part.startsWith('{"type":"ack"')) {
					acknowledged++;
					onAck();
				} else if (part.startsWith('{"type":"welcome"')) {
					resolve(socket);
				} else if (part.startsWith('{"type":"ping"')) {
					socket.write(`{"type":"pong","time":${JSON.parse(part).time}}\n`);
				}
			}
		});
	});

const sockets = await Promise.all(names.map(join));

/** 40 to 90 characters, the number first: each can be told from the others. */
const say = (): void => {
	const number = ++said;
	const count = 8 + (number % 9);
	const text = `${number} ${Array.from({length: count}, (_, index) => words[(number * 7 + index) % words.length]).join(' ')}`;
	sockets[number % sockets.length]?.write(
		`${JSON.stringify({type: 'say', room: '#lobby', text, number: Math.ceil(number / sockets.length) + 1})}\n`,
	);
};

let rate = 0;
let due = 0;
let last = performance.now();
setInterval(() => {
	const now = performance.now();
	due = rate === 0 ? 0 : due + (rate * (now - last)) / 1000;
	last = now;
	for (; due >= 1; due--) {
		say();
	}
}, tickMs);

process.on('message', (order: {readonly rate?: number; readonly count?: number}) => {
	if (order.rate !== undefined) {
		rate = order.rate;
	}

	const until = said + (order.count ?? 0);
	if (order.count !== undefined) {
		onAck = () => {
			while (said < until && said - acknowledged < windowSize) {
				say();
			}

			if (acknowledged >= until) {
				onAck = () => undefined;
				process.send?.({said});
			}
		};
		onAck();
	}
});
process.on('disconnect', () => process.exit(0));
process.send?.({said});
