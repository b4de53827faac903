/** Data directories with a history in them, made without a server or a thread. */
import type {ExecutionContext} from 'ava';
import {openDatabase} from '../../source/history/sqlite/database.ts';
import {prepareDirectory} from '../../source/history/sqlite/directory.ts';
import {openIndex, type SearchIndex} from '../../source/history/sqlite/search/index-file.ts';
import {type HistoryReader, openReader} from '../../source/history/sqlite/search/reader.ts';
import {lineOf} from '../../source/history/sqlite/write.ts';
import type {Draft} from '../../source/messages.ts';
import {temporaryDirectory} from './directories.ts';

export type TestHistory = {
	readonly directory: string;
	readonly reader: HistoryReader;
	/** Commit entries. */
	write(drafts: readonly Draft[]): void;
	/** Remove the oldest messages but so many, as `--keep-messages` does. */
	prune(messagesMax: number): void;
};

/** An empty history; closed after the test. */
export const makeHistory = async (t: ExecutionContext): Promise<TestHistory> => {
	const directory = await temporaryDirectory(t);
	prepareDirectory(directory);
	const database = openDatabase({directory, bytesMax: undefined});
	const reader = openReader(directory);
	t.teardown(() => {
		reader.close();
		database.close();
	});
	return {
		directory,
		reader,
		write(drafts) {
			database.write(database.last() + 1, drafts.map(lineOf).join('\n'));
		},
		prune(messagesMax) {
			// Nothing is removed that the newest snapshot does not have in it.
			database.snapshots.keep(database.last(), 0, true, '{}');
			while (database.prune({messagesMax}).more);
		},
	};
};

/** The index of a history, with everything in it; closed after the test. */
export const indexAll = (t: ExecutionContext, {directory, reader}: TestHistory): SearchIndex => {
	const {index} = openIndex(directory, reader);
	t.teardown(() => index.close());
	addAll(index, reader);
	return index;
};

/** Put what is not yet in it into an index. */
export const addAll = (index: SearchIndex, reader: HistoryReader): void => {
	const changes = reader.changes(index.position(), reader.last(), 1_000_000);
	const changed = new Set(changes.map(({target}) => target));
	index.add(
		reader.oldestFirst(index.position(), 1_000_000),
		reader.last(),
		[...changed].flatMap(seq => reader.message(seq) ?? []),
	);
};
