/**
`npm run soak`: the scenario of test/e2e/faults.ts on one seed after the other until the time is over or something is wrong. Prints a
line for each. Takes --minutes, --seed (that one alone, unless there are minutes too), --clients, --messages, --kills, --every (ms).
*/
import {randomInt} from 'node:crypto';
import process from 'node:process';
import {parseArgs} from 'node:util';
import {type FaultCounts, faultKinds} from '../test/helpers/faults/proxy.ts';
import {playFaultScenario, type ScenarioResult} from '../test/helpers/faults/scenario.ts';

const number = {type: 'string'} as const;
const {values} = parseArgs({
	options: {
		minutes: number,
		seed: number,
		clients: number,
		messages: number,
		kills: number,
		every: number,
	},
});

const given = (name: keyof typeof values): number | undefined => {
	const value = values[name];
	if (value === undefined || (Number(value) >= 0 && value !== '')) {
		return value === undefined ? undefined : Number(value);
	}

	process.stderr.write(
		`--${name} takes a number, not ${value}.\nFor example: npm run soak -- --minutes 10\n`,
	);
	process.exit(2);
};

const [seed, minutes, clients, messages, kills, everyMs] = [
	given('seed'),
	given('minutes'),
	given('clients'),
	given('messages'),
	given('kills'),
	given('every'),
];
const setting = {
	...(clients === undefined ? {} : {clients}),
	...(messages === undefined ? {} : {messages}),
	...(kills === undefined ? {} : {kills}),
	...(everyMs === undefined ? {} : {everyMs}),
};

const startedAt = Date.now();
const endsAt = startedAt + (minutes ?? (seed === undefined ? 10 : 0)) * 60_000;
const totals: Record<string, number> = {};

const figures = (faults: Partial<FaultCounts>): string =>
	faultKinds.map(kind => `${kind} ${faults[kind] ?? 0}`).join(', ');

const add = (name: string, count: number): void => {
	totals[name] = (totals[name] ?? 0) + count;
};

const count = ({faults, connections, kills, messages, caughtUp}: ScenarioResult): void => {
	for (const [name, value] of Object.entries({
		...faults,
		connections,
		kills,
		messages,
		caughtUp,
		rounds: 1,
	})) {
		add(name, value);
	}
};

const printTotals = (): void => {
	const {rounds = 0, connections = 0, kills = 0, messages = 0, caughtUp = 0} = totals;
	const lasted = ((Date.now() - startedAt) / 60_000).toFixed(1);
	process.stdout.write(
		`${rounds} rounds in ${lasted} minutes: ${figures(totals)}; ${connections} connections, ${kills} kills, ${messages} messages kept, ${caughtUp} caught up\n`,
	);
};

const playRound = async (roundSeed: number): Promise<boolean> => {
	const result = await playFaultScenario({seed: roundSeed, ...setting});
	count(result);
	process.stdout.write(
		`seed ${roundSeed}: ${result.seconds.toFixed(1)} s, ${figures(result.faults)}; ${result.kills} kills, ${result.messages} messages\n`,
	);
	for (const problem of result.problems.slice(0, 20)) {
		process.stdout.write(`  ${problem}\n`);
	}

	if (result.problems.length > 0) {
		const again = Object.entries(values).filter(([name]) => !['minutes', 'seed'].includes(name));
		const words = again.map(([name, value]) => ` --${name} ${value}`).join('');
		process.stdout.write(
			`${result.problems.length} problems. The server's log and data: ${result.evidence}\nAgain: npm run soak -- --seed ${roundSeed}${words}\n`,
		);
	}

	return result.problems.length === 0;
};

let isFine = true;
let round = seed ?? randomInt(1, 2 ** 31);
do {
	isFine = await playRound(round);
	round = randomInt(1, 2 ** 31);
} while (isFine && Date.now() < endsAt);

printTotals();
process.exit(isFine ? 0 : 1);
