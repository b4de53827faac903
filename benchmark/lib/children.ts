/** Processes that a benchmark starts: on a core of their own, with files enough, ended by their ids whatever happens. Knows nothing of what they are. */
import {type ChildProcess, type SpawnOptions, spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {accessSync, constants} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {connect, createServer} from 'node:net';
import path from 'node:path';
import process from 'node:process';
import {setTimeout as wait} from 'node:timers/promises';

/** Where a program is; undefined where it is not installed. Debian has servers in /usr/sbin, which is not in everyone's path. */
export const findProgram = (name: string): string | undefined =>
	[...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/sbin']
		.map(folder => path.join(folder, name))
		.find(file => {
			try {
				accessSync(file, constants.X_OK);
				return true;
			} catch {
				return false;
			}
		});

export type Child = {
	readonly pid: number;
	readonly child: ChildProcess;
	/** The last of what it wrote to standard error. */
	stderr(): string;
	readonly exit: Promise<number | null>;
	/** SIGTERM, and SIGKILL when it is not gone in two seconds. */
	end(signal?: NodeJS.Signals): Promise<void>;
};

const running = new Set<ChildProcess>();
// Whatever ends this process, but for its own SIGKILL: there `setpriv` has the kernel do it.
process.on('exit', () => {
	for (const child of running) {
		child.kill('SIGKILL');
	}
});

export type StartOptions = {
	/** The core it is kept on; where there is no taskset, or one core, it goes where it likes. */
	readonly core?: number;
	readonly env?: Readonly<Record<string, string | undefined>>;
	readonly cwd?: string;
	readonly stdout?: 'ignore' | 'pipe';
};

/** A command that is kept on a core, where there is a taskset. Each of the words becomes the next, so that the id is the command's. */
export const onCore = (core: number | undefined, command: readonly string[]): readonly string[] => {
	const taskset = findProgram('taskset');
	return taskset && core !== undefined ? [taskset, '-c', String(core), ...command] : command;
};

/** What comes before a command: the kernel ends it with us, it has all files that it may have, and a core of its own. */
const wrapped = (core: number | undefined, command: readonly string[]): readonly string[] => {
	const setpriv = findProgram('setpriv');
	return [
		...(setpriv ? [setpriv, '--pdeathsig', 'KILL', '--'] : []),
		'/bin/sh',
		'-c',
		'ulimit -n "$(ulimit -Hn)" 2>/dev/null; exec "$@"',
		'sh',
		...onCore(core, command),
	];
};

/** Start a program. */
export const startChild = (program: string, args: readonly string[], options: StartOptions = {}): Child => {
	const [first = program, ...rest] = wrapped(options.core, [program, ...args]);
	const spawnOptions: SpawnOptions = {
		stdio: ['ignore', options.stdout ?? 'ignore', 'pipe'],
		env: {...process.env, ...options.env},
		...(options.cwd === undefined ? {} : {cwd: options.cwd}),
	};
	const child = spawn(first, rest, spawnOptions);
	running.add(child);
	let stderr = '';
	child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
		stderr = (stderr + chunk).slice(-4000);
	});
	const exit = new Promise<number | null>(resolve => {
		child.once('error', () => resolve(null));
		child.once('close', code => resolve(code));
	}).finally(() => running.delete(child));
	return {
		pid: child.pid ?? 0,
		child,
		stderr: () => stderr.trim(),
		exit,
		async end(signal = 'SIGTERM') {
			child.kill(signal);
			const late = new AbortController();
			const timer = wait(2000, undefined, {signal: late.signal}).then(
				() => child.kill('SIGKILL'),
				() => undefined,
			);
			await exit;
			late.abort();
			await timer;
		},
	};
};

/** Run a program to its end: its standard output. Throws when it fails, or takes longer than that. */
export const runChild = async (
	program: string,
	args: readonly string[],
	options: StartOptions & {readonly timeoutMs: number},
): Promise<string> => {
	const started = startChild(program, args, {...options, stdout: 'pipe'});
	let stdout = '';
	started.child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
		stdout += chunk;
	});
	const timer = setTimeout(() => started.child.kill('SIGKILL'), options.timeoutMs);
	const code = await started.exit;
	clearTimeout(timer);
	if (code !== 0) {
		throw new Error(`${path.basename(program)} ended with ${code}: ${started.stderr()}`);
	}

	return stdout;
};

/** A port of loopback that nobody has now. */
export const freePort = async (): Promise<number> => {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	await once(server, 'close');
	if (typeof address !== 'object' || !address) {
		throw new Error('No port of loopback is free.');
	}

	return address.port;
};

const answers = (port: number): Promise<boolean> =>
	new Promise(resolve => {
		const socket = connect({port, host: '127.0.0.1'});
		const tell = (isThere: boolean) => () => {
			socket.destroy();
			resolve(isThere);
		};
		socket.once('connect', tell(true)).once('error', tell(false));
	});

/** Until something listens there. Throws when the process ends before, or after ten seconds. */
export const listening = async (port: number, started: Child): Promise<void> => {
	let isGone = false;
	void started.exit.then(() => {
		isGone = true;
	});
	for (const until = performance.now() + 10_000; performance.now() < until && !isGone; ) {
		if (await answers(port)) {
			return;
		}

		await wait(4);
	}

	throw new Error(`Nothing listens: ${started.stderr()}`);
};

/** Processor time of all threads (ms, in steps of 10) and resident memory (KiB) of a process; undefined where there is no /proc. */
export const usageOf = async (
	pid: number,
): Promise<{readonly cpuMs: number; readonly rssKiB: number} | undefined> => {
	try {
		const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		const rss = /^VmRSS:\s+(\d+)/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'));
		return {cpuMs: (Number(fields[11]) + Number(fields[12])) * 10, rssKiB: Number(rss?.[1] ?? 0)};
	} catch {
		return undefined;
	}
};

/** So long nothing moves in a program whose start is over, ms: chat-tui keeps compiled code a second after it listens. And so long it is waited for. */
const restMs = 300;
const settleMsMin = 1300;
const settleMsMax = 5000;

/**
Until the start of a program is over: what it does after it listens, such as starting its threads, is neither the first client's time nor its memory.
Where there is no /proc, after a second.
*/
export const settled = async (pid: number): Promise<void> => {
	const until = performance.now() + settleMsMax;
	await wait(settleMsMin - restMs);
	let before = await usageOf(pid);
	while (before && performance.now() < until) {
		await wait(restMs);
		const now = await usageOf(pid);
		if (now?.cpuMs === before.cpuMs && now.rssKiB === before.rssKiB) {
			return;
		}

		before = now;
	}
};

/** The first line of what a program says of its version; undefined where it does not. */
export const versionOf = (program: string, args: readonly string[]): string | undefined => {
	const {stdout, stderr} = spawnSync(program, args, {encoding: 'utf8', timeout: 5000});
	return /\d+\.\d+(\.\d+)*/.exec(`${stdout}${stderr}`)?.[0];
};
