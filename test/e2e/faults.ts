/** Nothing lost, nothing doubled, one order for all: through cut connections and a server that is killed. `npm run soak` is the same for longer. */
import test from 'ava';
import {describeFaults, playFaultScenario} from '../helpers/faults/scenario.ts';

for (const seed of [1, 2, 3]) {
	test.serial(
		`50 clients say 100 messages each through faults and five kills, and all have the same (seed ${seed})`,
		async t => {
			t.timeout(240_000);
			const result = await playFaultScenario({seed});
			t.log(`seed ${seed}: ${describeFaults(result)}`);
			const [first] = result.problems;
			t.is(first, undefined, `Seed ${seed}, ${describeFaults(result)}; see ${result.evidence}`);
			t.deepEqual(result.problems, []);
			t.is(result.messages, 50 * 104 + 1);
			t.is(result.kills, 5);
		},
	);
}
