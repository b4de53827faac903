import test from 'ava';
import {openSqliteJournal} from '../../../source/history/sqlite/journal.ts';
import {temporaryDirectory} from '../../helpers/directories.ts';
import {createFuzzRandom} from '../../helpers/fuzz-random.ts';
import {startJournalChild} from '../../helpers/journal-child.ts';
import {texts} from '../../helpers/journal-contract.ts';

/** Five lanes of the child append pairs `NAME-LANE-COUNT-PART`, each once the one before is acknowledged. */
const lanes = ['1', '2', '3', '4', '5'];

for (const seed of [1, 2, 3]) {
	test(`what was acknowledged before a kill is there after it, each append whole, without a gap, and nothing else (seed ${seed})`, async t => {
		const directory = await temporaryDirectory(t);
		const random = createFuzzRandom(seed);
		const acknowledged: string[] = [];
		const names: string[] = [];
		for (let round = 1; round <= 4; round++) {
			const name = `round${round}`;
			names.push(name);
			const child = startJournalChild('append', directory, name);
			// From while it opens to when it has done a good deal.
			const lines = random.oneIn(4) ? 0 : 1 + random.below(400);
			for (let count = 0; count < lines; count++) {
				acknowledged.push((await child.lines.next()).value);
			}

			acknowledged.push(...(await child.kill()));
			const warnings: string[] = [];
			const journal = await openSqliteJournal({directory, warn: text => warnings.push(text)});
			t.teardown(() => journal.close());
			t.deepEqual(warnings, []);
			const entries = await journal.replay(0, Number.POSITIVE_INFINITY);
			t.deepEqual(
				entries.map(entry => entry.seq),
				entries.map((_, index) => index + 1),
			);
			t.is(journal.last(), entries.length);
			const stored = texts(entries);
			const storedSet = new Set(stored);
			t.is(storedSet.size, stored.length);
			const known = acknowledged.filter(text => text !== 'open');
			t.deepEqual(
				known.filter(text => !storedSet.has(text)),
				[],
			);
			// The child appends pairs: the second of each follows the first.
			t.is(stored.length % 2, 0);
			t.true(
				stored.every((text, index) => index % 2 === 0 || text === stored[index - 1]?.replace(/0$/, '1')),
			);
			// What is stored beyond what was acknowledged was sent, next in its lane: whatever the child had no time to print.
			let sent = 0;
			for (const start of names.flatMap(name => lanes.map(lane => `${name}-${lane}-`))) {
				const own = stored.filter(text => text.startsWith(start));
				t.deepEqual(
					own,
					own.map((_, index) => `${start}${Math.floor(index / 2)}-${index % 2}`),
				);
				sent += own.length;
			}

			t.is(sent, stored.length);
			await journal.close();
		}
	});
}
