/**
The server's loop: commands go to the hub, drafts to the journal, committed entries back to the hub, and the effects out.
The only place that carries effects out.
*/

import type {Journal} from '../history/journal.ts';
import type {Hub, Proposal} from '../hub/hub.ts';
import {subjectOf} from '../hub/subject.ts';
import type {
	Command,
	Draft,
	Effect,
	Event,
	OperatorCommand,
	ServerEvent,
	SessionId,
	Time,
} from '../messages.ts';
import {createCatchingUp} from './catching-up/catching-up.ts';
import type {CatchingUpBounds} from './catching-up/page.ts';
import type {OutboxBounds} from './connection.ts';
import {createDeliver} from './deliver.ts';
import type {Delivery} from './delivery.ts';
import {type Dismiss, isNewRefusal, type Peer} from './peers.ts';
import {createReading} from './reading.ts';
import {createStorage} from './storage.ts';

export type LoopOptions = {
	readonly hub: Hub;
	readonly journal: Journal;
	readonly delivery: Delivery;
	readonly now: () => Time;
	readonly node: string;
	/** Runs a callback once the reads of this turn of the event loop are done, such as `setImmediate`. */
	readonly schedule: (callback: () => void) => void;
	/** Call back after `ms` unless cancelled. */
	readonly later: (ms: number, callback: () => void) => () => void;
	readonly report: (event: ServerEvent) => void;
	readonly dismiss: Dismiss;
	/** Of readers who are behind. */
	readonly bounds?: CatchingUpBounds;
	/** What the others may leave waiting. */
	readonly outbox?: OutboxBounds;
};

export type Loop = {
	readonly peers: ReadonlyMap<SessionId, Peer>;
	add(peer: Peer): void;
	/** The connection is gone. */
	remove(peer: Peer): void;
	/** `done` is called when everything that comes of it has been carried out. */
	command(peer: Peer, command: Command, done?: () => void): void;
	/** Answers with the refusal in words, or undefined when it is on its way. */
	operate(command: OperatorCommand): string | undefined;
	append(drafts: readonly Draft[]): void;
	/** Queue a frame for one peer. */
	send(peer: Peer, frame: string): void;
	/** A peer reads too slowly. False when it cannot catch up from the journal: it is to be closed. */
	fallBehind(peer: Peer): boolean;
	/** How many messages and whispers were committed since the start. */
	messages(): number;
	/** Why nothing can be stored now, in words. Undefined while all is well. */
	problem(): string | undefined;
	/** Take nothing more: the journal is about to close. */
	close(): void;
	/** Resolves when what has been proposed so far is committed and written. */
	settle(): Promise<void>;
};

/**
What is committed while more is being committed goes out with that, ms at the latest: a write costs more than all else that is done for a message. Where people
speak one after another nothing is held.
*/
const holdMs = 2;

