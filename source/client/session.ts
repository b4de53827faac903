/**
The client's side of the native protocol: a session that lives through many connections. Knows when to connect, who one is and
what is not acknowledged; knows nothing of rooms, lines or the screen.
*/
import {limits, protocolVersion} from '../limits.ts';
import type {UserId} from '../messages.ts';
import type {ClientFrame} from '../protocols/native/frames.ts';
import {backoffMs} from './backoff.ts';
import {describeGoodbye, describeRegistration, type Ending, left} from './endings.ts';
import {createLink, type Link, type LinkFrame} from './link.ts';
import {createOutgoingQueue} from './outgoing.ts';
import type {ChatSession, ChatSessionOptions, SessionEvent} from './session-contract.ts';

/** How long a leaving client waits for the server to close, ms. */
const leaveMs = 500;

type Phase = 'idle' | 'connecting' | 'open' | 'waiting' | 'closed' | 'leaving';

export const createChatSession = (options: ChatSessionOptions): ChatSession => {
	const {address, connect, clock, random, token, password, client, onEvents} = options;
	const outgoing = createOutgoingQueue();
	let phase: Phase = 'idle';
	let link: Link | undefined;
	let name = options.name;
	let id: UserId | undefined;
	let welcomes = 0;
	let openedAt = 0;
	/** Failures since the last connection that lasted. */
	let attempt = 0;
	let cancelRetry = (): void => {};
	let departure: {promise: Promise<void>; resolve: () => void} | undefined;

	const emit = (...events: SessionEvent[]): void => {
		onEvents(events);
	};

	const drop = (): void => {
		cancelRetry();
		link?.destroy();
		link = undefined;
	};

	const close = ({problem, hint}: Ending): void => {
		drop();
		phase = 'closed';
		emit({type: 'connection', connection: {status: 'closed', problem, hint}});
		departure?.resolve();
	};

	const lose = (ending: Ending, slept = false): void => {
		if (phase === 'leaving') {
			close(left);
			return;
		}

		// What never worked is told at once: most likely the address is wrong.
		if (ending.isFinal || welcomes === 0) {
			close(ending);
			return;
		}

		drop();
		// A connection that broke soon after its welcome counts as a failure, or a server that drops everyone would be called without a pause.
		if (phase === 'open' && clock.now() - openedAt >= limits.heartbeatMs) {
			attempt = 0;
		}

		phase = 'waiting';
		attempt++;
		const waitMs = slept ? 0 : backoffMs(attempt, random);
		emit({
			type: 'connection',
			connection: {
				status: 'reconnecting',
				attempt,
				retryAt: clock.now() + waitMs,
				problem: ending.problem,
			},
		});
		cancelRetry = clock.schedule(waitMs, dial);
	};

	const hello = (): ClientFrame => ({
		type: 'hello',
		version: protocolVersion,
		token,
		...(name === undefined ? {} : {name}),
		...(password === undefined ? {} : {password}),
		...(client === undefined ? {} : {client}),
	});

	const receive = (frame: LinkFrame, events: SessionEvent[]): void => {
		switch (frame.type) {
			case 'welcome': {
				phase = 'open';
				openedAt = clock.now();
				welcomes++;
				({name, id} = frame.you);
				events.push(
					{type: 'frame', frame, welcomes},
					{type: 'connection', connection: {status: 'connected', since: openedAt}},
				);
				// All of them: the server acknowledges again what it had applied, and one that it had refused comes anew.
				link?.send(outgoing.all());
				link?.ping();
				return;
			}

			case 'ack': {
				const {number, seq, time} = frame;
				const message = number === undefined ? undefined : outgoing.take(number);
				if (message !== undefined) {
					// A server that no longer knows where the message stands says 0.
					events.push(
						seq === 0
							? {type: 'applied', messages: [message]}
							: {type: 'acknowledged', number: message.number, seq, time},
					);
				}

				return;
			}

			case 'rejected': {
				const message = frame.number === undefined ? undefined : outgoing.take(frame.number);
				if (message === undefined) {
					events.push({type: 'frame', frame, welcomes});
				} else {
					events.push({type: 'refused', message, code: frame.code, text: frame.text});
				}

				return;
			}

			case 'renamed': {
				if (frame.id === id) {
					name = frame.name;
				}

				events.push({type: 'frame', frame, welcomes});
				return;
			}

			case 'goodbye': {
				return;
			}

			default: {
				events.push({type: 'frame', frame, welcomes});
			}
		}
	};

	/** What in a frame ends the connection. */
	const endingOf = (frame: LinkFrame): Ending | undefined => {
		if (frame.type === 'goodbye') {
			return describeGoodbye(frame.code, frame.text);
		}

		return frame.type === 'rejected' && frame.of === 'register' && phase !== 'open'
			? describeRegistration(frame.code, frame.text, {name, isFirst: welcomes === 0})
			: undefined;
	};

	const dial = (): void => {
		drop();
		phase = 'connecting';
		link = createLink(
			{address, connect, clock},
			{
				opened() {
					link?.send([hello()]);
				},
				frames(frames) {
					const events: SessionEvent[] = [];
					let ending: Ending | undefined;
					for (const frame of frames) {
						ending = phase === 'leaving' ? undefined : endingOf(frame);
						if (ending !== undefined) {
							break;
						}

						receive(frame, events);
					}

					if (events.length > 0) {
						onEvents(events);
					}

					if (ending !== undefined) {
						lose(ending);
					}
				},
				roundTrip(ms) {
					emit({type: 'round-trip', ms});
				},
				ended: lose,
			},
		);
	};

	return {
		start() {
			if (phase === 'idle') {
				emit({type: 'connection', connection: {status: 'connecting', attempt: 1}});
				dial();
			}
		},
		send(message) {
			const numbered = outgoing.add(message);
			if (phase === 'open') {
				link?.send([numbered]);
			}

			return numbered;
		},
		request(frame) {
			if (phase === 'open') {
				link?.send([frame]);
			}

			return phase === 'open';
		},
		ping() {
			if (phase === 'open') {
				link?.ping();
			}

			return phase === 'open';
		},
		retry() {
			if (phase === 'waiting' || phase === 'closed') {
				attempt = 0;
				if (phase === 'closed') {
					emit({type: 'connection', connection: {status: 'connecting', attempt: 1}});
				}

				dial();
			}
		},
		unacknowledged: () => outgoing.all().length,
		leave() {
			if (departure === undefined) {
				departure = Promise.withResolvers<void>();
				if (phase === 'open') {
					phase = 'leaving';
					link?.send([{type: 'bye'}]);
					link?.end();
					cancelRetry = clock.schedule(leaveMs, () => {
						close(left);
					});
				} else {
					close(left);
				}
			}

			return departure.promise;
		},
	};
};
