/**
Many people of IRC: a process of its own. `node crowd.ts PORT COUNT` has so many register, who then say nothing, and tells its parent once all are in.
`{events}` from the parent: from then on so many come and go a second, half of them come and the other half leave; `{report: true}`: how many that were since
then, as `{events, seconds}`. Knows no screen.
*/
import {connect, type Socket} from 'node:net';
import process from 'node:process';

const [port = 0, count = 0] = process.argv.slice(2).map(Number);
const atOnce = 100;
const tickMs = 10;

const register = (nick: string): Promise<Socket> =>
	new Promise((resolve, reject) => {
		const socket = connect({host: '127.0.0.1', port, noDelay: true});
		socket.once('error', reject);
		socket.write(`NICK ${nick}\r\nUSER ${nick} 0 * :crowd\r\n`);
		socket.setEncoding('latin1').on('data', (data: string) => {
			if (data.includes(' 001 ')) {
				resolve(socket);
			}

			const ping = /PING (\S+)/.exec(data)?.[1];
			if (ping !== undefined) {
				socket.write(`PONG ${ping}\r\n`);
			}
		});
	});

const sockets: Socket[] = [];
for (let from = 0; from < count; from += atOnce) {
	const length = Math.min(atOnce, count - from);
	sockets.push(...(await Promise.all(Array.from({length}, (_, index) => register(`c${from + index}`)))));
}

let events = 0;
let since = performance.now();
let number = 0;

/** In, and out again as soon as one is in. */
const visit = async (): Promise<void> => {
	number++;
	const socket = await register(`v${number}`);
	events++;
	socket.end('QUIT :seen enough\r\n');
	socket.once('close', () => {
		events++;
	});
};

const fail = (error: unknown): void => {
	process.stderr.write(`${String(error)}\n`);
	process.exit(1);
};

const start = (perSecond: number): void => {
	events = 0;
	since = performance.now();
	let due = 0;
	let last = since;
	setInterval(() => {
		const now = performance.now();
		due += (perSecond / 2) * ((now - last) / 1000);
		last = now;
		for (; due >= 1; due--) {
			visit().catch(fail);
		}
	}, tickMs);
};

process.on('message', (order: {readonly events?: number; readonly report?: true}) => {
	if (order.events !== undefined) {
		start(order.events);
	}

	if (order.report) {
		process.send?.({events, seconds: (performance.now() - since) / 1000});
	}
});
process.on('disconnect', () => process.exit(0));
process.send?.({});
