/** The part of the journal's contract that is about snapshots and pruning. Registered with the rest of it. */
import type {ExecutionContext, TestFn} from 'ava';
import fc from 'fast-check';
import type {Bounds, Journal, Snapshot} from '../../source/history/journal.ts';
import type {Amend, Draft, Entry} from '../../source/messages.ts';
import {changed, deletion, edit, joined, joon, mina, react, said, whispered} from './drafts.ts';

const read = (snapshot: Snapshot | undefined) => snapshot && {seq: snapshot.seq, lines: [...snapshot.lines]};

const isMessage = ({type}: Draft) => type === 'message' || type === 'whisper';

const seqs = (entries: readonly Entry[]) => entries.map(entry => entry.seq);

/** At times 1, 2, 3 and so on. */
const timed = (drafts: readonly Draft[], from = 1) =>
	drafts.map((draft, index): Draft => ({...draft, time: from + index}));

const all = (journal: Journal) => journal.replay(0, Number.POSITIVE_INFINITY);

/** The plain meaning of a prune. `newest` and `older` are the numbers of the snapshots. */
const model = (entries: readonly Entry[], {before, messagesMax}: Bounds, newest: number, older: number) => {
	const messages = entries.filter(isMessage);
	const excess = messagesMax === undefined ? 0 : messages.length - messagesMax;
	const tooMany = new Set(seqs(messages.slice(0, Math.max(0, excess))));
	const isKept = (entry: Entry): boolean => {
		const isOld = before !== undefined && entry.time < before;
		return isMessage(entry)
			? entry.seq > newest || !(isOld || tooMany.has(entry.seq))
			: entry.seq > older || !(isOld || messagesMax !== undefined);
	};

	const left = seqs(messages.filter(isKept));
	const isStanding = ({seq, target, amendment}: Amend): boolean =>
		seq > older ||
		left.includes(target) ||
		(amendment.type === 'delete' && left.some(message => message < seq));
	return entries.filter(entry => (entry.type === 'amend' ? isStanding(entry) : isKept(entry)));
};

