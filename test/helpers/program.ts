/** The built program, run as its users run it: in pseudo-terminals and in pipes. */
import {type ChildProcessWithoutNullStreams, spawn} from 'node:child_process';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {launcher} from './built.ts';
import {inEnglish, openTerminal, type TerminalOptions, type TestTerminal} from './terminal.ts';

/** What is cleared away with a test, or with a round of the soak. */
export type Scope = {teardown(clear: () => unknown): void};

/** A folder for everything that the program keeps, so that tests never touch the user's own. */
export const makeHome = async (t: Scope): Promise<Record<string, string>> => {
	const home = await mkdtemp(path.join(tmpdir(), 'chat-tui-home-'));
	t.teardown(() => rm(home, {recursive: true, force: true}));
	return {
		HOME: home,
		XDG_DATA_HOME: path.join(home, 'data'),
		XDG_STATE_HOME: path.join(home, 'state'),
		XDG_CONFIG_HOME: path.join(home, 'config'),
		XDG_CACHE_HOME: path.join(home, 'cache'),
		TZ: 'UTC',
		LANG: 'en_US.UTF-8',
		LC_ALL: 'en_US.UTF-8',
	};
};

/** Run chat-tui in a terminal; ended with the test. */
export const runInTerminal = (
	t: Scope,
	args: readonly string[],
	options: TerminalOptions = {},
): TestTerminal => {
	const terminal = openTerminal(process.execPath, [launcher, ...args], options);
	t.teardown(() => terminal.close());
	return terminal;
};

export type PipedRun = {
	readonly child: ChildProcessWithoutNullStreams;
	stdout(): string;
	stderr(): string;
	/** Resolves once standard output matches. */
	until(pattern: RegExp): Promise<RegExpExecArray>;
	readonly exit: Promise<{readonly code: number | null; readonly signal: NodeJS.Signals | null}>;
};

/** Run chat-tui in pipes; killed with the test if it still runs. */
export const runPiped = (
	t: Scope,
	args: readonly string[],
	env: Readonly<Record<string, string | undefined>> = {},
	node: string = process.execPath,
): PipedRun => {
	const child = spawn(node, [launcher, ...args], {env: {...process.env, ...inEnglish, ...env}});
	let [stdout, stderr] = ['', ''];
	let isClosed = false;
	const waiting = new Set<() => void>();
	const wake = (): void => {
		for (const look of waiting) {
			look();
		}
	};

	child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
		stdout += chunk;
		wake();
	});
	child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
		stderr += chunk;
	});
	child.stdin.on('error', () => undefined);
	const exit = new Promise<{code: number | null; signal: NodeJS.Signals | null}>(resolve => {
		child.on('close', (code, signal) => {
			isClosed = true;
			resolve({code, signal});
			wake();
		});
	});
	t.teardown(async () => {
		child.kill('SIGKILL');
		await exit;
	});
	return {
		child,
		stdout: () => stdout,
		stderr: () => stderr,
		until: pattern =>
			new Promise((resolve, reject) => {
				const look = (): void => {
					const match = pattern.exec(stdout);
					if (match) {
						waiting.delete(look);
						resolve(match);
					} else if (isClosed) {
						waiting.delete(look);
						reject(new Error(`Ended before ${String(pattern)}:\n${stdout}\n${stderr}`));
					}
				};

				waiting.add(look);
				look();
			}),
		exit,
	};
};

/** A headless server on a port of loopback, by default a free one, with JSON lines. */
export const serveHeadlessly = async (
	t: Scope,
	args: readonly string[] = ['--memory'],
	env: Readonly<Record<string, string | undefined>> = {},
	wanted = '0',
): Promise<PipedRun & {readonly port: string}> => {
	const run = runPiped(t, ['serve', '127.0.0.1', wanted, '--json', ...args], env);
	const [, port = ''] = await run.until(/"event":"listening".*"port":(\d+)/);
	return {...run, port};
};
