import test from 'ava';
import type {Journal} from '../../source/history/journal.ts';
import type {Draft} from '../../source/messages.ts';
import {createBatches} from '../../source/server/batches.ts';
import {said} from '../helpers/drafts.ts';

const textOf = (draft: Draft): string => (draft.type === 'message' ? draft.text : draft.type);

/** Batches of a journal whose appends the test lets succeed or fail, and turns that pass when it says so. */
const setUp = () => {
	const log: string[] = [];
	const appends: Array<{succeed(): void; fail(): void}> = [];
	const turns: Array<() => void> = [];
	const journal: Pick<Journal, 'append'> = {
		append: drafts =>
			new Promise((resolve, reject) => {
				log.push(`append ${drafts.map(textOf).join(' ')}`);
				appends.push({succeed: resolve, fail: () => reject(new Error('No.'))});
			}),
	};
	const batches = createBatches({
		journal: journal as Journal,
		schedule: callback => turns.push(callback),
		onFailure: (drafts, error) => log.push(`failed ${drafts.map(textOf).join(' ')}: ${String(error)}`),
	});
	return {
		batches,
		appends,
		/** What happened since the last time. */
		done: () => log.splice(0),
		add: (...texts: readonly string[]) =>
			batches.add(
				texts.map(text => said(text)),
				() => log.push(`done ${texts.join(' ')}`),
			),
		turn() {
			for (const callback of turns.splice(0)) {
				callback();
			}
		},
		breathe: () => new Promise(setImmediate),
	};
};

test('what comes in one turn is committed together, and whoever waits for it is told behind that, in its order', async t => {
	const {add, batches, turn, breathe, done, appends} = setUp();
	t.false(batches.isPending());
	add('a');
	add('b', 'c');
	t.true(batches.isPending());
	t.deepEqual(done(), []);
	turn();
	turn();
	add('d');
	t.deepEqual(done(), ['append a b c']);
	turn();
	t.deepEqual(done(), ['append d']);
	await breathe();
	t.deepEqual(done(), [], 'nobody is told before it is committed');
	appends[0]?.succeed();
	await breathe();
	t.deepEqual(done(), ['done a', 'done b c']);
	t.true(batches.isPending(), 'd is on its way');
	appends[1]?.fail();
	await breathe();
	t.false(batches.isPending());
	t.deepEqual(done(), ['failed d: Error: No.', 'done d']);
	add();
	turn();
	t.deepEqual(done(), []);
});

test('who speaks alone is committed with the turn; of several the batch waits as long as each turn brings more', t => {
	const {add, turn, done} = setUp();
	add('a');
	turn();
	t.deepEqual(done(), ['append a']);
	add('b', 'c');
	turn();
	t.deepEqual(done(), []);
	add('d');
	turn();
	t.deepEqual(done(), []);
	turn();
	t.deepEqual(done(), ['append b c d']);
	add('e');
	turn();
	t.deepEqual(done(), ['append e'], 'it has waited no longer than the one before');
	turn();
	t.deepEqual(done(), []);
});

test('a batch that grows without end waits three turns', t => {
	const {add, turn, done} = setUp();
	add('a', 'b');
	for (const text of ['c', 'd', 'e']) {
		turn();
		t.deepEqual(done(), []);
		add(text);
	}

	turn();
	t.deepEqual(done(), ['append a b c d e']);
	add('f', 'g');
	turn();
	t.deepEqual(done(), [], 'the next one waits anew');
	turn();
	t.deepEqual(done(), ['append f g']);
});

test('a batch that waits is committed when all is settled, and what comes after it waits anew', t => {
	const {batches, add, turn, done} = setUp();
	add('a', 'b');
	turn();
	void batches.settle();
	t.deepEqual(done(), ['append a b']);
	add('c', 'd');
	turn();
	t.deepEqual(done(), []);
	turn();
	t.deepEqual(done(), ['append c d']);
	turn();
	t.deepEqual(done(), []);
});

test('a batch that is large does not wait', t => {
	const {add, turn, done} = setUp();
	add(...Array.from({length: 1000}, () => 'a'));
	turn();
	t.is(done().length, 1);
});

test('settling commits what waits, and is over when it is committed, or has failed', async t => {
	for (const end of ['succeed', 'fail'] as const) {
		const {batches, add, turn, breathe, done, appends} = setUp();
		add('a');
		let isOver = false;
		const settling = batches.settle().then(() => {
			isOver = true;
		});
		t.deepEqual(done(), ['append a'], 'without waiting for the turn');
		await breathe();
		t.false(isOver);
		appends[0]?.[end]();
		await settling;
		t.is(done().at(-1), 'done a');
		turn();
		t.deepEqual(done(), []);
	}
});

test('once closed nothing is taken, and what waited is still committed', async t => {
	const {batches, add, turn, breathe, done, appends} = setUp();
	add('a');
	batches.close();
	add('late');
	turn();
	t.deepEqual(done(), ['append a']);
	appends[0]?.succeed();
	await breathe();
	t.deepEqual(done(), ['done a']);
});
