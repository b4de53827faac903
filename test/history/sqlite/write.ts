import path from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import test, {type ExecutionContext} from 'ava';
import {openDatabase} from '../../../source/history/sqlite/database.ts';
import {prepareDirectory} from '../../../source/history/sqlite/directory.ts';
import type {Flush} from '../../../source/history/sqlite/log-file.ts';
import {lineOf} from '../../../source/history/sqlite/write.ts';
import type {Draft} from '../../../source/messages.ts';
import {temporaryDirectory} from '../../helpers/directories.ts';
import {changed, deletion, edit, joon, react, said, whispered} from '../../helpers/drafts.ts';

const linesOf = (...drafts: readonly Draft[]): string => drafts.map(lineOf).join('\n');

/** A database whose flushes fail while `trouble` is set, and another connection to its file. */
const open = async (t: ExecutionContext) => {
	const directory = await temporaryDirectory(t);
	prepareDirectory(directory);
	const disk: {trouble: string | undefined; flushes: number; onFlush: () => void} = {
		trouble: undefined,
		flushes: 0,
		onFlush() {},
	};
	const flush: Flush = () => {
		disk.flushes++;
		disk.onFlush();
		if (disk.trouble !== undefined) {
			throw Object.assign(new Error(disk.trouble), {code: disk.trouble});
		}
	};

	const database = openDatabase({directory, bytesMax: undefined}, flush);
	const other = new DatabaseSync(path.join(directory, 'chat.db'));
	t.teardown(() => {
		other.close();
		database.close();
	});
	const texts = () =>
		other
			.prepare('SELECT body FROM entries ORDER BY seq')
			.all()
			.map(({body}) => (JSON.parse(String(body)) as {text?: string}).text);
	return {database, other, disk, texts, directory};
};

test('a write is committed, then flushed, before it returns', async t => {
	const {database, disk, texts} = await open(t);
	const seen: unknown[] = [];
	disk.onFlush = () => seen.push(texts());
	database.write(1, linesOf(said('하나'), said('둘')));
	database.write(3, linesOf(said('셋')));
	t.deepEqual(seen, [
		['하나', '둘'],
		['하나', '둘', '셋'],
	]);
	database.probe();
	t.is(disk.flushes, 3);
});

test('what cannot be flushed is taken back: it was told to nobody, and its numbers are free', async t => {
	const {database, disk, texts} = await open(t);
	database.write(1, linesOf(said('a')));
	disk.trouble = 'ENOSPC';
	t.throws(() => database.write(2, linesOf(said('b'), whispered('c', joon))), {
		name: 'JournalError',
		code: 'full',
	});
	t.deepEqual(texts(), ['a']);
	t.is(database.last(), 1);
	disk.trouble = 'EIO';
	t.throws(() => database.write(2, linesOf(said('d'))), {code: 'unwritable', message: /EIO/});
	t.throws(() => database.probe(), {code: 'unwritable'});
	disk.trouble = undefined;
	database.probe();
	database.write(2, linesOf(said('e')));
	t.deepEqual(texts(), ['a', 'e']);
});

test('where it cannot be taken back at once, it is before anything else is written', async t => {
	const {database, disk, other, texts} = await open(t);
	database.write(1, linesOf(said('a')));
	disk.trouble = 'EIO';
	other.exec(
		"CREATE TRIGGER stuck BEFORE DELETE ON entries WHEN old.seq > 0 BEGIN SELECT RAISE(ABORT, 'stuck'); END",
	);
	t.throws(() => database.write(2, linesOf(said('b'))), {code: 'unwritable', message: /EIO/});
	t.deepEqual(texts(), ['a', 'b']);
	disk.trouble = undefined;
	t.throws(() => database.write(2, linesOf(said('c'))), {message: /stuck/});
	t.throws(() => database.probe(), {message: /stuck/});
	other.exec('DROP TRIGGER stuck');
	database.write(2, linesOf(said('d')));
	t.deepEqual(texts(), ['a', 'd']);
});

test('changes of messages that are taken back leave standing what stood before', async t => {
	const {database, disk} = await open(t);
	const standing = () =>
		(JSON.parse(database.amendments([1, 2])) as Array<{seq: number}>).map(({seq}) => seq);
	database.write(1, linesOf(said('a'), said('b')));
	database.write(3, linesOf(changed(1, edit('a2')), changed(1, react('👍')), changed(2, deletion)));
	t.deepEqual(standing(), [3, 4, 5]);
	disk.trouble = 'EIO';
	const changes = linesOf(changed(1, edit('a3')), changed(1, deletion), changed(2, edit('too late')));
	t.throws(() => database.write(6, changes), {code: 'unwritable'});
	t.deepEqual(standing(), [3, 4, 5]);
	disk.trouble = undefined;
	database.write(6, changes);
	t.deepEqual(standing(), [5, 7]);
});
