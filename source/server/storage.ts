/** The way of drafts into the journal, and back to their senders when it takes none (connections that ended then are the hub's to propose again). Knows the journal and the hub; not who else hears of it. */
import type {Journal} from '../history/journal.ts';
import type {Hub} from '../hub/hub.ts';
import {subjectOf} from '../hub/subject.ts';
import type {Draft, Event, SessionId} from '../messages.ts';
import {createBatches} from './batches.ts';
import {commandOf} from './drafts.ts';
import type {Dismiss, Peer} from './peers.ts';
import {createStorageWatch, type StorageWatchOptions} from './storage-watch.ts';

export type StorageOptions = Pick<StorageWatchOptions, 'now' | 'report' | 'announce'> & {
	readonly hub: Hub;
	readonly journal: Journal;
	readonly node: string;
	readonly peers: ReadonlyMap<SessionId, Peer>;
	/** Runs a callback once the reads of this turn of the event loop are done, such as `setImmediate`. */
	readonly schedule: (callback: () => void) => void;
	/** Call back after `ms` unless cancelled. */
	readonly later: StorageWatchOptions['schedule'];
	readonly send: (peer: Peer, event: Event) => void;
	readonly dismiss: Dismiss;
};

export type Storage = {
	/** Put drafts on their way; while the journal takes none, their senders are told at once. `done` is called when they are committed and carried out, or given up. */
	store(drafts: readonly Draft[], done?: () => void): void;
	/** Whether some are on their way, or have just been committed. */
	isPending(): boolean;
	/** Why nothing can be stored now, in words. Undefined while all is well. */
	problem(): string | undefined;
	/** Take nothing more. */
	close(): void;
	/** Commit now what waits, and resolve when all is committed or has failed. */
	settle(): Promise<void>;
};

export const createStorage = (options: StorageOptions): Storage => {
	const {hub, journal, node, peers, now, schedule, report, announce, send, dismiss} = options;

	/** The connection that waits for a draft: its author's as it is now, or else the one that it came from. */
	const peerOf = (draft: Draft): Peer | undefined => {
		const author =
			'from' in draft && typeof draft.from === 'object' ? hub.look.user(draft.from.id) : undefined;
		const session = author?.session ?? (draft.origin?.node === node ? draft.origin.session : undefined);
		return session === undefined ? undefined : peers.get(session);
	};

	/** What the hub held back for these is free again, and whoever proposed them is told, and may try again. */
	const giveUp = (drafts: readonly Draft[], text: string): void => {
		for (const draft of drafts) {
			hub.abandon(draft);
			const peer = peerOf(draft);
			if (peer && draft.type === 'quit') {
				// Who wants to leave is let go: the hub notes it once there is room. One that was to go on as somebody else cannot.
				dismiss(peer, peer.afterLeave ? 'shutdown' : 'bye', text);
			} else if (peer) {
				const number = 'number' in draft && draft.number !== undefined ? {number: draft.number} : {};
				send(peer, {
					type: 'rejected',
					code: 'unavailable',
					of: commandOf(draft),
					text,
					...number,
					...subjectOf(draft),
				});
			}
		}
	};

	const watch = createStorageWatch({
		probe: journal.probe,
		now,
		schedule: options.later,
		report,
		announce,
	});

	const batches = createBatches({
		journal,
		schedule,
		onFailure: (drafts, error) => giveUp(drafts, watch.failed(error, drafts.length)),
	});

	return {
		store(drafts, done) {
			const problem = watch.problem();
			if (problem === undefined || drafts.length === 0) {
				batches.add(drafts, done);
				return;
			}

			watch.refused(drafts.length);
			giveUp(drafts, problem);
			done?.();
		},
		isPending: batches.isPending,
		problem: watch.problem,
		close() {
			watch.end();
			batches.close();
		},
		settle: batches.settle,
	};
};
