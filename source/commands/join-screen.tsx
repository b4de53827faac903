/** `join` on the full screen: a client that is built on what the package exports to everyone, `createSession`. */

import process from 'node:process';
import type {ChatClient} from '../client/contract.ts';
import {type ChatClientOptions, createChatClient} from '../client/create-client.ts';
import {describeKept, restore} from '../client/keepsake.ts';
import {createSession} from '../library/index.ts';
import {Problem} from '../problem.ts';
import type {Settings} from '../settings/settings.ts';
import {formatAddress} from '../text/format.ts';
import {ChatScreen} from '../ui/chat/chat-screen.tsx';
import {createClipboard} from '../ui/terminal/clipboard.ts';
import {exitCodeOf, runScreen} from '../ui/terminal/screen.tsx';
import {Themed} from '../ui/terminal/themed.tsx';
import {words} from '../words/words.ts';
import {compose, editorOf} from './desk/compose.ts';
import {openAddress} from './desk/open-address.ts';
import {saveRoom} from './desk/save-room.ts';
import {tellOnTerminal} from './desk/tell.ts';
import {followMouse} from './follow-mouse.ts';
import {keepsakeFolder, openKeepsakes} from './keepsake-files.ts';
import {noteStartedSoon} from './started.ts';
import {thisProcess} from './this-process.ts';
import {watchSettings} from './watch-settings.ts';

/** A connection that ended before it ever was one leaves no screen worth reading: the shell gets the words. */
const onFailure = (client: ChatClient, fail: (problem: Problem) => void): void => {
	let wasConnected = false;
	const look = (): void => {
		const {connection} = client.store.getState();
		if (connection.status === 'connected') {
			if (!wasConnected) {
				noteStartedSoon();
			}

			wasConnected = true;
		} else if (connection.status === 'closed' && !wasConnected) {
			fail(new Problem('connection', connection.problem, connection.hint));
		}
	};

	client.store.subscribe(look);
	look();
};

/** Resolves with the exit code once the server has been told goodbye. Rejects with a `Problem` when it could not be joined. */
export const joinScreen = async (
	options: Omit<ChatClientOptions, 'createSession' | 'onActions' | 'keepsakes' | 'restored'>,
	version: string,
	settings: Settings,
): Promise<number> => {
	const {host, port} = options.address;
	const now = options.clock.now();
	const keepsakes = openKeepsakes({
		folder: keepsakeFolder(),
		address: formatAddress(host.toLowerCase(), port),
		name: options.name,
		owner: thisProcess(),
		now,
	});
	const restored = keepsakes.found && restore(keepsakes.found, now);
	const client = createChatClient({
		...options,
		createSession,
		keepsakes,
		restored,
		idleAfterMs() {
			const minutes = settings.get('away');
			return minutes === undefined ? undefined : minutes * 60_000;
		},
	});
	const clipboard = createClipboard({write: text => process.stdout.write(text), env: process.env});
	const openLink = async (link: string): Promise<void> => {
		if (!(await openAddress(link, process.platform))) {
			client.notify(words().messages.notOpened(link), 'warning');
		}
	};

	for (const problem of settings.problems()) {
		client.notify(problem, 'warning');
	}

	const unwatch = watchSettings(settings, problem => client.notify(problem, 'warning'));
	let quieten: (() => void) | undefined;
	const end = await runScreen<Problem | undefined>(screen => {
		onFailure(client, screen.exit);
		followMouse(settings, screen.setMouse);
		quieten = tellOnTerminal({
			client,
			settings,
			schedule: options.clock.schedule,
			write: text => process.stdout.write(text),
			screen: {focus: screen.focus, env: process.env, version: screen.version},
		});
		return (
			<Themed settings={settings} screen={screen}>
				{theme => (
					<ChatScreen
						client={client}
						theme={theme}
						version={version}
						clipboard={clipboard}
						openLink={openLink}
						save={saveRoom}
						settings={settings}
						compose={text => compose(text, editorOf(process.env, process.platform))}
						onQuit={() => screen.exit(undefined)}
					/>
				)}
			</Themed>
		);
	}).finally(unwatch);
	quieten?.();
	const {messages, hasText} = await client.leave();
	if (messages > 0 || hasText) {
		process.stderr.write(`${describeKept(messages)}\n`);
	}

	if (end.type === 'signal') {
		return exitCodeOf(end.signal);
	}

	if (end.result) {
		throw end.result;
	}

	return 0;
};
