/** The servers that are compared: how each is started, spoken to and ended. Knows nothing of what is measured. */
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {type Child, findProgram, freePort, listening, startChild, versionOf} from './children.ts';
import {cores, type LoadOptions, type Tools} from './load.ts';

export type Running = {
	readonly port: number;
	readonly pid: number;
	/** From the spawn until it took a connection, ms. */
	readonly startMs: number;
	end(signal?: NodeJS.Signals): Promise<void>;
};

export type Server = {
	/** As it is called in the tables. */
	readonly name: string;
	/** How the generator speaks to it. */
	readonly speech: Pick<LoadOptions, 'protocol' | 'room' | 'concurrency'>;
	/** Whether it runs in Node.js, which compiles what runs often while it runs. */
	readonly isNode: boolean;
	start(data?: string): Promise<Running>;
};

const root = fileURLToPath(new URL('../..', import.meta.url));
const launcher = path.join(root, 'bin', 'chat-tui.js');
const peers = fileURLToPath(new URL('../peers/', import.meta.url));

const launch = async (
	program: string,
	args: (place: {port: number; directory: string}) => readonly string[],
): Promise<Running> => {
	const directory = mkdtempSync(path.join(tmpdir(), 'chat-tui-peer-'));
	const clear = (): void => rmSync(directory, {recursive: true, force: true});
	// When the benchmark is interrupted, what `end` would have cleared.
	process.once('exit', clear);
	let child: Child | undefined;
	const end = async (signal?: NodeJS.Signals): Promise<void> => {
		await child?.end(signal);
		clear();
		process.removeListener('exit', clear);
	};
	try {
		const port = await freePort();
		const words = args({port, directory});
		const from = performance.now();
		child = startChild(program, words, {
			...(cores.server === undefined ? {} : {core: cores.server}),
			cwd: directory,
			env: {XDG_STATE_HOME: directory, HOME: directory},
		});
		await listening(port, child);
		return {port, pid: child.pid, startMs: performance.now() - from, end};
	} catch (error) {
		await end('SIGKILL');
		throw error;
	}
};

/** Chat-tui as it is shipped; `data`: on that folder instead of an empty one. */
const startOurs = (isInMemory: boolean, data?: string): Promise<Running> =>
	launch(process.execPath, ({port, directory}) => [
		launcher,
		...['serve', '127.0.0.1', String(port), '--rate', '0', '--max-users', '20000'],
		...(isInMemory ? ['--memory'] : ['--data', data ?? directory]),
	]);

/** A peer's configuration with its port and folder in it. */
const configure = (name: string, {port, directory}: {port: number; directory: string}): string => {
	const file = path.join(directory, name);
	const text = readFileSync(path.join(peers, name), 'utf8');
	writeFileSync(file, text.replaceAll('@PORT@', String(port)).replaceAll('@DIR@', directory));
	writeFileSync(path.join(directory, 'motd'), 'hi\n');
	return file;
};

const irc = {protocol: 'irc', room: '#x'} as const;
// Everyone who speaks it is in the lobby.
const native = {protocol: 'native', room: '#lobby'} as const;

/** Chat-tui: each protocol, with the journal on disk and in memory. */
export const ours = {
	irc: {name: 'chat-tui, IRC', speech: irc, isNode: true, start: (data?: string) => startOurs(false, data)},
	native: {
		name: 'chat-tui, native',
		speech: native,
		isNode: true,
		start: (data?: string) => startOurs(false, data),
	},
	ircInMemory: {name: 'chat-tui --memory, IRC', speech: irc, isNode: true, start: () => startOurs(true)},
	nativeInMemory: {
		name: 'chat-tui --memory, native',
		speech: native,
		isNode: true,
		start: () => startOurs(true),
	},
} as const satisfies Record<string, Server>;

/** What any server in Node.js takes at the least: ours without all that makes it one. */
export const bareNode: Server = {
	name: 'bare Node.js',
	speech: irc,
	isNode: true,
	start: () => launch(process.execPath, ({port}) => [path.join(peers, 'bare-node.ts'), String(port)]),
};

export const peerNames = {
	ngircd: 'ngircd',
	inspircd: 'InspIRCd',
	redis: 'redis',
	broadcast: 'C broadcaster',
	direct: 'C, one send each',
} as const;

export type PeerName = keyof typeof peerNames;

const installed = {
	ngircd: {program: 'ngircd', version: ['--version']},
	inspircd: {program: 'inspircd', version: ['--version']},
	redis: {program: 'redis-server', version: ['--version']},
} as const;

const createPeer = (name: PeerName, program: string): Server => {
	const common = {name: peerNames[name], isNode: false};
	switch (name) {
		case 'ngircd':
			// Its backlog is 10: more than that at once is lost.
			return {
				...common,
				speech: {...irc, concurrency: 8},
				start: () => launch(program, place => ['-n', '-f', configure('ngircd.conf', place)]),
			};
		case 'inspircd':
			// It lets people in once a second, all that wait.
			return {
				...common,
				speech: {...irc, concurrency: 5000},
				start: () =>
					launch(program, place => [
						'--nofork',
						...(process.getuid?.() === 0 ? ['--runasroot'] : []),
						'--config',
						configure('inspircd.conf', place),
					]),
			};
		case 'redis':
			return {
				...common,
				speech: {protocol: 'redis'},
				start: () => launch(program, place => [configure('redis.conf', place)]),
			};
		case 'broadcast':
		case 'direct':
			return {
				...common,
				speech: {protocol: 'raw'},
				start: () => launch(program, ({port}) => [String(port), name === 'direct' ? 'direct' : 'coalesce']),
			};
	}
};

export type Peers = {
	/** Those of them that are here, in their order. */
	of(...names: readonly PeerName[]): readonly Server[];
	readonly leftOut: readonly string[];
	readonly versions: Readonly<Record<string, string>>;
};

/** Which of the peers are installed. */
export const findPeers = (tools: Tools): Peers => {
	const found = new Map<PeerName, Server>([
		['broadcast', createPeer('broadcast', tools.broadcast)],
		['direct', createPeer('direct', tools.broadcast)],
	]);
	const versions: Record<string, string> = {};
	const leftOut: string[] = [];
	for (const name of ['ngircd', 'inspircd', 'redis'] as const) {
		const program = findProgram(installed[name].program);
		if (program) {
			found.set(name, createPeer(name, program));
			versions[peerNames[name]] = versionOf(program, installed[name].version) ?? 'unknown';
		} else {
			leftOut.push(peerNames[name]);
		}
	}

	return {of: (...names) => names.flatMap(name => found.get(name) ?? []), leftOut, versions};
};
