/** `serve` with the dashboard. */
import process from 'node:process';
import type {ChatServer} from '../server/server.ts';
import type {Settings} from '../settings/settings.ts';
import {DashboardScreen} from '../ui/dashboard/dashboard-screen.tsx';
import {runScreen} from '../ui/terminal/screen.tsx';
import {Themed} from '../ui/terminal/themed.tsx';
import {followMouse} from './follow-mouse.ts';
import {joinHost} from './lan-address.ts';
import type {ServeOptions} from './serve-options.ts';
import {noteStartedSoon} from './started.ts';
import {watchSettings} from './watch-settings.ts';

/** Serve until the operator quits or a signal comes. Resolves with the exit code; rejects with a `Problem` when the port cannot be opened. */
export const serveDashboard = async (
	server: ChatServer,
	options: ServeOptions,
	version: string,
	settings: Settings,
): Promise<number> => {
	const listening = await server.listen(options.host, options.port);
	noteStartedSoon();
	for (const problem of settings.problems()) {
		process.stderr.write(`${problem}\n`);
	}

	// What is written there meanwhile is read once the screen is gone.
	const unwatch = watchSettings(settings, problem => process.stderr.write(`${problem}\n`));
	const end = await runScreen<undefined>(screen => {
		followMouse(settings, screen.setMouse);
		return (
			<Themed settings={settings} screen={screen}>
				{theme => (
					<DashboardScreen
						operator={server.operator}
						joinCommand={`npx chat-tui join ${joinHost(options.host)} ${listening.port}`}
						listening={listening}
						theme={theme}
						version={version}
						settings={settings}
						onQuit={() => screen.exit(undefined)}
					/>
				)}
			</Themed>
		);
	})
		.finally(unwatch)
		.catch(async (error: unknown) => {
			// Those who are in the room shall not wait for a server whose screen has failed.
			await server.stop('shutdown', 'The server failed.');
			throw error;
		});
	const isRestart = end.type === 'signal' && end.signal === 'SIGTERM';
	await server.stop(
		isRestart ? 'restart' : 'shutdown',
		isRestart ? 'The server is restarting.' : 'The operator stopped the server.',
	);
	return 0;
};
