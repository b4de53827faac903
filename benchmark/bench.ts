/**
`npm run bench [-- NAME… --quick --rounds N --option VALUE …]`: runs benchmarks, all of them or those named, and keeps what they found. Knows their names; what each
measures is in its own file. See readme.md.
*/
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {readArguments} from './lib/arguments.ts';
import {compile} from './lib/load.ts';
import {ownShelf, saveResult, shelfIn, writePage} from './lib/save.ts';
import type {Context, Scenario} from './lib/scenario.ts';
import {peerNames} from './lib/servers.ts';
import {foreignPrograms} from './screen/programs.ts';

/** Those that keep results: each file exports `scenario`. */
const scenarios: ReadonlyArray<() => Promise<{readonly scenario: Scenario}>> = [
	() => import('./fan-out.ts'),
	() => import('./one-in-flight.ts'),
	() => import('./fixed-load.ts'),
	() => import('./shapes.ts'),
	() => import('./idle.ts'),
	() => import('./loss.ts'),
	() => import('./growth.ts'),
	() => import('./screen.ts'),
	() => import('./dashboard.ts'),
	() => import('./start.ts'),
];

/** Scripts of their own, which print what they find: run as they are when they are named, with what comes after the name. */
const scripts: Readonly<Record<string, readonly string[]>> = {
	'slow-readers': ['--import=tsx', 'slow-readers.ts'],
	search: ['search.ts'],
	recovery: ['recovery.ts'],
};

/** Programs of others: when a run of theirs fails it is not we who do not work. */
const others: ReadonlySet<string> = new Set([...Object.values(peerNames), ...foreignPrograms]);

const fail = (what: string, instead: string): never => {
	process.stderr.write(`${what}\n${instead}\n`);
	process.exit(2);
};

const folder = fileURLToPath(new URL('.', import.meta.url));
const given = readArguments(process.argv.slice(2));
const all = await Promise.all(scenarios.map(async load => (await load()).scenario));
const known = [...all.map(({name}) => name), ...Object.keys(scripts), 'page'];
for (const name of given.names) {
	if (!known.includes(name) && !(given.names[0] && given.names[0] in scripts)) {
		fail(`There is no benchmark called ${name}.`, `There are: ${known.join(', ')}.`);
	}
}

if (given.names[0] !== 'page' && !existsSync(path.join(folder, '..', 'dist', 'cli.cjs'))) {
	fail('The program is not built.', 'Run: npm run build');
}

const clearings: Array<() => unknown> = [];
const clear = async (): Promise<void> => {
	for (const end of clearings.splice(0).reverse()) {
		await end();
	}
};

for (const [signal, number] of [
	['SIGINT', 2],
	['SIGTERM', 15],
	['SIGHUP', 1],
] as const) {
	process.once(signal, () => {
		void clear().finally(() => process.exit(128 + number));
	});
}

const runScript = async (name: string, rest: readonly string[]): Promise<boolean> => {
	const [file = '', ...options] = [...(scripts[name] ?? [])].reverse();
	const args = [...options.reverse(), path.join(folder, file), ...rest];
	// A group of its own, so that what it started ends with it.
	const child = spawn(process.execPath, args, {stdio: 'inherit', detached: true});
	let isRunning = true;
	child.once('exit', () => {
		isRunning = false;
	});
	clearings.push(() => {
		if (isRunning && child.pid !== undefined) {
			process.kill(-child.pid, 'SIGTERM');
		}
	});
	const [code] = (await once(child, 'exit')) as [number | null];
	return code === 0;
};

const runScenario = async (scenario: Scenario): Promise<boolean> => {
	const startedAt = Date.now();
	const say = (text: string): void => {
		process.stdout.write(`${text}\n`);
	};
	say(`\n${scenario.name}: ${scenario.about}`);
	const directory = given.isQuick ? mkdtempSync(path.join(tmpdir(), 'chat-tui-bench-')) : undefined;
	if (directory) {
		clearings.push(() => rmSync(directory, {recursive: true, force: true}));
	}

	const context: Context = {
		isQuick: given.isQuick,
		rounds: given.rounds ?? (given.isQuick ? 1 : 5),
		options: given.options,
		shelf: given.options.out ? shelfIn(given.options.out) : directory ? shelfIn(directory) : ownShelf,
		say,
		onEnd: end => clearings.push(end),
	};
	try {
		const result = await scenario.run(context);
		if (given.options.keep !== 'no') {
			saveResult(result, context.shelf);
		}

		const failures = result.failures ?? [];
		for (const {label, contestant, reason} of failures) {
			say(`  failed: ${label}, ${contestant}: ${reason}`);
		}

		say(`  ${((Date.now() - startedAt) / 1000).toFixed(0)} s`);
		return failures.every(({contestant}) => others.has(contestant));
	} catch (error) {
		process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
		return false;
	} finally {
		await clear();
	}
};

const [first = ''] = given.names;
let isWell = true;
if (first === 'page') {
	writePage(given.options.out ? shelfIn(given.options.out) : ownShelf);
} else if (first in scripts) {
	isWell = await runScript(first, given.rest);
} else {
	const chosen = all.filter(({name, isLong}) =>
		given.names.length === 0 ? !(given.isQuick && isLong) : given.names.includes(name),
	);
	const missing = chosen.some(({needs}) => needs === 'cc') ? compile(end => clearings.push(end)) : '';
	const isWithoutLoad = typeof missing === 'string' && missing !== '';
	await clear();
	for (const scenario of chosen) {
		if (isWithoutLoad && scenario.needs === 'cc') {
			process.stdout.write(`\n${scenario.name}: left out, for ${missing}.\n`);
			isWell = isWell && (given.isQuick || given.names.length === 0);
			continue;
		}

		isWell = (await runScenario(scenario)) && isWell;
	}
}

await clear();
process.exit(isWell ? 0 : 1);
