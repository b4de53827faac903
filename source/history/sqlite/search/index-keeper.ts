/** Keeps the index of a data directory: opens it, makes it anew when it is of no use, and brings it up to the history step by step. */
import {resultCodeOf} from '../problems.ts';
import {type IndexProblem, openIndex, removeIndex, type SearchIndex} from './index-file.ts';
import type {HistoryReader} from './reader.ts';

export type IndexKeeperOptions = {
	readonly directory: string;
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
	step(): {readonly more: boolean};
	/** What was thrown when the index was used: damage removes the index, so that the next step makes a new one. False when it was no damage. */
	discard(error: unknown): boolean;
	close(): void;
};

/** A step ends after so long, ms, and takes its messages in pages of so many. */
const stepMs = 40;
const pageMax = 250;

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

export const createIndexKeeper = ({directory, reader, now, notice}: IndexKeeperOptions): IndexKeeper => {
	let index: SearchIndex | undefined;
	/** A new index is being made: it is said when that is done. */
	let isNew = false;
	let discards = 0;

	const open = (): SearchIndex => {
		const {index: opened, discarded} = openIndex(directory, reader);
		if (discarded !== undefined && !isNew && !reader.isEmpty()) {
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
			const page = reader.oldestFirst(opened.position(), pageMax);
			const isLast = page.length < pageMax;
			if (isLast && last <= opened.position()) {
				return true;
			}

			opened.add(page, isLast ? Math.max(last, page.at(-1)?.seq ?? 0) : (page.at(-1)?.seq ?? 0));
		} while (now() < end);

		return false;
	};

	return {
		index: () => index,
		step() {
			try {
				index ??= open();
				if (!add(index)) {
					return {more: true};
				}

				discards = 0;
				if (isNew) {
					isNew = false;
					notice('The search index is complete.');
				}

				return {more: index.forget(reader.prunedThrough(), forgottenMax) > 0};
			} catch (error) {
				if (discard(error, [...damage, otherShape])) {
					return {more: true};
				}

				throw error;
			}
		},
		discard: error => discard(error),
		close: () => index?.close(),
	};
};
