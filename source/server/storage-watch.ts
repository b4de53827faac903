/**
Whether the server can store anything, and when it can again. Knows how a journal fails and when it is asked anew; what is done about
what could not be stored is the loop's.
*/
import {JournalError, type JournalErrorCode} from '../history/journal.ts';
import {limits} from '../limits.ts';
import type {ServerEvent, Time} from '../messages.ts';

export type StorageWatchOptions = {
	/** Resolves when a commit would succeed. */
	readonly probe: () => Promise<void>;
	readonly now: () => Time;
	/** Call back after `ms` unless cancelled. */
	readonly schedule: (ms: number, callback: () => void) => () => void;
	readonly report: (event: ServerEvent) => void;
	/** Say something to everyone who is here. */
	readonly announce: (text: string) => void;
};

export type StorageWatch = {
	/** Why nothing can be stored now, in words for everyone. Undefined while all is well. */
	problem(): string | undefined;
	/** A commit of so many entries has failed. Returns the problem in words. */
	failed(error: unknown, entries: number): string;
	/** So many entries were not even tried. */
	refused(entries: number): void;
	/** Ask no more. */
	end(): void;
};

/** A failure sooner than this after the last one is the same trouble, ms: it is probed for less and less often, so that nobody is told of each turn. */
const calmMs = 60_000;

const codeOf = (error: unknown): JournalErrorCode => (error instanceof JournalError ? error.code : 'failed');

const detailOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The words for everyone in the room: what has happened, and how long it lasts. */
const describe = (code: JournalErrorCode): string => {
	switch (code) {
		case 'full': {
			return "The server's disk is full: nothing can be said until there is room.";
		}

		case 'unwritable': {
			return "The server's disk cannot be written to: nothing can be said until it can.";
		}

		case 'corrupt': {
			return "The server's history is damaged: nothing can be said until its operator has started it again.";
		}

		case 'locked':
		case 'closed':
		case 'failed': {
			return 'The server cannot store anything right now: nothing can be said until it can.';
		}
	}
};

/**
Any failed commit makes the server read-only, whatever its code: what cannot be stored cannot be said, and a disk that fails for another
reason than being full (a network drive that is gone, a quota, a backup that holds the file) comes back in the same way. Everyone is told
once, and once more when a probe has gone well.
*/
export const createStorageWatch = (options: StorageWatchOptions): StorageWatch => {
	const {probe, now, schedule, report, announce} = options;
	let code: JournalErrorCode | undefined;
	let since = 0;
	let refused = 0;
	let waitMs: number = limits.storageProbeMs;
	let recoveredAt = Number.NEGATIVE_INFINITY;
	let cancel = (): void => {};
	let hasEnded = false;

	const tell = (error: unknown): void => {
		code = codeOf(error);
		report({event: 'read-only', code, text: detailOf(error)});
	};

	const recover = (): void => {
		code = undefined;
		recoveredAt = now();
		report({event: 'writable', afterMs: Math.max(0, recoveredAt - since), refused});
		announce('The server can store messages again.');
	};

	const wait = (): void => {
		// A damaged file takes one thing and not another: a probe that goes well says nothing. The next start sees to it.
		if (hasEnded || code === 'corrupt') {
			return;
		}

		cancel = schedule(waitMs, () => {
			probe().then(
				() => {
					if (!hasEnded) {
						recover();
					}
				},
				(error: unknown) => {
					if (hasEnded) {
						return;
					}

					// It is the operator who can do something about another cause.
					if (codeOf(error) !== code) {
						tell(error);
					}

					wait();
				},
			);
		});
	};

	return {
		problem: () => (code === undefined ? undefined : describe(code)),
		failed(error, entries) {
			if (code === undefined) {
				since = now();
				refused = 0;
				waitMs =
					since - recoveredAt < calmMs
						? Math.min(waitMs * 2, limits.storageProbeMaxMs)
						: limits.storageProbeMs;
				tell(error);
				announce(describe(codeOf(error)));
				wait();
			}

			refused += entries;
			return describe(code ?? 'failed');
		},
		refused(entries) {
			refused += entries;
		},
		end() {
			hasEnded = true;
			cancel();
		},
	};
};
