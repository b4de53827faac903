/**
Runs the simulation for as long as one likes: `npm run simulate -- [--seed N] [--runs N] [--trace]`. Without `--runs` it goes on until
Ctrl+C. Stops at the first seed that fails, unless `--go-on`; `--trace` prints everything that happens.
*/
import process from 'node:process';
import {parseArgs} from 'node:util';
import {simulate} from '../test/helpers/simulation/simulate.ts';

const {values} = parseArgs({
	options: {
		seed: {type: 'string', default: '1'},
		runs: {type: 'string'},
		trace: {type: 'boolean', default: false},
		'go-on': {type: 'boolean', default: false},
	},
});

const first = Number(values.seed);
const last =
	values.runs === undefined
		? values.trace
			? first
			: Number.POSITIVE_INFINITY
		: first + Number(values.runs) - 1;
const startedAt = Date.now();
let runs = 0;
let steps = 0;
let entries = 0;
let virtualMs = 0;
const failed: number[] = [];
const counts: Record<string, number> = {};

const report = (): void => {
	const minutes = (Date.now() - startedAt) / 60_000;
	const counted = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
	console.log(
		`${runs} runs (${Math.round(runs / minutes)} a minute), ${steps} steps, ${entries} entries, ${(virtualMs / 3_600_000).toFixed(1)} h of theirs; ${counted.join(', ')}; failed: ${failed.length === 0 ? 'none' : failed.join(' ')}`,
	);
};

process.once('SIGINT', () => {
	report();
	process.exit(failed.length === 0 ? 0 : 1);
});

let reportedAt = startedAt;
for (let seed = first; seed <= last; seed++) {
	const outcome = await simulate(seed, values.trace ? line => console.log(line) : undefined);
	runs++;
	steps += outcome.steps;
	entries += outcome.entries;
	virtualMs += outcome.ms;
	for (const [name, count] of Object.entries(outcome.counts)) {
		counts[name] = (counts[name] ?? 0) + count;
	}

	if (outcome.problem !== undefined) {
		failed.push(seed);
		console.log(`seed ${seed} fails at ${Math.round(outcome.ms)} ms: ${outcome.problem}`);
		if (!values['go-on']) {
			console.log(`To see it: npm run simulate -- --seed ${seed} --trace`);
			break;
		}
	}

	if (Date.now() - reportedAt > 60_000) {
		reportedAt = Date.now();
		report();
	}
}

report();
process.exitCode = failed.length === 0 ? 0 : 1;
