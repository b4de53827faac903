/** The load generator: compiled when it is needed, run, and its answer judged. Knows nothing of the servers. */
import {spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {findProgram, runChild} from './children.ts';

/** What the generator prints. Times are µs where nothing else is said, `cpu…` s of the server's processor time, memory KiB. */
export type Figures = Readonly<
	Record<
		| 'registered'
		| 'registerSeconds'
		| 'joinSeconds'
		| 'enterCpu'
		| 'enterBytes'
		| 'seconds'
		| 'sent'
		| 'deliveries'
		| 'perSecond'
		| 'sentPerSecond'
		| 'bytesPerSecond'
		| 'perRead'
		| 'p50'
		| 'p90'
		| 'p99'
		| 'p999'
		| 'longest'
		| 'longestBefore'
		| 'longestAfter'
		| 'gaps'
		| 'duplicates'
		| 'reordered'
		| 'missing'
		| 'surplus'
		| 'disconnects'
		| 'errors'
		| 'cpu'
		| 'cpuShare'
		| 'cpuPerDelivery'
		| 'generatorShare'
		| 'noise'
		| 'idleCpu'
		| 'kibBefore'
		| 'kibEntered'
		| 'kibAfter',
		number
	>
>;

export type LoadOptions = {
	readonly protocol: string;
	readonly port: number;
	readonly pid: number;
	readonly members: number;
	readonly senders?: number;
	readonly mode: 'saturate' | 'rate' | 'enter' | 'idle';
	readonly window?: number;
	/** Messages a second, all senders together. */
	readonly rate?: number;
	readonly seconds?: number;
	readonly warm?: number;
	readonly concurrency?: number;
	readonly joinConcurrency?: number;
	readonly isWithoutJoin?: boolean;
	readonly room?: string;
	readonly rooms?: number;
	/** One receiver in so many is parsed, the others are only counted. */
	readonly sampling?: number;
	readonly isBurst?: boolean;
	readonly drop?: number;
	readonly maxSeconds?: number;
};

export type Tools = {readonly load: string; readonly broadcast: string};

/** The cores that this process may use, of what Linux calls a list: `0-2,5`. */
export const parseCores = (list: string): readonly number[] =>
	list.split(',').flatMap(part => {
		const [, first, last = first] = /^(\d+)(?:-(\d+))?$/.exec(part.trim()) ?? [];
		return first === undefined
			? []
			: Array.from({length: Number(last) - Number(first) + 1}, (_, place) => Number(first) + place);
	});

const allowedCores = (): readonly number[] => {
	try {
		return parseCores(
			/^Cpus_allowed_list:\s*(\S+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '',
		);
	} catch {
		return [];
	}
};

/** The server has the first core and the generator the second; where there is one, they share it. */
export const cores: {readonly server?: number; readonly load?: number} = (() => {
	const [server, load = server] = allowedCores();
	return server === undefined || load === undefined ? {} : {server, load};
})();

const folder = fileURLToPath(new URL('../load/', import.meta.url));

/** Compile the generator and the broadcaster into a folder that goes away at the end. A text instead says why that cannot be. */
export const compile = (onEnd: (clear: () => unknown) => void): Tools | string => {
	const compiler = findProgram('cc') ?? findProgram('gcc') ?? findProgram('clang');
	if (!compiler) {
		return 'there is no C compiler';
	}

	const directory = mkdtempSync(path.join(tmpdir(), 'chat-tui-load-'));
	onEnd(() => rmSync(directory, {recursive: true, force: true}));
	const tools = {load: path.join(directory, 'load'), broadcast: path.join(directory, 'broadcast')};
	for (const [name, target] of Object.entries(tools)) {
		const build = (options: readonly string[]) =>
			spawnSync(compiler, [...options, '-o', target, path.join(folder, `${name}.c`)], {
				encoding: 'utf8',
				timeout: 60_000,
			});
		const first = build(['-O3', '-march=native']);
		const last = first.status === 0 ? first : build(['-O2']);
		if (last.status !== 0) {
			return `${name}.c does not compile here (it needs Linux): ${last.stderr.split('\n')[0] ?? ''}`;
		}
	}

	return tools;
};

const judged = ['gaps', 'duplicates', 'reordered', 'missing', 'surplus', 'disconnects', 'errors'] as const;

/** What is wrong with a run whatever its figures are: somebody did not get exactly what was said, in its order. Undefined when nothing is. */
export const whatFailed = (figures: Figures): string | undefined => {
	const wrong = judged.filter(name => figures[name] !== 0).map(name => `${figures[name]} ${name}`);
	return wrong.length === 0 ? undefined : wrong.join(', ');
};

const argumentsOf = (options: LoadOptions): readonly string[] => {
	const given: ReadonlyArray<readonly [string, string | number | boolean | undefined]> = [
		['protocol', options.protocol],
		['port', options.port],
		['pid', options.pid],
		['core', cores.load],
		['members', options.members],
		['senders', options.senders],
		['mode', options.mode],
		['window', options.window],
		['rate', options.rate],
		['seconds', options.seconds],
		['warm', options.warm],
		['concurrency', options.concurrency],
		['join-concurrency', options.joinConcurrency],
		['no-join', options.isWithoutJoin],
		['room', options.room],
		['rooms', options.rooms],
		['sampling', options.sampling],
		['burst', options.isBurst],
		['drop', options.drop],
		['max-seconds', options.maxSeconds],
	];
	return given.flatMap(([name, value]) =>
		value === undefined
			? []
			: [`--${name}`, String(Number(value) === 0 || value === false ? 0 : value === true ? 1 : value)],
	);
};

/** One run. Throws when it cannot be made, takes too long, or anyone did not get exactly what was said. */
export const runLoad = async (tools: Tools, options: LoadOptions): Promise<Figures> => {
	const maxSeconds = options.maxSeconds ?? 120;
	const timeoutMs = (2 * maxSeconds + (options.seconds ?? 3) + 80) * 1000;
	const stdout = await runChild(tools.load, argumentsOf({...options, maxSeconds}), {
		...(cores.load === undefined ? {} : {core: cores.load}),
		timeoutMs,
	});
	const figures = JSON.parse(stdout) as Figures;
	const wrong = whatFailed(figures);
	if (wrong !== undefined) {
		throw new Error(wrong);
	}

	return figures;
};
