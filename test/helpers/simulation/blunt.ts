/**
A native client of another make: a script that numbers what it says as the protocol has it, sends all of it at once, and all that has no answer
again whenever it is back. It has no pace, so that it goes to the edge of what the server remembers of its numbers, and no further.
*/
import {createLineFramer} from '../../../source/framing/lines.ts';
import {lobby} from '../../../source/limits.ts';
import type {Chance} from './chance.ts';
import type {Judge} from './judge.ts';
import type {Network} from './network.ts';
import type {Process, Scheduler} from './scheduler.ts';

/** So many numbers back from the highest one the server knows which were applied; its readme says so. */
const windowNumbers = 256;

const frameBytesMax = 1024 * 1024;

/** How soon it calls again, and when it takes silence for the end, ms. */
const againMs = 300;
const nagMs = 400;
const nagsMax = 3;
const silenceMs = 15_000;

export const createBlunt = (options: {
	readonly name: string;
	readonly scheduler: Scheduler;
	readonly chance: Chance;
	readonly network: Network;
	readonly judge: Judge;
	/** How much it has to say, and when it begins, ms. */
	readonly messages: number;
	readonly startsAt: number;
}): Process => {
	const {name, scheduler, chance, network, judge, messages} = options;
	const where: Process = {name, isAlive: true, frozenUntil: 0};
	const token = `token-of-${name}-${'x'.repeat(16)}`;
	const script = judge.script(name, token);
	const waiting = new Map<number, string>();
	for (let number = 1; number <= messages; number++) {
		const text = `${name}.${number}`;
		waiting.set(number, text);
		script.said(number, text, lobby);
	}

	const call = (): void => {
		const framer = createLineFramer({bytesMax: frameBytesMax});
		let isOver = false;
		let isOpen = false;
		/** The last number that was written on this connection. */
		let written = 0;
		let nags = 0;
		let cancelPatience = (): void => {};
		const write = (...frames: readonly unknown[]): void =>
			transport.write(frames.map(frame => `${JSON.stringify(frame)}\n`).join(''));
		/** As far as the server knows which were applied: one that is refused may come again. */
		const writeAll = (): void => {
			const [first = 0] = waiting.keys();
			const frames = [...waiting].flatMap(([number, text]) =>
				number > written && number < first + windowNumbers ? [{type: 'say', room: lobby, text, number}] : [],
			);
			written = frames.at(-1)?.number ?? written;
			if (frames.length > 0) {
				write(...frames);
			}
		};

		/** What has no answer is said again, on the same connection too: a number may come however often. But not for ever. */
		const nag = (): void => {
			if (!isOver && nags++ < nagsMax) {
				written = 0;
				writeAll();
				scheduler.after(nagMs, where, 'timer', `${name} says it again`, nag);
			}
		};

		const end = (): void => {
			if (!isOver) {
				isOver = true;
				cancelPatience();
				transport.destroy();
				scheduler.after(againMs * (1 + chance.fraction()), where, 'timer', `${name} calls again`, call);
			}
		};

		const heard = (): void => {
			cancelPatience();
			cancelPatience = scheduler.after(silenceMs, where, 'timer', `${name} hears nothing`, end);
		};

		const receive = (frame: Readonly<Record<string, unknown>>): void => {
			const number = frame.number as number;
			if (frame.type === 'welcome' && !isOpen) {
				isOpen = true;
				nag();
			} else if (frame.type === 'ack') {
				script.sent(number, frame.seq as number);
				waiting.delete(number);
				writeAll();
			} else if (frame.type === 'rejected' && frame.of === 'register') {
				end();
			} else if (frame.type === 'rejected' && number !== undefined) {
				// It asks again until it is let: the number is free. The more it has to ask, the later.
				const ms = againMs * (1 + chance.below(waiting.size + 1));
				scheduler.after(ms, where, 'timer', `${name} asks again`, () => {
					const text = waiting.get(number);
					if (!isOver && text !== undefined) {
						write({type: 'say', room: lobby, text, number});
					}
				});
			} else if (frame.type === 'ping') {
				write({type: 'pong', time: frame.time});
			}
		};

		heard();
		const transport = network.connectFrom(where)(
			{host: 'server', port: 7777},
			{
				opened: () => write({type: 'hello', version: 1, name, token}),
				data(chunk) {
					heard();
					for (const event of framer.push(chunk)) {
						if (event.type === 'line' && !isOver) {
							receive(JSON.parse(event.text));
						}
					}
				},
				closed: end,
			},
		);
	};

	scheduler.after(options.startsAt, where, 'timer', `${name} starts`, call);
	return where;
};