export const createLoop = (options: LoopOptions): Loop => {
	const {hub, journal, delivery, now, schedule, later, report} = options;
	const peers = new Map<SessionId, Peer>();
	let isFlushScheduled = false;
	let messages = 0;

	const scheduleFlush = (): void => {
		if (!isFlushScheduled) {
			isFlushScheduled = true;
			schedule(() => {
				isFlushScheduled = false;
				delivery.flush();
			});
		}
	};

	const send = (peer: Peer, frame: string): void => {
		catchingUp.answered(peer, frame);
		delivery.toOne(peer.recipient, frame);
		scheduleFlush();
	};

	const sendEvent = (peer: Peer, event: Event): void => send(peer, peer.session.render(event));

	const reading = createReading({
		journal,
		now,
		report,
		answer(session, event) {
			const peer = peers.get(session);
			if (peer) {
				sendEvent(peer, event);
			}
		},
	});

	const catchingUp = createCatchingUp({...options, scheduleFlush});
	const deliver = createDeliver({hub, peers, delivery, catchingUp});

	const storage = createStorage({
		...options,
		peers,
		send: sendEvent,
		announce(text) {
			deliver({type: 'deliver', to: 'everyone', event: {type: 'notice', text}});
			scheduleFlush();
		},
	});

	const carryOut = (effect: Effect): void => {
		switch (effect.type) {
			case 'deliver': {
				deliver(effect);
				return;
			}

			case 'attach':
			case 'detach': {
				const peer = peers.get(effect.session);
				if (peer) {
					catchingUp[effect.type](peer, effect.room);
				}

				return;
			}

			case 'registered': {
				// It hung up while its registration was being committed.
				if (!peers.has(effect.session)) {
					const draft = hub.disconnected(effect.session, true, now());
					storage.store(draft ? [draft] : []);
				}

				return;
			}

			case 'read':
			case 'search': {
				reading.carryOut(effect);
				return;
			}

			case 'close': {
				const peer = peers.get(effect.session);
				if (peer?.afterLeave && effect.code === 'bye') {
					// Not at once: a command now would cut in between these effects.
					queueMicrotask(peer.afterLeave);
					peer.afterLeave = undefined;
				} else if (peer) {
					options.dismiss(peer, effect.code, effect.text);
				}

				return;
			}

			case 'report': {
				report(effect.event);
			}
		}
	};

	let cancelHold: (() => void) | undefined;

	const flushAll = (): void => {
		cancelHold?.();
		cancelHold = undefined;
		delivery.flushNow();
	};

	const hold = (): void => {
		cancelHold ??= later(holdMs, () => {
			cancelHold = undefined;
			delivery.flush();
		});
	};

	const flushUnlessMoreComes = (): void => {
		if (storage.isPending()) {
			hold();
		} else {
			flushAll();
		}
	};

	journal.onCommit((entries, isMoreComing) => {
		for (const entry of entries) {
			catchingUp.note(entry);
			messages += entry.type === 'message' || entry.type === 'whisper' ? 1 : 0;
			for (const effect of hub.apply(entry)) {
				carryOut(effect);
			}
		}

		if (isMoreComing) {
			hold();
		} else if (entries.length > 1) {
			// Where several speak at once, more was read meanwhile: at the end of this turn it is known.
			schedule(flushUnlessMoreComes);
		} else {
			flushAll();
		}
	});

	const refuse = (
		peer: Peer,
		command: Command,
		{code, text}: Extract<Proposal, {type: 'rejected'}>,
	): void => {
		if (isNewRefusal(peer, code, now())) {
			const name = hub.userOf(peer.id)?.name ?? ('name' in command ? command.name : undefined);
			const {address, port} = peer.connection;
			report({event: 'rejected', code, ...(name === undefined ? {} : {name}), address, port, text});
		}

		const number = 'number' in command && command.number !== undefined ? {number: command.number} : {};
		sendEvent(peer, {type: 'rejected', code, of: command.type, text, ...number, ...subjectOf(command)});
	};

	return {
		peers,
		add(peer) {
			peers.set(peer.id, peer);
			delivery.add(peer.recipient);
		},
		remove(peer) {
			peers.delete(peer.id);
			delivery.remove(peer.recipient);
			reading.forget(peer.id);
			catchingUp.remove(peer);
			const draft = hub.disconnected(peer.id, peer.resumable, now());
			storage.store(draft ? [draft] : []);
		},
		command(peer, command, done) {
			const proposal = hub.propose(command, peer.id, now());
			switch (proposal.type) {
				case 'entry': {
					storage.store([proposal.draft], done);
					return;
				}

				case 'rejected': {
					refuse(peer, command, proposal);
					done?.();
					return;
				}

				case 'effects': {
					for (const effect of proposal.effects) {
						carryOut(effect);
					}

					scheduleFlush();
					done?.();
				}
			}
		},
		operate(command) {
			const proposal = hub.operate(command, now());
			if (proposal.type === 'rejected') {
				return proposal.text;
			}

			const problem = storage.problem();
			storage.store(proposal.type === 'entry' ? [proposal.draft] : []);
			return proposal.type === 'entry' ? problem : undefined;
		},
		append: drafts => storage.store(drafts),
		send,
		fallBehind: catchingUp.fallBehind,
		messages: () => messages,
		problem: storage.problem,
		close: storage.close,
		async settle() {
			await storage.settle();
			flushAll();
		},
	};
};
