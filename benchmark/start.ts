/**
The first second: `npm run bench -- start`. How long until `--version` is said, the first frame of `join` is on the screen, a server listens, and what `npx` of the packed
package takes with nothing in its cache. Each beside the least that anything of its kind takes, in the same round.
*/
import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import {bundling} from '../scripts/bundling.ts';
import {freePort, listening, startChild} from './lib/children.ts';
import {type Measure, rowOf} from './lib/result.ts';
import {type Contestant, type Measured, type Played, playRounds} from './lib/rounds.ts';
import {dateOf, describeMachine} from './lib/save.ts';
import type {Context, Scenario} from './lib/scenario.ts';
import {launcher, makeHome} from './screen/programs.ts';
import {openScreen} from './screen/pty.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const home = makeHome();

/** Whatever is started has ended or said its word by then, ms; what has not has failed. */
const endMs = 60_000;

/** From the start to the end of a program that ends by itself, ms. */
const toEnd = (args: readonly string[]): Measured => {
	const from = performance.now();
	const {status} = spawnSync(process.execPath, args, {
		stdio: 'ignore',
		env: {...process.env, ...home.env},
		timeout: endMs,
	});
	if (status !== 0) {
		throw new Error(`node ${args.join(' ')} ended with ${status}.`);
	}

	return {ms: performance.now() - from};
};

/** Until a text is on the terminal, ms, and the processor time that it took, of all threads. */
const toFrame = async (args: readonly string[], text: string, isAnswered: boolean): Promise<Measured> => {
	const from = performance.now();
	const screen = openScreen(process.execPath, args, {
		env: home.env,
		background: isAnswered ? '0000/0000/0000' : undefined,
	});
	try {
		const at = await screen.until(
			() => Array.from({length: 4}, (_, y) => screen.row(y)).some(row => row.includes(text)),
			text,
		);
		return {ms: at - from, cpu: screen.cpuMs()};
	} finally {
		// Kept code is written at the end of a program: an end in order.
		screen.write('\u0003');
		await screen.end();
	}
};

const serve = async (folder: string): Promise<Measured> => {
	rmSync(folder, {recursive: true, force: true});
	const from = performance.now();
	const child = spawn(
		process.execPath,
		[launcher, 'serve', '127.0.0.1', '0', '--headless', '--json', '--data', folder],
		{stdio: ['pipe', 'pipe', 'ignore'], env: {...process.env, ...home.env}},
	);
	const exit = once(child, 'exit');
	const late = setTimeout(() => child.kill('SIGKILL'), endMs);
	// It has ended before it was told to.
	child.stdin.on('error', () => undefined);
	try {
		for await (const chunk of child.stdout) {
			if (String(chunk).includes('listening')) {
				return {ms: performance.now() - from};
			}
		}

		throw new Error('The server ended.');
	} finally {
		child.stdin.write('quit\n');
		await exit;
		clearTimeout(late);
	}
};

/** What is in a folder, files and all that is below it: bytes. */
const bytesIn = (folder: string): number =>
	readdirSync(folder, {withFileTypes: true, recursive: true})
		.filter(entry => entry.isFile())
		.reduce((sum, {parentPath, name}) => sum + statSync(path.join(parentPath, name)).size, 0);

/** `npx` of the packed package, with an empty cache and nothing to fetch. */
const npx = (tarball: string): Measured => {
	const folder = mkdtempSync(path.join(tmpdir(), 'chat-tui-npx-'));
	try {
		const from = performance.now();
		const {status, stdout, stderr} = spawnSync(
			'npx',
			[
				'--yes',
				'--offline',
				'--cache',
				path.join(folder, 'cache'),
				'--package',
				tarball,
				'--',
				'chat-tui',
				'--version',
			],
			{cwd: folder, encoding: 'utf8', env: {...process.env, ...home.env}, timeout: endMs},
		);
		if (status !== 0 || !/^\d+\.\d+\.\d+/m.test(stdout)) {
			throw new Error(`npx ended with ${status}: ${stderr}`);
		}

		const seconds = (performance.now() - from) / 1000;
		const [run = ''] = readdirSync(path.join(folder, 'cache', '_npx'));
		const modules = path.join(folder, 'cache', '_npx', run, 'node_modules');
		const packages = readdirSync(modules).filter(name => !name.startsWith('.')).length;
		return {
			seconds,
			packages,
			tarball: statSync(tarball).size / 1000,
			installed: bytesIn(path.join(modules, 'chat-tui')) / 1000,
		};
	} finally {
		rmSync(folder, {recursive: true, force: true});
	}
};

const inkProgram = `import {render, Text} from 'ink';
import {createElement} from 'react';
render(createElement(Text, null, 'the smallest program'), {exitOnCtrlC: true});
setInterval(() => {}, 1e6);
process.on('SIGTERM', () => process.exit(0));`;

/** The smallest Ink program, with what our bundle changes in Ink or without. */
const bundleInk = async (folder: string, isOurs: boolean): Promise<string> => {
	const {plugins, ...plain} = bundling;
	await build({
		...plain,
		...(isOurs ? {plugins: [...plugins]} : {}),
		absWorkingDir: root,
		stdin: {contents: inkProgram, resolveDir: root, sourcefile: 'smallest.js'},
		outdir: folder,
		// Ink imports it when DEV is set and it can be resolved.
		external: ['react-devtools-core'],
	});
	writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
	const start = path.join(folder, 'start.js');
	const kept = JSON.stringify(path.join(folder, 'compiled'));
	writeFileSync(
		start,
		`${isOurs ? `process.getBuiltinModule('node:module').enableCompileCache(${kept});` : ''}import('./stdin.js');`,
	);
	return start;
};

