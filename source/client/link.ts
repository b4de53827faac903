/** One connection of a session: frames over a transport, with its heartbeat. Knows nothing of what the frames mean. */
import {createLineFramer} from '../framing/lines.ts';
import {parseServerFrame, type ServerFrame, serverFrameBytesMax} from '../protocols/native/events.ts';
import {type ClientFrame, encodeClientFrame} from '../protocols/native/frames.ts';
import type {Clock} from './clock.ts';
import * as endings from './endings.ts';
import {connectMs, describeFailure, describeStranger, type Ending} from './endings.ts';
import {createHeartbeat, type Heartbeat} from './heartbeat.ts';
import type {Address, Connect} from './transport.ts';

/** Pings and pongs stay here. */
export type LinkFrame = Exclude<ServerFrame, {type: 'ping' | 'pong'}>;

export type LinkListener = {
	opened(): void;
	/** The frames of one read. */
	frames(frames: readonly LinkFrame[]): void;
	/** A round trip was measured, ms. */
	roundTrip(ms: number): void;
	/** Called once, unless it was destroyed. `slept` asks to connect again at once. */
	ended(ending: Ending, slept: boolean): void;
};

export type Link = {
	send(frames: readonly ClientFrame[]): void;
	ping(): void;
	/** Close once everything sent is written. */
	end(): void;
	/** Close now; the listener hears no more. */
	destroy(): void;
};

/** Pings whose answer is waited for; older ones are forgotten. */
const pingsMax = 8;

/**
How long to wait for a welcome after a greeting in plain text, ms. Whose hello came late, on a link that loses packets, is taken for
plain text at first; a packet that was lost goes again within a second or two (RFC 6298).
*/
const strangeMs = 3000;

/** How servers of other kinds begin: SSH, web, mail and files. */
const otherKinds = /^(?:SSH-|HTTP\/|\d{3}[ -]|\* OK|\+OK)/;

export const createLink = (
	{address, connect, clock}: {address: Address; connect: Connect; clock: Clock},
	listener: LinkListener,
): Link => {
	const framer = createLineFramer({bytesMax: serverFrameBytesMax});
	let heartbeat: Heartbeat | undefined;
	let pings: number[] = [];
	let isOver = false;
	let isKnown = false;
	/** Set once something came that no chat-tui server says to a chat-tui client. */
	let cancelStrange: (() => void) | undefined;

	const stop = (): void => {
		isOver = true;
		cancelTimeout();
		cancelStrange?.();
		heartbeat?.stop();
	};

	const finish = (ending: Ending, slept = false): void => {
		if (!isOver) {
			stop();
			transport.destroy();
			listener.ended(ending, slept);
		}
	};

	const send = (frames: readonly ClientFrame[]): void => {
		if (!isOver && frames.length > 0) {
			transport.write(frames.map(frame => encodeClientFrame(frame)).join(''));
		}
	};

	const ping = (): void => {
		const time = clock.now();
		pings = [...pings.slice(1 - pingsMax), time];
		send([{type: 'ping', time}]);
	};

	const readLine = (line: string): LinkFrame | undefined => {
		const frame = parseServerFrame(line);
		if (frame === undefined) {
			// Another version may say what this one does not know, but it says it in JSON.
			if (!isKnown && !line.startsWith('{')) {
				if (otherKinds.test(line)) {
					finish(describeStranger(address));
				} else {
					cancelStrange ??= clock.schedule(strangeMs, () => finish(describeStranger(address)));
				}
			}

			return undefined;
		}

		isKnown = true;
		cancelStrange?.();
		if (frame.type === 'ping') {
			send([{type: 'pong', time: frame.time}]);
			return undefined;
		}

		if (frame.type === 'pong') {
			if (pings.includes(frame.time)) {
				pings = pings.filter(time => time > frame.time);
				listener.roundTrip(Math.max(0, clock.now() - frame.time));
			}

			return undefined;
		}

		return frame;
	};

	const cancelTimeout = clock.schedule(connectMs, () => {
		finish(describeFailure(address, {code: 'ETIMEDOUT', message: 'timed out'}));
	});
	const transport = connect(address, {
		opened() {
			if (isOver) {
				return;
			}

			cancelTimeout();
			heartbeat = createHeartbeat({
				clock,
				beat: ping,
				silent() {
					finish(endings.silence());
				},
				jumped() {
					finish(endings.sleep(), true);
				},
			});
			listener.opened();
		},
		data(chunk) {
			if (isOver) {
				return;
			}

			heartbeat?.heard();
			const frames: LinkFrame[] = [];
			for (const event of framer.push(chunk)) {
				if (event.type === 'overflow') {
					finish(isKnown ? endings.oversize() : describeStranger(address));
				} else {
					const frame = readLine(event.text);
					if (frame !== undefined) {
						frames.push(frame);
					}
				}

				if (isOver) {
					return;
				}
			}

			if (frames.length > 0) {
				listener.frames(frames);
			}
		},
		closed(failure) {
			if (cancelStrange && !isKnown) {
				finish(describeStranger(address));
				return;
			}

			finish(failure === undefined ? endings.endOfStream() : describeFailure(address, failure));
		},
	});

	return {
		send,
		ping,
		end() {
			transport.end();
		},
		destroy() {
			if (!isOver) {
				stop();
				transport.destroy();
			}
		},
	};
};