/** `forgets`: nothing of it is ever replayed, so that it may prune what no snapshot has. */
export const upkeepContract = (
	test: TestFn,
	open: (t: ExecutionContext) => Promise<Journal>,
	{runs, forgets}: {readonly runs: number; readonly forgets: boolean},
) => {
	test('the newest snapshot is read back, and the one before it', async t => {
		const journal = await open(t);
		t.is(await journal.snapshot(), undefined);
		await journal.append(timed([said('a'), said('b'), said('c'), said('d')]));
		await journal.keepSnapshot({seq: 1, lines: ['one']});
		await journal.keepSnapshot({seq: 2, lines: ['{"두":2}', '', '[2]']});
		await journal.keepSnapshot({seq: 4, lines: ['four', '4']});
		t.deepEqual(read(await journal.snapshot()), {seq: 4, lines: ['four', '4']});
		t.deepEqual(read(await journal.snapshot(4)), {seq: 2, lines: ['{"두":2}', '', '[2]']});
		t.is(await journal.snapshot(2), undefined);
	});

	test('a snapshot of the same number takes the place of the other', async t => {
		const journal = await open(t);
		await journal.append([said('a')]);
		await journal.keepSnapshot({seq: 1, lines: ['a', 'b', 'c']});
		await journal.keepSnapshot({seq: 1, lines: ['d']});
		t.deepEqual(read(await journal.snapshot()), {seq: 1, lines: ['d']});
		t.is(await journal.snapshot(1), undefined);
	});

	test('snapshots that are kept at once, with appends between, are each kept whole', async t => {
		const journal = await open(t);
		await journal.append([said('a'), said('b')]);
		const lines = Array.from({length: 20}, (_, index) => `line ${index}`);
		await Promise.all([
			journal.keepSnapshot({seq: 1, lines}),
			journal.append([said('c')]),
			journal.keepSnapshot({seq: 2, lines: [...lines].reverse()}),
			journal.append([said('d')]),
		]);
		t.deepEqual(read(await journal.snapshot()), {seq: 2, lines: [...lines].reverse()});
		t.deepEqual(read(await journal.snapshot(2)), {seq: 1, lines});
		t.deepEqual(seqs(await all(journal)), [1, 2, 3, 4]);
	});

	test('pruned by number: the newest messages stay, and to readers the history ends there', async t => {
		const journal = await open(t);
		await journal.append(
			timed([said('a'), joined('u3'), whispered('b'), said('c'), joined('u4'), said('d')]),
		);
		await journal.keepSnapshot({seq: 6, lines: ['all']});
		t.deepEqual(await journal.prune({messagesMax: 2}), {messages: 2, others: 2});
		t.deepEqual(seqs(await all(journal)), [4, 6]);
		t.deepEqual(seqs(await journal.before('#lobby', 100, 10)), [4, 6]);
		t.deepEqual(seqs(await journal.after('#lobby', 0, 10)), [4, 6]);
		t.deepEqual(seqs(await journal.after('#lobby', 1, 1)), [4]);
		t.deepEqual(await journal.after('@u1', 0, 10), []);
		t.deepEqual(seqs(await journal.replay(1, 1)), [4]);
		t.deepEqual(await journal.prune({messagesMax: 2}), {messages: 0, others: 0});
	});

	test('pruned by time: what is older goes, of every kind', async t => {
		const journal = await open(t);
		await journal.append(timed([said('a'), joined('u3'), said('b'), joined('u4'), said('c')]));
		await journal.keepSnapshot({seq: 5, lines: ['all']});
		t.deepEqual(await journal.prune({before: 3}), {messages: 1, others: 1});
		t.deepEqual(seqs(await all(journal)), [3, 4, 5]);
		t.deepEqual(await journal.prune({}), {messages: 0, others: 0});
	});

	test('numbers go on though everything was pruned', async t => {
		const journal = await open(t);
		await journal.append(timed([said('a'), said('b'), joined('u3')]));
		await journal.keepSnapshot({seq: 3, lines: ['all']});
		await journal.prune({before: 1000, messagesMax: 0});
		t.deepEqual(await all(journal), []);
		t.is(journal.last(), 3);
		await journal.append([said('c')]);
		t.deepEqual(seqs(await all(journal)), [4]);
	});

	test('any appends, snapshots and prunes leave what they should', async t => {
		const draft = fc.constantFrom(
			said('a'),
			said('b', '#other'),
			whispered('c', joon, mina),
			joined('u3'),
			'change' as const,
		);
		const step = fc.oneof(
			{weight: 4, arbitrary: fc.array(draft, {minLength: 1, maxLength: 6})},
			{weight: 2, arbitrary: fc.constant('snapshot' as const)},
			{
				weight: 2,
				arbitrary: fc.record({
					before: fc.option(fc.nat(60), {nil: undefined}),
					messagesMax: fc.option(fc.nat(12), {nil: undefined}),
				}),
			},
		);
		await fc.assert(
			fc.asyncProperty(fc.array(step, {maxLength: 24}), async steps => {
				const journal = await open(t);
				let expected: readonly Entry[] = [];
				let [newest, older, last] = [0, 0, 0];
				for (const action of steps) {
					if (action === 'snapshot') {
						if (last > newest) {
							await journal.keepSnapshot({seq: last, lines: ['x']});
							[newest, older] = [last, newest === 0 ? last : newest];
						}
					} else if (Array.isArray(action)) {
						const drafts = timed(
							action.map((one, index) => {
								const target = expected.findLast(isMessage)?.seq;
								const what = [edit('e'), react('🎉'), deletion][index % 3] ?? deletion;
								return one === 'change' ? (target === undefined ? joined('u4') : changed(target, what)) : one;
							}),
							last + 1,
						);
						await journal.append(drafts);
						expected = [...expected, ...drafts.map((one, index) => ({...one, seq: last + 1 + index}))];
						last += drafts.length;
					} else {
						const covered = forgets ? [last, last] : [newest, older];
						const kept = model(expected, action as Bounds, covered[0] ?? 0, covered[1] ?? 0);
						const messages = expected.filter(isMessage).length - kept.filter(isMessage).length;
						const others = expected.length - kept.length - messages;
						t.deepEqual(await journal.prune(action as Bounds), {messages, others});
						expected = kept;
					}

					t.deepEqual(await all(journal), expected);
					t.is(journal.last(), last);
				}

				t.deepEqual(
					seqs(await journal.before('#lobby', 1000, 5)),
					seqs(expected.filter(entry => entry.type === 'message' && entry.room === '#lobby').slice(-5)),
				);
				await journal.close();
			}),
			{numRuns: runs},
		);
	});
};