const sqlite = (file: string): string =>
	`const {DatabaseSync} = require('node:sqlite'); const db = new DatabaseSync(${JSON.stringify(file)});
db.exec('pragma journal_mode = wal; create table if not exists t (a); insert into t values (1)'); db.close();`;

const row = (played: Played, label: string, measure = 'ms') => rowOf(played, measure, {label});

const measuresOf = ({
	version,
	frame,
	server,
	packed,
}: Readonly<Record<'version' | 'frame' | 'server' | 'packed', Played>>): readonly Measure[] => [
	{
		name: '`chat-tui --version`',
		unit: 'ms',
		better: 'less',
		reference: 'node -e 0',
		rows: [row(version, 'to its end')],
		goals: [
			{contestant: '--version', against: ['node -e 0'], atMost: 1.5, text: 'at most 1.5 times node -e 0'},
		],
	},
	{
		name: 'The first frame of `join`',
		unit: 'ms',
		better: 'less',
		reference: 'smallest Ink program',
		rows: [row(frame, 'until it is on the screen'), row(frame, 'processor time until then', 'cpu')],
		goals: [
			{
				contestant: 'join',
				against: ['smallest Ink program'],
				atMost: 1.2,
				text: 'at most 1.2 times the smallest Ink program',
			},
		],
		note: 'The smallest Ink program draws one text, and is bundled by esbuild with the same options. The one beside it has, as chat-tui has, what scripts/lighter.ts changes in Ink, and its compiled code kept. Where the terminal does not say its background, the first frame waits 25 ms for that.',
	},
	{
		name: '`serve --headless` until it listens',
		unit: 'ms',
		better: 'less',
		reference: 'node -e, opening SQLite',
		rows: [row(server, 'with a fresh journal')],
		goals: [
			{
				contestant: 'serve',
				against: ['node -e, opening SQLite'],
				atMost: 2,
				text: 'at most twice node -e and opening SQLite',
			},
		],
	},
	{
		name: '`npx` of the packed package with an empty cache',
		unit: '',
		better: 'less',
		rows: [
			row(packed, 'seconds', 'seconds'),
			row(packed, 'packages', 'packages'),
			row(packed, 'kB to fetch', 'tarball'),
			row(packed, 'kB installed', 'installed'),
		],
	},
];

const run = async ({isQuick, rounds: asked, say, onEnd}: Context) => {
	onEnd(() => home.remove());
	const folder = mkdtempSync(path.join(tmpdir(), 'chat-tui-start-'));
	onEnd(() => rmSync(folder, {recursive: true, force: true}));
	const rounds = isQuick ? 1 : Math.max(asked, 9);
	const play = (contestants: readonly Contestant[], times = rounds): Promise<Played> =>
		playRounds({
			contestants,
			rounds: times,
			onRun(name, round, measured) {
				const found = Object.entries(measured).map(
					([key, value]) => `${key} ${typeof value === 'number' ? value.toFixed(1) : value}`,
				);
				say(`  ${round + 1} ${name}: ${found.join('  ')}`);
			},
		});

	const version = await play([
		{name: 'node -e 0', play: async () => toEnd(['-e', '0'])},
		{name: '--version', play: async () => toEnd([launcher, '--version'])},
	]);

	const port = await freePort();
	const server = startChild(
		process.execPath,
		[launcher, 'serve', '127.0.0.1', String(port), '--headless', '--memory'],
		{env: home.env},
	);
	onEnd(() => server.end());
	await listening(port, server);
	const join = [launcher, 'join', '127.0.0.1', String(port), '--name', 'reader'];
	const [plain, lighter] = [path.join(folder, 'plain'), path.join(folder, 'lighter')];
	mkdirSync(plain);
	mkdirSync(lighter);
	const [plainInk, lighterInk] = [await bundleInk(plain, false), await bundleInk(lighter, true)];
	const text = 'the smallest program';
	// Once before, so that compiled code is there, as it is from the second start on.
	await toFrame(join, '#lobby', true);
	await toFrame([lighterInk], text, true);
	const frame = await play([
		{name: 'smallest Ink program', play: () => toFrame([plainInk], text, true)},
		{name: 'smallest Ink program, made lighter', play: () => toFrame([lighterInk], text, true)},
		{name: 'join', play: () => toFrame(join, '#lobby', true)},
		{name: 'join, no answer from the terminal', play: () => toFrame(join, '#lobby', false)},
	]);
	await server.end();

	const serving = await play([
		{
			name: 'node -e, opening SQLite',
			play: async round => toEnd(['-e', sqlite(path.join(folder, `bare-${round}.db`))]),
		},
		{name: 'serve', play: () => serve(path.join(folder, 'data'))},
	]);

	const {stdout, status, stderr} = spawnSync(
		'npm',
		['pack', '--ignore-scripts', '--silent', '--pack-destination', folder],
		{cwd: root, encoding: 'utf8', timeout: endMs},
	);
	if (status !== 0) {
		throw new Error(`npm pack ended with ${status}: ${stderr}`);
	}

	const tarball = path.join(folder, stdout.trim().split('\n').at(-1) ?? '');
	const packed = await play([{name: 'npx', play: async () => npx(tarball)}], isQuick ? 1 : 5);
	const played = {version, frame, server: serving, packed};
	return {
		name: 'start',
		title: 'The first second',
		about:
			'From the start of the process to what one waits for, in turns with the least that anything of its kind takes. The terminal is a pseudo-terminal whose screen is parsed.',
		date: dateOf(new Date()),
		machine: describeMachine(),
		measures: measuresOf(played),
		failures: Object.entries(played).flatMap(([label, {failures}]) =>
			failures.map(failure => ({...failure, label})),
		),
	};
};

export const scenario: Scenario = {
	name: 'start',
	about: 'how long --version, the first frame of join, a server and npx take',
	run,
};
