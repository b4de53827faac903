/** What a client shows as sent is in the journal and reaches everyone once, in one order: some hundreds of seeds. `npm run simulate` goes on. */
import test from 'ava';
import {simulate} from '../helpers/simulation/simulate.ts';

const batches = 4;
const runs = 100;

// One after the other: a run puts its own timers in the place of Node's.
for (let batch = 0; batch < batches; batch++) {
	const first = batch * runs + 1;
	test.serial(`the property holds for seeds ${first} to ${first + runs - 1}`, async t => {
		t.timeout(120_000);
		for (let seed = first; seed < first + runs; seed++) {
			const {problem} = await simulate(seed);
			t.is(problem, undefined, `To see it: npm run simulate -- --seed ${seed} --trace`);
		}
	});
}

test.serial('the same seed gives the same run, step by step', async t => {
	for (const seed of [1, 2, 3, 4, 5]) {
		const [one, other]: [string[], string[]] = [[], []];
		await simulate(seed, line => one.push(line));
		await simulate(seed, line => other.push(line));
		t.true(one.length > 100);
		t.deepEqual(one, other);
	}
});

test.serial('the runs have been where they were to go', async t => {
	const counts: Record<string, number> = {};
	for (let seed = 1; seed <= 60; seed++) {
		const outcome = await simulate(seed);
		for (const [name, count] of Object.entries(outcome.counts)) {
			counts[name] = (counts[name] ?? 0) + count;
		}
	}

	for (const what of ['cut', 'stall', 'crash', 'stop', 'full', 'gone', 'resumed', 'behind', 'caught-up']) {
		t.true((counts[what] ?? 0) > 0, what);
	}
});
