/**
`import {connect} from 'chat-tui'`: a chat for programs. The folder `library` puts the client's session behind one small interface; it knows
nothing of the screen and of the command line. What it says is in English unless the program that it is part of speaks another language.
*/
import {randomBytes} from 'node:crypto';
import {systemClock} from '../client/clock.ts';
import {connectTcp} from '../client/transport.ts';
import {defaultPort} from '../limits.ts';
import {Problem} from '../problem.ts';
import type {Chat, ConnectOptions} from './contract.ts';
import {createChat} from './create-chat.ts';

export {Problem} from '../problem.ts';
export type {Chat, ChatEvent, ConnectOptions, Person, Receipt} from './contract.ts';

const backlogMax = 1000;

/** Go into a chat. Resolves when one is in the room. Rejects with a `Problem`, whose `code` says why: `ECONNREFUSED`, `wrong-password`, `name-taken`, … */
export const connect = async (options: ConnectOptions = {}): Promise<Chat> => {
	const {host = 'localhost', port = defaultPort, name, password, room, backlog = 0} = options;
	if (!Number.isInteger(backlog) || backlog < 0 || backlog > backlogMax) {
		throw new Problem('usage', `backlog is a whole number up to ${backlogMax}.`, 'Ask for fewer.', {
			exitCode: 2,
		});
	}

	return createChat({
		address: {host, port},
		connect: connectTcp,
		clock: systemClock,
		random: Math.random,
		token: randomBytes(24).toString('base64url'),
		client: 'chat-tui library',
		room,
		backlog,
		...(name === undefined ? {} : {name}),
		...(password === undefined ? {} : {password}),
	});
};
