import test from 'ava';
import {createTurnstile} from '../../source/server/turnstile.ts';

const createTurns = () => {
	let scheduled: Array<() => void> = [];
	return {
		schedule: (callback: () => void) => {
			scheduled.push(callback);
		},
		/** One turn. Answers whether anything was to be done. */
		run() {
			const due = scheduled;
			scheduled = [];
			for (const callback of due) {
				callback();
			}

			return due.length > 0;
		},
	};
};

test('a few pass at once, a crowd in turns and in order, also with those who come meanwhile', t => {
	const turns = createTurns();
	const enter = createTurnstile(3, turns.schedule);
	const passed: number[] = [];
	const add = (...numbers: number[]) => {
		for (const number of numbers) {
			enter(() => passed.push(number));
		}
	};

	add(1, 2, 3, 4, 5);
	t.deepEqual(passed, [1, 2, 3]);
	turns.run();
	t.deepEqual(passed, [1, 2, 3, 4, 5]);
	add(6, 7);
	t.deepEqual(passed, [1, 2, 3, 4, 5, 6], 'so many in a turn, whoever they are');
	turns.run();
	t.deepEqual(passed, [1, 2, 3, 4, 5, 6, 7]);
	turns.run();
	t.false(turns.run(), 'and then it rests');
	add(8);
	t.is(passed.at(-1), 8);
});

test('who comes while others wait does not pass them', t => {
	const turns = createTurns();
	const enter = createTurnstile(2, turns.schedule);
	const passed: string[] = [];
	for (const name of ['a', 'b', 'c', 'd', 'e']) {
		enter(() => {
			passed.push(name);
			if (name === 'c') {
				enter(() => passed.push('from c'));
			}
		});
	}

	while (turns.run());
	t.deepEqual(passed, ['a', 'b', 'c', 'd', 'e', 'from c']);
});

test('one that fails does not keep the others', t => {
	const turns = createTurns();
	const enter = createTurnstile(2, turns.schedule);
	const passed: string[] = [];
	enter(() => passed.push('a'));
	enter(() => passed.push('b'));
	enter(() => {
		throw new Error('c');
	});
	enter(() => passed.push('d'));
	t.throws(() => turns.run(), {message: 'c'});
	turns.run();
	t.deepEqual(passed, ['a', 'b', 'd']);
});
