/** Bringing a hub to where the journal ends: by its newest snapshot that can be used, and the entries after it. */
import type {Journal} from '../history/journal.ts';
import type {Hub} from '../hub/hub.ts';
import type {Seq} from '../messages.ts';

export type Recovery = {
	/** The last entry of the snapshot that was used; 0 without one. */
	readonly snapshot: Seq;
	/** Why the state may not be what it was, in words; undefined when nothing was missing. */
	readonly problem: string | undefined;
};

const replayPage = 5000;

/** Restore the newest snapshot that can be used. */
const restore = async (hub: Hub, journal: Journal): Promise<Seq> => {
	for (let snapshot = await journal.snapshot(); snapshot; snapshot = await journal.snapshot(snapshot.seq)) {
		try {
			hub.restore(snapshot.lines);
			return snapshot.seq;
		} catch {
			// Of another version, or damaged: what it was made of is replayed, and if that was pruned it is said below.
		}
	}

	return 0;
};

/** Bring a new hub to where the journal ends. Rejects when the journal cannot be read. */
export const recoverHub = async (hub: Hub, journal: Journal): Promise<Recovery> => {
	const snapshot = await restore(hub, journal);
	let last = snapshot;
	let isWhole = true;
	for (;;) {
		const page = await journal.replay(last, replayPage);
		for (const entry of page) {
			isWhole &&= entry.seq === last + 1;
			hub.apply(entry);
			last = entry.seq;
		}

		if (page.length < replayPage) {
			break;
		}
	}

	isWhole &&= last >= journal.last();
	return {
		snapshot,
		problem: isWhole
			? undefined
			: 'Old entries have been pruned, and no snapshot of what came of them can be used: who was in, rooms and their rules may not be as they were.',
	};
};
