import {copyFileSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import fc from 'fast-check';
import type {HistoryDatabase} from '../../../source/history/sqlite/database.ts';
import {openSqliteJournal} from '../../../source/history/sqlite/journal.ts';
import {openOrRescue} from '../../../source/history/sqlite/rescue.ts';
import {lineOf} from '../../../source/history/sqlite/write.ts';
import type {Entry} from '../../../source/messages.ts';
import {temporaryDirectory} from '../../helpers/directories.ts';
import {said} from '../../helpers/drafts.ts';
import {startJournalChild} from '../../helpers/journal-child.ts';
import {texts} from '../../helpers/journal-contract.ts';

/** The header of a WAL and of each of its frames, https://www.sqlite.org/fileformat2.html#the_write_ahead_log */
const headerBytes = 32;
const frameBytes = 24 + 4096;

/**
The files of a journal that was killed after it had acknowledged some commits, each of two entries: `x-0` and `x-1`. Nothing of it is in
chat.db yet but the tables.
*/
const makeKilled = async (t: ExecutionContext) => {
	const directory = await temporaryDirectory(t);
	await (await openSqliteJournal({directory})).close();
	const child = startJournalChild('append', directory, 'x');
	const acknowledged: string[] = [];
	t.is((await child.lines.next()).value, 'open');
	while (acknowledged.length < 60) {
		acknowledged.push((await child.lines.next()).value);
	}

	acknowledged.push(...(await child.kill()));
	const log = readFileSync(path.join(directory, 'chat.db-wal'));
	return {directory, acknowledged, log};
};

test('wherever the log is cut or a byte of its last frame is flipped: whole commits from the first on, and it goes on', async t => {
	const {directory, acknowledged, log} = await makeKilled(t);
	const scratch = await temporaryDirectory(t);
	let copies = 0;

	/** Open as the worker thread does, use it, and close it whatever comes. */
	const using = <Value>(copy: string, use: (database: HistoryDatabase) => Value): Value => {
		const {database, warnings} = openOrRescue({directory: copy, bytesMax: undefined}, new Date(0));
		try {
			t.deepEqual(warnings, []);
			return use(database);
		} finally {
			database.close();
		}
	};

	const replay = (database: HistoryDatabase, seq: number) =>
		JSON.parse(database.replay(seq, 100_000)) as readonly Entry[];

	/** What is in the journal with another log. */
	const entriesWith = (content: Buffer): readonly string[] => {
		const copy = path.join(scratch, `${++copies}`);
		mkdirSync(copy);
		copyFileSync(path.join(directory, 'chat.db'), path.join(copy, 'chat.db'));
		writeFileSync(path.join(copy, 'chat.db-wal'), content);
		const entries = using(copy, database => {
			const found = replay(database, 0);
			t.deepEqual(
				found.map(({seq}) => seq),
				found.map((_, index) => index + 1),
			);
			t.is(database.last(), found.length);
			database.write(found.length + 1, lineOf(said('on')));
			return found;
		});
		t.deepEqual(texts(using(copy, database => replay(database, entries.length))), ['on']);
		return texts(entries);
	};

	const whole = entriesWith(log);
	const stored = new Set(whole);
	t.deepEqual(
		acknowledged.filter(text => !stored.has(text)),
		[],
	);

	const isPrefix = (texts: readonly string[]): void => {
		t.deepEqual(texts, whole.slice(0, texts.length));
		// The two of a commit are there together.
		t.is(texts.length % 2, 0);
	};

	const frames = Math.floor((log.length - headerBytes) / frameBytes);
	const cuts = fc.oneof(
		fc.nat(log.length),
		// Around the ends of frames, where a torn write is most like a whole one.
		fc
			.tuple(fc.nat(frames), fc.integer({min: -25, max: 25}))
			.map(([frame, off]) => Math.max(0, Math.min(log.length, headerBytes + frame * frameBytes + off))),
	);
	const lengths = new Map<number, number>();
	fc.assert(
		fc.property(cuts, length => {
			const texts = entriesWith(log.subarray(0, length));
			isPrefix(texts);
			lengths.set(length, texts.length);
		}),
		{numRuns: 150},
	);
	// More of the log is never less of the history.
	const counts = [...lengths].sort(([one], [other]) => one - other).map(([, count]) => count);
	t.deepEqual(
		counts,
		[...counts].sort((one, other) => one - other),
	);
	t.true(new Set(counts).size > 3);

	fc.assert(
		fc.property(fc.nat(frameBytes - 1), fc.integer({min: 1, max: 255}), (offset, change) => {
			const torn = Buffer.from(log);
			const at = headerBytes + (frames - 1) * frameBytes + offset;
			torn[at] = (torn[at] ?? 0) ^ change;
			isPrefix(entriesWith(torn));
		}),
		{numRuns: 50},
	);
});
