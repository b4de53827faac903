/** Keeps the index of a data directory: opens it, makes it anew when it is of no use, and brings it up to the history step by step. */
import type {Seq} from '../../../messages.ts';
import {resultCodeOf} from '../problems.ts';
import {type IndexProblem, openIndex, removeIndex, type SearchIndex} from './index-file.ts';
import type {HistoryReader, StoredMessage} from './reader.ts';

export type IndexKeeperOptions = {
	readonly directory: string;
	/** The history began with this run: that it has no index yet is nothing to be told. */
	readonly isFresh: boolean;
	readonly reader: HistoryReader;
	/** Ms, from any beginning. */
	readonly now: () => number;
	/** A line for the operator's log. */
	readonly notice: (text: string) => void;
};

export type IndexKeeper = {
	/** The index, unless there is none that can be used. */
	index(): SearchIndex | undefined;
	/** Index for a few ms. Throws what SQLite throws, when it is no damage that a new index mends. */
	step(): {readonly more: boolean; readonly isBusy: boolean};
	/** What was thrown when the index was used: damage removes the index, so that the next step makes a new one. False when it was no damage. */
	discard(error: unknown): boolean;
	close(): void;
};

/** A step ends after so long, ms, and takes its messages in pages of so many. */
const stepMs = 20;
const pageMax = 250;
const pageUnitsMax = 128 * 1024;
const changesMax = 500;

/** More entries than these a second, and so much is said that indexing had better wait. */
const busyPerSecond = 1000;

/** So far behind it does not wait any longer: a search would have to. */
const behindMax = 200_000;

/** Of the messages that are gone from the history, so many are forgotten in a step. */
const forgottenMax = 2000;

/** SQLITE_CORRUPT, SQLITE_NOTADB, https://www.sqlite.org/rescode.html */
const damage: readonly unknown[] = [11, 26];

/** SQLITE_ERROR: what tables of another shape answer. */
const otherShape = 1;

/** So many indexes in a row may be damaged before it is the disk's or a program's fault, and no longer mended. */
const discardsMax = 3;

const why: Readonly<Record<IndexProblem, string>> = {
	missing: 'There is no search index yet',
	version: 'The search index is of another version of chat-tui',
	foreign: 'The search index does not fit the history',
};

/** As many messages as are indexed in one go; one at the least. */
const firstOf = (page: readonly StoredMessage[]): readonly StoredMessage[] => {
	let units = 0;
	const tooMany = page.findIndex(({body}, place) => {
		units += body.length;
		return units > pageUnitsMax && place > 0;
	});
	return tooMany === -1 ? page : page.slice(0, tooMany);
};

export const createIndexKeeper = ({
	directory,
	isFresh,
	reader,
	now,
	notice,
}: IndexKeeperOptions): IndexKeeper => {
	let index: SearchIndex | undefined;
	/** A new index is being made: it is said when that is done. */
	let isNew = false;
	let discards = 0;

	const open = (): SearchIndex => {
		const {index: opened, discarded} = openIndex(directory, reader);
		const isExpected = discarded === 'missing' && (isFresh || reader.isEmpty());
		if (discarded !== undefined && !isNew && !isExpected) {
			isNew = true;
			notice(`${why[discarded]}: it is made from the history.`);
		}

		return opened;
	};

	const discard = (error: unknown, codes = damage): boolean => {
		if (!codes.includes(resultCodeOf(error)) || discards >= discardsMax) {
			return false;
		}

		discards++;
		index?.close();
		index = undefined;
		removeIndex(directory);
		if (!isNew) {
			isNew = true;
			notice('The search index is damaged: it is made again from the history.');
		}

		return true;
	};

	/** Whether it is up to the history. */
	const add = (opened: SearchIndex): boolean => {
		const end = now() + stepMs;
		do {
			// Read first: what is committed in between is not passed over.
			const last = reader.last();
			const page = firstOf(reader.oldestFirst(opened.position(), pageMax));
			if (page.length === 0 && last <= opened.position()) {
				return true;
			}

			// Of what is neither said nor changed nothing is indexed: behind the last message the position is that of the last entry.
			const through = page.at(-1)?.seq ?? last;
			const changes = reader.changes(opened.position(), through, changesMax);
			const position = changes.length < changesMax ? through : (changes.at(-1)?.seq ?? through);
			const changed = new Set(changes.map(({target}) => target));
			opened.add(
				page.filter(({seq}) => seq <= position),
				position,
				[...changed].flatMap(seq => reader.message(seq) ?? []),
			);
		} while (now() < end);

		return false;
	};

	let lookedAt = Number.NEGATIVE_INFINITY;
	let lastThen: Seq = 0;

	/** Whether much was said since the last look, and the index can wait. */
	const isBusy = (position: Seq): boolean => {
		const [time, last] = [now(), reader.last()];
		const rate = ((last - lastThen) * 1000) / Math.max(1, time - lookedAt);
		lookedAt = time;
		lastThen = last;
		return rate > busyPerSecond && last - position < behindMax;
	};

	return {
		index: () => index,
		step() {
			try {
				index ??= open();
				if (!add(index)) {
					return {more: true, isBusy: isBusy(index.position())};
				}

				discards = 0;
				if (isNew) {
					isNew = false;
					notice('The search index is complete.');
				}

				return {more: index.forget(reader.prunedThrough(), forgottenMax) > 0, isBusy: false};
			} catch (error) {
				if (discard(error, [...damage, otherShape])) {
					return {more: true, isBusy: false};
				}

				throw error;
			}
		},
		discard: error => discard(error),
		close: () => index?.close(),
	};
};
