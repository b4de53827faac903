/**
The client's side of the native protocol: a session that lives through many connections. Knows when to connect, who one is and
what is not acknowledged; knows nothing of rooms, lines or the screen.
*/
import {limits} from '../limits.ts';
import type {UserId} from '../messages.ts';
import {backoffMs} from './backoff.ts';
import {describeGoodbye, describeRegistration, type Ending, left} from './endings.ts';
import {createHellos} from './hello.ts';
import {createLink, type Link, type LinkFrame} from './link.ts';
import {createOutbox} from './outbox.ts';
import type {ChatSession, ChatSessionOptions, SessionEvent} from './session-contract.ts';
import {waitAwake} from './waiting.ts';

/** How long a leaving client waits for the server to close, ms. */
const leaveMs = 500;

/** Keys that are pressed do not call a server more often than this, ms. */
const nudgeMs = 1000;

type Phase = 'idle' | 'connecting' | 'open' | 'waiting' | 'closed' | 'leaving';

export const createChatSession = (options: ChatSessionOptions): ChatSession => {
	const {address, connect, clock, random, token, start, onUnsent, onEvents} = options;
	const hellos = createHellos(options);
	const outbox = createOutbox({
		clock,
		start,
		write(messages) {
			link?.send(messages);
		},
	});
	let phase: Phase = 'idle';
	let link: Link | undefined;
	let name = options.name ?? start?.name ?? options.suggestedName;
	let epoch = start?.epoch;
	let id: UserId | undefined;
	let welcomes = 0;
	let openedAt = 0;
	let dialledAt = 0;
	/** Failures since the last connection that lasted. */
	let attempt = 0;
	let cancelRetry = (): void => {};
	let departure: {promise: Promise<void>; resolve: () => void} | undefined;

	const emit = (...events: SessionEvent[]): void => {
		onEvents(events);
	};

	const drop = (): void => {
		cancelRetry();
		outbox.close();
		link?.destroy();
		link = undefined;
	};

	const tellUnsent = (isNew = false): void => {
		onUnsent?.(
			{token, name, epoch, last: outbox.last(), messages: outbox.all(), isWelcome: welcomes > 0},
			isNew,
		);
	};

	const close = ({problem, hint, code}: Ending): void => {
		drop();
		// Whoever leaves, or was never in, may come again with what waits.
		const unsent = departure || welcomes === 0 ? [] : outbox.giveUp('ended');
		phase = 'closed';
		emit(...unsent, {type: 'connection', connection: {status: 'closed', problem, hint, code}});
		tellUnsent();
		departure?.resolve();
	};

	const lose = (ending: Ending, slept = false): void => {
		if (phase === 'leaving') {
			close(left());
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
		cancelRetry = waitAwake(clock, waitMs, dial);
	};

	const receive = (frame: LinkFrame, events: SessionEvent[]): void => {
		const heard = outbox.hear(frame);
		if (heard !== undefined) {
			events.push(...heard);
			return;
		}

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
				if (welcomes === 1 && epoch !== undefined && epoch !== frame.epoch) {
					events.push(...outbox.giveUp('other-journal', start?.messages));
				}

				epoch = frame.epoch;
				// All of them go again: the server acknowledges again what it had applied, and one that it had refused comes anew.
				outbox.open(frame);
				link?.ping();
				tellUnsent();
				return;
			}

			case 'renamed': {
				if (frame.id === id) {
					name = frame.name;
					tellUnsent();
				}

				events.push({type: 'frame', frame, welcomes});
				return;
			}

			case 'ack':
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
			const isOwn = frame.code === 'replaced' && hellos.explainReplaced();
			return isOwn ? describeGoodbye('bye', '') : describeGoodbye(frame.code, frame.text);
		}

		return frame.type === 'rejected' && frame.of === 'register' && phase !== 'open'
			? describeRegistration(frame.code, frame.text, {name, isFirst: welcomes === 0})
			: undefined;
	};

	/** The name of an earlier session, or one that was only suggested, which another has: any other will do. */
	const isTakenMeanwhile = (frame: LinkFrame): boolean =>
		frame.type === 'rejected' &&
		frame.of === 'register' &&
		frame.code === 'name-taken' &&
		welcomes === 0 &&
		options.name === undefined &&
		name !== undefined;

	const dial = (): void => {
		drop();
		phase = 'connecting';
		dialledAt = clock.now();
		link = createLink(
			{address, connect, clock},
			{
				opened() {
					link?.send([hellos.say(name)]);
				},
				frames(frames) {
					const events: SessionEvent[] = [];
					let ending: Ending | undefined;
					const before = outbox.size();
					hellos.answered();
					for (const frame of frames) {
						if (isTakenMeanwhile(frame)) {
							name = undefined;
							link?.send([hellos.say(name)]);
							continue;
						}

						ending = phase === 'leaving' ? undefined : endingOf(frame);
						if (ending !== undefined) {
							break;
						}

						receive(frame, events);
					}

					if (events.length > 0) {
						onEvents(events);
					}

					if (outbox.size() !== before) {
						tellUnsent();
					}

					// Only now: what the listener asked for, such as its rooms, goes before.
					outbox.pump();
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
		token,
		start() {
			if (phase === 'idle') {
				emit({type: 'connection', connection: {status: 'connecting', attempt: 1}});
				dial();
			}
		},
		send(message) {
			const numbered = outbox.add(message);
			// First: what the server may know must be known here, whenever this ends.
			tellUnsent(true);
			outbox.pump();
			return numbered;
		},
		request(frame) {
			if (phase === 'open') {
				link?.send([frame]);
				outbox.asked(frame);
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
		nudge() {
			const elapsed = clock.now() - dialledAt;
			if (phase === 'waiting' && (elapsed >= nudgeMs || elapsed < 0)) {
				dial();
			}
		},
		unacknowledged: outbox.size,
		leave() {
			if (departure === undefined) {
				departure = Promise.withResolvers<void>();
				if (phase === 'open') {
					phase = 'leaving';
					outbox.close();
					link?.send([{type: 'bye'}]);
					link?.end();
					cancelRetry = clock.schedule(leaveMs, () => {
						close(left());
					});
				} else {
					close(left());
				}
			}

			return departure.promise;
		},
	};
};
