/**
When to write down the hub's state, so that the next start is quick, and when to prune history. Knows the clock and the bounds; how either
is stored is the journal's.
*/
import {type Journal, JournalError} from '../history/journal.ts';
import type {Hub} from '../hub/hub.ts';
import {limits} from '../limits.ts';
import type {Seq, ServerEvent, Time} from '../messages.ts';

/** What is kept of what happens. */
export type Keeping = {
	/** Take a snapshot after so many entries, and at a clean stop; never without it. */
	readonly snapshotEntries?: number | undefined;
	/** Keep messages for so long, ms; for ever without it. */
	readonly keepMs?: number | undefined;
	/** Keep so many messages; all without it. */
	readonly messagesMax?: number | undefined;
};

export type UpkeepOptions = {
	readonly hub: Pick<Hub, 'snapshot'>;
	readonly journal: Pick<Journal, 'last' | 'keepSnapshot' | 'prune'>;
	readonly keeping: Keeping;
	readonly now: () => Time;
	readonly report: (event: ServerEvent) => void;
};

export type Upkeep = {
	/** The hub is where the journal ends, of which `snapshot` has the beginning. Prunes for the first time. */
	start(snapshot: Seq): void;
	/** Do what is due. To be called every second or so. */
	check(): void;
	/** Take a last snapshot, and do no more. Resolves whether that went well or not. */
	stop(): Promise<void>;
};

const minuteMs = 60_000;

/** Keeping for 90 days to the hour is enough; for half an hour it is not. */
const pruneMs = (keepMs: number | undefined): number =>
	Math.min(limits.pruneMs, Math.max(minuteMs, (keepMs ?? Number.POSITIVE_INFINITY) / 10));

export const createUpkeep = ({hub, journal, keeping, now, report}: UpkeepOptions): Upkeep => {
	const {snapshotEntries, keepMs, messagesMax} = keeping;
	const isBounded = keepMs !== undefined || messagesMax !== undefined;
	// At most a tenth more than is to be kept.
	const pruneEntries = messagesMax === undefined ? Number.POSITIVE_INFINITY : Math.max(100, messagesMax / 10);
	let running: Promise<void> | undefined;
	let isRunning = false;
	let isFailing = false;
	/** The last entry of the newest snapshot, and when one was last tried. */
	let kept: Seq = 0;
	let triedAt: Time = Number.NEGATIVE_INFINITY;
	let prunedAt: Time = Number.NEGATIVE_INFINITY;
	let prunedThrough: Seq = 0;

	/** Told once, until it goes well again: it is tried every minute. */
	const fail = (what: string, error: unknown): void => {
		const isClosing = error instanceof JournalError && error.code === 'closed';
		if (!isFailing && !isClosing) {
			isFailing = true;
			const detail = error instanceof Error ? error.message : String(error);
			report({event: 'error', code: 'upkeep', text: `${what} ${detail}`});
		}
	};

	const takeSnapshot = async (): Promise<void> => {
		const through = journal.last();
		if (snapshotEntries === undefined || through === kept) {
			return;
		}

		triedAt = now();
		const snapshot = hub.snapshot();
		try {
			await journal.keepSnapshot(snapshot);
			kept = through;
			isFailing = false;
		} catch (error) {
			fail('The state could not be written down, so that the next start takes longer.', error);
		} finally {
			snapshot.lines.return?.();
		}
	};

	const prune = async (): Promise<void> => {
		const time = now();
		prunedAt = time;
		prunedThrough = journal.last();
		// A journal prunes only what a snapshot has.
		await takeSnapshot();
		try {
			const pruned = await journal.prune({
				before: keepMs === undefined ? undefined : time - keepMs,
				messagesMax,
			});
			if (pruned.messages > 0 || pruned.others > 0) {
				report({event: 'pruned', ...pruned});
			}
		} catch (error) {
			fail('Old messages could not be removed.', error);
		}
	};

	const run = (work: () => Promise<void>): void => {
		running = work().finally(() => {
			running = undefined;
		});
	};

	const isPruneDue = (): boolean => {
		const elapsed = now() - prunedAt;
		return (
			isBounded &&
			(elapsed >= pruneMs(keepMs) ||
				(elapsed >= minuteMs && journal.last() - prunedThrough >= pruneEntries) ||
				// A clock that was set back.
				elapsed < 0)
		);
	};

	const isSnapshotDue = (): boolean =>
		snapshotEntries !== undefined &&
		journal.last() - kept >= snapshotEntries &&
		(!isFailing || Math.abs(now() - triedAt) >= minuteMs);

	const check = (): void => {
		if (running || !isRunning) {
			return;
		}

		if (isPruneDue()) {
			run(prune);
		} else if (isSnapshotDue()) {
			run(takeSnapshot);
		}
	};

	return {
		start(snapshot) {
			kept = snapshot;
			isRunning = true;
			check();
		},
		check,
		async stop() {
			// A hub that was never brought to where the journal ends is not to be written down.
			if (isRunning) {
				isRunning = false;
				await running;
				await takeSnapshot();
			}
		},
	};
};
