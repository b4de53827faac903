/** The messages of a session until the server has said what became of them, and what its frames mean for them. Knows no connections and no screen. */
import type {ClientFrame} from '../protocols/native/frames.ts';
import type {Clock} from './clock.ts';
import type {LinkFrame} from './link.ts';
import {createOutgoingQueue, type Numbered, type Outgoing} from './outgoing.ts';
import {paceFor} from './pace.ts';
import {createSender} from './sender.ts';
import type {RequestFrame, SessionEvent} from './session-contract.ts';

export type Outbox = {
	/** Number a message; it goes with the next `pump`. */
	add(message: Outgoing): Numbered;
	/** The server knows this client: all messages may go, again if they went before. */
	open(welcome: Extract<LinkFrame, {type: 'welcome'}>): void;
	/** The connection is gone, or no more is to be sent on it. */
	close(): void;
	/** Look at a frame. Answers with what came of it, or undefined when it is for others as well. */
	hear(frame: LinkFrame): readonly SessionEvent[] | undefined;
	/** This was asked on the connection. */
	asked(frame: RequestFrame): void;
	/** Take out those that will not be sent any more. */
	giveUp(
		reason: Extract<SessionEvent, {type: 'given-up'}>['reason'],
		messages?: readonly Numbered[],
	): readonly SessionEvent[];
	/** Send what may go now. */
	pump(): void;
	all(): readonly Numbered[];
	size(): number;
	/** The last number given. */
	last(): number;
};

/** How long messages wait for the answer to a join, ms: a room must be entered before one speaks in it. */
const joinMs = 5000;

/** What the server counts as it counts messages. */
const counted: ReadonlySet<ClientFrame['type']> = new Set(['rename', 'topic', 'typing', 'amend']);

export const createOutbox = (options: {
	readonly clock: Clock;
	readonly start: {readonly last: number; readonly messages: readonly Numbered[]} | undefined;
	readonly write: (messages: readonly Numbered[]) => void;
}): Outbox => {
	const queue = createOutgoingQueue(options.start);
	const sender = createSender({...options, queue});
	/** Rooms that were asked for and are not answered. */
	let joins = 0;

	const answerJoin = (): void => {
		joins = Math.max(0, joins - 1);
		if (joins === 0) {
			sender.release();
		}
	};

	const take = (number: number | undefined): Numbered | undefined => {
		const message = number === undefined ? undefined : queue.take(number);
		if (message !== undefined) {
			sender.answered(message.number);
		}

		return message;
	};

	const hearRejected = ({
		of,
		code,
		text,
		number,
	}: Extract<LinkFrame, {type: 'rejected'}>): readonly SessionEvent[] | undefined => {
		if (of === 'join') {
			answerJoin();
		}

		// Whoever writes fast has done nothing wrong: it goes again, and waits its turn.
		if (code === 'too-fast' && number !== undefined && queue.has(number)) {
			sender.refused(number);
			return [];
		}

		const message = take(number);
		return message && [{type: 'refused', message, code, text}];
	};

	return {
		add: queue.add,
		open({number, server, resumed}) {
			queue.skip(number);
			sender.open(paceFor(server.limits), !resumed);
		},
		close() {
			joins = 0;
			sender.close();
		},
		hear(frame) {
			switch (frame.type) {
				case 'ack': {
					const message = take(frame.number);
					if (message === undefined) {
						return [];
					}

					const {seq, time} = frame;
					// A server that no longer knows where the message stands says 0.
					return seq === 0
						? [{type: 'applied', messages: [message]}]
						: [{type: 'acknowledged', number: message.number, seq, time}];
				}

				case 'rejected': {
					return hearRejected(frame);
				}

				case 'entered': {
					answerJoin();
					return undefined;
				}

				case 'server': {
					sender.setPace(paceFor(frame.server.limits));
					return undefined;
				}

				default: {
					return undefined;
				}
			}
		},
		asked({type}) {
			if (counted.has(type)) {
				sender.spend();
			}

			if (type === 'join') {
				joins++;
				sender.hold(joinMs);
			}
		},
		giveUp(reason, candidates = queue.all()) {
			const messages = candidates.flatMap(({number}) => take(number) ?? []);
			return messages.length === 0 ? [] : [{type: 'given-up', messages, reason}];
		},
		pump: sender.pump,
		all: queue.all,
		size: queue.size,
		last: queue.last,
	};
};
