/** `join` on the full screen. */

import process from 'node:process';
import type {ChatClient} from '../client/contract.ts';
import {type ChatClientOptions, createChatClient} from '../client/create-client.ts';
import {Problem} from '../problem.ts';
import {ChatScreen} from '../ui/chat/chat-screen.tsx';
import {exitCodeOf, runScreen} from '../ui/terminal/screen.tsx';
import {createTheme, wantsColor} from '../ui/theme.ts';

/** A connection that ended before it ever was one leaves no screen worth reading: the shell gets the words. */
const onFailure = (client: ChatClient, fail: (problem: Problem) => void): void => {
	let wasConnected = false;
	const look = (): void => {
		const {connection} = client.store.getState();
		if (connection.status === 'connected') {
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
	options: Omit<ChatClientOptions, 'onActions'>,
	version: string,
): Promise<number> => {
	const client = createChatClient(options);
	const end = await runScreen<Problem | undefined>(({background, exit}) => {
		onFailure(client, exit);
		return (
			<ChatScreen
				client={client}
				theme={createTheme(background, {colored: wantsColor(process.env)})}
				version={version}
				onQuit={() => exit(undefined)}
			/>
		);
	});
	await client.leave();
	if (end.type === 'signal') {
		return exitCodeOf(end.signal);
	}

	if (end.result) {
		throw end.result;
	}

	return 0;
};
