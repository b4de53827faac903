/**
The hub's state as lines of JSON: a head, then recent messages, identities and users. Knows how to read a state that changes meanwhile.

Users and rooms are written down at once, some milliseconds for ten thousand. Identities are many more, and a line of them is
made when it is asked for: one that changes before its turn is written down just before.
*/
import type {Seq} from '../../messages.ts';
import type {Identity} from '../identity.ts';
import type {HubState} from '../state.ts';
import {identityRow, recentRow, roomRow, userRow} from './rows.ts';

/** The version of what is written here. One that reads another does not use it. */
export const snapshotVersion = 2;

/** About how long a line is, in characters: bounds how long one takes to make, and to store. */
const lineLength = 128 * 1024;

const rowsPerLine = 500;

const linesOf = <Value>(values: readonly Value[], rowOf: (value: Value) => unknown): readonly string[] => {
	const lines: string[] = [];
	for (let from = 0; from < values.length; from += rowsPerLine) {
		lines.push(JSON.stringify(values.slice(from, from + rowsPerLine).map(rowOf)));
	}

	return lines;
};

/** The state after one entry, as lines that are made as they are asked for. */
export type HubSnapshot = {
	/** The last entry that is in it. */
	readonly seq: Seq;
	/** To be read once, to the end or not; the hub may go on meanwhile. */
	readonly lines: IterableIterator<string>;
};

export const takeSnapshot = (state: HubState): HubSnapshot => {
	const all = [...state.users.values()];
	const users = linesOf(all, userRow);
	const recent = linesOf([...state.recent], recentRow);
	const tokens = [...state.identities.keys()];
	const identities = [...state.identities.values()];
	const head = JSON.stringify({
		version: snapshotVersion,
		seq: state.seq,
		epoch: state.epoch,
		motd: state.motd,
		identities: tokens.length,
		users: all.length,
		rooms: Array.from(state.rooms.values(), roomRow),
		former: state.formerUsers,
		recent: state.recent.size,
	});

	const changed = new Map<Identity, string>();
	const rowOf = (identity: Identity): string => {
		const row = identityRow(identity);
		// What is text already need not be made again, and takes a tenth of the memory.
		if (!state.users.has(identity.id)) {
			identity.places = row[2];
		}

		return JSON.stringify(row);
	};

	const watch = (identity: Identity): void => {
		if (!changed.has(identity)) {
			changed.set(identity, rowOf(identity));
		}
	};

	const makeLines = function* (): Generator<string, void, undefined> {
		try {
			// It has begun when it is handed out, so that an early end is noticed whenever it comes.
			yield '';
			yield head;
			yield* recent;
			let rows: string[] = [];
			let length = 0;
			for (const [index, identity] of identities.entries()) {
				const row = `${JSON.stringify(tokens[index])},${changed.get(identity) ?? rowOf(identity)}`;
				rows.push(row);
				length += row.length;
				if (length >= lineLength) {
					yield `[${rows.join(',')}]`;
					rows = [];
					length = 0;
				}
			}

			if (rows.length > 0) {
				yield `[${rows.join(',')}]`;
			}

			yield* users;
		} finally {
			state.watchers.delete(watch);
		}
	};

	const lines = makeLines();
	lines.next();
	state.watchers.add(watch);
	return {seq: state.seq, lines};
};
