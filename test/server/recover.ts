import test from 'ava';
import {createMemoryJournal} from '../../source/history/memory.ts';
import type {Draft} from '../../source/messages.ts';
import {recoverHub} from '../../source/server/recover.ts';
import {makeHub} from '../helpers/hub.ts';

const registered = (index: number): Draft => ({
	type: 'register',
	user: `user${index}`,
	name: `name${index}`,
	color: 0,
	token: `token${index}`,
	protocol: 'native',
	address: '10.0.0.7',
	port: 1,
	rooms: ['#lobby'],
	time: index,
});

/** A journal of as many registrations, and what was replayed from it. */
const makeJournal = async (count: number) => {
	const journal = createMemoryJournal();
	const hub = makeHub();
	journal.onCommit(entries => entries.map(entry => hub.apply(entry)));
	const replayed: number[] = [];
	const append = async (more: number) => {
		const from = journal.last() + 1;
		await journal.append(Array.from({length: more}, (_, index) => registered(from + index)));
	};

	await append(count);
	return {
		hub,
		append,
		replayed,
		journal: {
			...journal,
			async replay(seq: number, limit: number) {
				const page = await journal.replay(seq, limit);
				replayed.push(...page.map(entry => entry.seq));
				return page;
			},
		},
	};
};

test('without a snapshot everything is replayed', async t => {
	const {journal, replayed} = await makeJournal(3);
	const hub = makeHub();
	t.deepEqual(await recoverHub(hub, journal), {snapshot: 0, problem: undefined});
	t.is(hub.look.online(), 3);
	t.deepEqual(replayed, [1, 2, 3]);
});

test('with one, only what follows', async t => {
	const {journal, hub, append, replayed} = await makeJournal(3);
	await journal.keepSnapshot(hub.snapshot());
	await append(2);
	const recovered = makeHub();
	t.deepEqual(await recoverHub(recovered, journal), {snapshot: 3, problem: undefined});
	t.deepEqual([...recovered.snapshot().lines], [...hub.snapshot().lines]);
	t.deepEqual(replayed, [4, 5]);
});

test('more than a page is replayed whole', async t => {
	const {journal, replayed} = await makeJournal(5001);
	const hub = makeHub();
	await recoverHub(hub, journal);
	t.is(hub.look.online(), 5001);
	t.is(replayed.length, 5001);
});

test('one that cannot be used is passed over for the one before it, then for a full replay', async t => {
	const {journal, hub, append, replayed} = await makeJournal(3);
	await journal.keepSnapshot(hub.snapshot());
	await append(2);
	const [head = '', ...rest] = hub.snapshot().lines;
	await journal.keepSnapshot({seq: 5, lines: [head.replace(/"version":\d+/, '"version":99'), ...rest]});
	const second = makeHub();
	t.deepEqual(await recoverHub(second, journal), {snapshot: 3, problem: undefined});
	t.is(second.look.online(), 5);
	t.deepEqual(replayed, [4, 5]);
	await append(1);
	await journal.keepSnapshot({seq: 6, lines: ['{"version":1}']});
	const third = makeHub();
	t.deepEqual(await recoverHub(third, journal), {snapshot: 0, problem: undefined});
	t.is(third.look.online(), 6);
});

test('when what is missing was pruned, it is said', async t => {
	const {journal, hub, append} = await makeJournal(3);
	await journal.keepSnapshot({seq: 3, lines: ['no snapshot']});
	await append(2);
	await journal.prune({before: 3});
	const {problem} = await recoverHub(makeHub(), journal);
	t.regex(problem ?? '', /Old entries have been pruned/);
	// With one that can be used nothing is missing.
	await journal.keepSnapshot(hub.snapshot());
	await journal.prune({before: 5});
	t.is((await recoverHub(makeHub(), journal)).problem, undefined);
});

test('also when nothing at all is left', async t => {
	const {journal} = await makeJournal(3);
	await journal.prune({before: 1000});
	t.regex((await recoverHub(makeHub(), journal)).problem ?? '', /Old entries have been pruned/);
});
