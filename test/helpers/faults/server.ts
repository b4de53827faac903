/** The real server as a process that is killed and started again on the same folder and port. Knows nothing of its clients. */
import {randomInt} from 'node:crypto';
import path from 'node:path';
import {type PipedRun, type Scope, serveHeadlessly} from '../program.ts';

export type FaultServer = {
	readonly port: number;
	readonly directory: string;
	/** End the process with SIGKILL; resolves when it is gone. */
	kill(): Promise<void>;
	/** Rejects with what it wrote when it does not come up. */
	startAgain(): Promise<void>;
	/** End it in order. */
	stop(): Promise<void>;
	/** Everything that it wrote, of each of its lives. */
	log(): string;
};

/**
Below the ports that systems lend to connections that go out: one of those could take it while the server is down. Not chosen on the
seed: two runs of one seed at the same time would take each other's port, and each other's clients, whenever one of the servers is down.
*/
const ports = {from: 20_000, count: 10_000} as const;

const startSomewhere = async (start: (port: number) => Promise<PipedRun>) => {
	for (let attempt = 1; ; attempt++) {
		const port = ports.from + randomInt(ports.count);
		try {
			return {port, run: await start(port)};
		} catch (error) {
			if (attempt === 10) {
				throw error;
			}
		}
	}
};

export const startFaultServer = async (
	scope: Scope,
	home: Readonly<Record<string, string>>,
): Promise<FaultServer> => {
	const directory = path.join(home.HOME ?? '', 'room');
	const lives: PipedRun[] = [];
	const start = async (port: number): Promise<PipedRun> => {
		const run = await serveHeadlessly(scope, ['--data', directory, '--rate', '0'], home, String(port));
		lives.push(run);
		return run;
	};

	let {port, run} = await startSomewhere(start);
	const end = async (signal: NodeJS.Signals): Promise<void> => {
		run.child.kill(signal);
		await run.exit;
	};

	return {
		port,
		directory,
		kill: () => end('SIGKILL'),
		async startAgain() {
			run = await start(port);
		},
		stop: () => end('SIGINT'),
		log: () => lives.map(life => `${life.stdout()}${life.stderr()}`).join('\n--- killed ---\n'),
	};
};
