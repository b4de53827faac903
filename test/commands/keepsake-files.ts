import {mkdtempSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import test from 'ava';
import type {Keepsake} from '../../source/client/keepsake.ts';
import {type KeepsakeFilesOptions, openKeepsakes} from '../../source/commands/keepsake-files.ts';
import {thisProcess} from '../../source/commands/this-process.ts';

const address = 'localhost:7777';
const now = Date.now();

const keepsake = (text: string, change: Partial<Keepsake> = {}): Keepsake => ({
	address,
	token: 'a-token-of-enough-length',
	name: 'mina',
	epoch: 'one',
	last: 3,
	messages: [
		{type: 'say', room: '#lobby', text: '안녕', kind: 'text', number: 2},
		{type: 'whisper', to: 'bora', text: 'psst', number: 3},
	],
	text,
	returned: ['/me waves'],
	saidAt: now,
	savedAt: now,
	...change,
});

const makeFolder = (): string => path.join(mkdtempSync(path.join(tmpdir(), 'chat-tui-')), 'data', 'clients');

/** Clients of one folder; only those in `living` run. */
const createHouse = () => {
	const folder = makeFolder();
	const living = new Set<number>();
	const open = (pid: number, change: Partial<KeepsakeFilesOptions> & {machine?: string} = {}) => {
		const {machine = 'here', ...rest} = change;
		living.add(pid);
		return openKeepsakes({
			folder,
			address,
			owner: {pid, machine, mark: `m${pid}`, isAlive: other => living.has(other)},
			now,
			...rest,
		});
	};

	return {folder, living, open, names: () => readdirSync(folder).sort()};
};

test('what a client that was killed left is taken up by the next, once', t => {
	const {folder, living, open, names} = createHouse();
	const first = open(1);
	t.is(first.found, undefined);
	first.save(keepsake('half a sen'));
	t.deepEqual(names(), ['localhost_7777.1.json']);
	living.delete(1);
	const second = open(2);
	t.deepEqual(second.found, keepsake('half a sen'));
	t.deepEqual(names(), ['localhost_7777.2.json']);
	t.is(open(3).found, undefined);
	second.save(keepsake('half a sentence'));
	t.true(readFileSync(path.join(folder, 'localhost_7777.2.json'), 'utf8').includes('half a sentence'));
	second.remove();
	t.deepEqual(names(), []);
});

test('it is for this user alone, and nothing more is in it', t => {
	const {folder, open} = createHouse();
	open(1).save({...keepsake('x'), ...{password: 'secret'}});
	const file = path.join(folder, 'localhost_7777.1.json');
	t.is(statSync(folder).mode & 0o777, 0o700);
	t.is(statSync(file).mode & 0o777, 0o600);
	t.false(readFileSync(file, 'utf8').includes('secret'));
});

test('the newest comes first; what a living client keeps is left alone', t => {
	const {living, open, names} = createHouse();
	open(1).save(keepsake('old', {savedAt: now - 2}));
	open(2).save(keepsake('new', {savedAt: now - 1}));
	open(3).save(keepsake('alive'));
	living.delete(1);
	living.delete(2);
	t.is(open(4).found?.text, 'new');
	t.is(open(5).found?.text, 'old');
	t.is(open(6).found, undefined);
	t.deepEqual(names(), ['localhost_7777.3.json', 'localhost_7777.4.json', 'localhost_7777.5.json']);
});

test('another server, another name, another machine: not this one’s', t => {
	const {living, open} = createHouse();
	open(1).save(keepsake('mine'));
	living.delete(1);
	t.is(open(2, {address: 'localhost:7778'}).found, undefined);
	t.is(open(3, {name: 'bora'}).found, undefined);
	t.is(open(4, {machine: 'elsewhere'}).found, undefined);
	// As names are told apart.
	t.is(open(5, {name: 'MINA'}).found?.text, 'mine');
});

test('of two that start at once, one gets it', t => {
	const {folder, living, open} = createHouse();
	open(1).save(keepsake('one'));
	living.delete(1);
	let other: ReturnType<typeof open> | undefined;
	const first = openKeepsakes({
		folder,
		address,
		owner: {
			pid: 2,
			machine: 'here',
			mark: '',
			// It has read the folder, and is about to take the file.
			isAlive(pid) {
				other ??= open(3);
				return pid === 3;
			},
		},
		now,
	});
	t.is(other?.found?.text, 'one');
	t.is(first.found, undefined);
});

test('what one has taken up is its own before it has kept anything', t => {
	const {folder, open, names} = createHouse();
	const isAlive = (pid: number, mark: string) => pid !== 1 && mark === `m${pid}`;
	const start = (pid: number) => open(pid, {owner: {pid, machine: 'here', mark: `m${pid}`, isAlive}});
	start(1).save(keepsake('x'));
	t.deepEqual(start(2).found, keepsake('x'));
	t.is(start(3).found, undefined);
	t.deepEqual(names(), ['localhost_7777.2.json']);
	t.is(statSync(path.join(folder, 'localhost_7777.2.json')).mode & 0o777, 0o600);
});

test('a damaged file is put aside, and the rest goes on', t => {
	const {folder, living, open, names} = createHouse();
	open(1).save(keepsake('good'));
	living.delete(1);
	for (const [pid, text] of [
		[11, ''],
		[12, '{"address":'],
		[13, '[]'],
		[14, JSON.stringify({...keepsake('x'), messages: [{type: 'say'}]})],
	] as const) {
		writeFileSync(path.join(folder, `localhost_7777.${pid}.json`), text);
	}

	t.is(open(2).found?.text, 'good');
	t.deepEqual(names(), [
		'localhost_7777.11.json.damaged',
		'localhost_7777.12.json.damaged',
		'localhost_7777.13.json.damaged',
		'localhost_7777.14.json.damaged',
		'localhost_7777.2.json',
	]);
});

test('what nobody came back for in thirty days is removed', t => {
	const {folder, living, open, names} = createHouse();
	for (const pid of [1, 2, 3]) {
		open(pid).save(keepsake(String(pid)));
	}

	const days = (count: number) => new Date(now - count * 24 * 3_600_000);
	utimesSync(path.join(folder, 'localhost_7777.1.json'), days(31), days(31));
	utimesSync(path.join(folder, 'localhost_7777.2.json'), days(31), days(31));
	utimesSync(path.join(folder, 'localhost_7777.3.json'), days(29), days(29));
	living.delete(2);
	living.delete(3);
	open(4, {address: 'elsewhere:1'});
	t.deepEqual(names(), ['localhost_7777.1.json', 'localhost_7777.3.json']);
});

test('a process may have the number of the one before it: that one’s file is not written over', t => {
	const {open, names} = createHouse();
	open(7).save(keepsake('before'));
	const next = open(7, {name: 'bora'});
	t.is(next.found, undefined);
	next.save(keepsake('bora’s', {name: 'bora'}));
	t.deepEqual(names(), ['localhost_7777.7-2.json', 'localhost_7777.7.json']);
	t.is(open(7, {name: 'mina'}).found?.text, 'before');
});

test('a folder that cannot be is no error', t => {
	const {folder, open} = createHouse();
	open(1).save(keepsake('x'));
	const files = open(2, {folder: path.join(folder, 'localhost_7777.1.json', 'below')});
	t.is(files.found, undefined);
	t.notThrows(() => files.save(keepsake('x')));
	t.notThrows(() => files.remove());
});

test('this process is alive, and one that is no more is not', t => {
	const {pid, mark, isAlive} = thisProcess();
	t.true(isAlive(pid, mark));
	t.true(isAlive(pid, ''));
	// Above what any system gives.
	t.false(isAlive(2 ** 30, ''));
	if (mark !== '') {
		t.false(isAlive(pid, `${mark}0`));
	}
});
