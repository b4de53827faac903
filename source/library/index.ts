/**
`import {connect} from 'chat-tui'`: a chat for programs. The folder `library` has two layers: `createSession`, one's place in a chat, which the
program's own client is built on, and `connect`, a session behind one small interface. It knows nothing of the screen and of the command line. What
it says is in English unless the program that it is part of speaks another language.
*/
import {systemClock} from '../client/clock.ts';
import {Problem} from '../problem.ts';
import type {Chat, ConnectOptions} from './contract.ts';
import {createChat} from './create-chat.ts';
import {createSession} from './create-session.ts';

export {cleanFrame} from '../client/clean-frame.ts';
export type {
	ChatSession,
	Connection,
	CreateSession,
	Numbered,
	Outgoing,
	PassedFrame,
	RequestFrame,
	SessionEvent,
	SessionOptions,
	SessionStart,
	Unsent,
} from '../client/session-contract.ts';
export type {Amendment, HistoryMessage, Member, RejectCode, RoomSummary} from '../messages.ts';
export {Problem} from '../problem.ts';
export type {Chat, ChatEvent, ConnectOptions, MessageRef, Person, Receipt} from './contract.ts';
export {createSession} from './create-session.ts';

const backlogMax = 1000;

/** Go into a chat. Resolves when one is in the room. Rejects with a `Problem`, whose `code` says why: `ECONNREFUSED`, `wrong-password`, `name-taken`, … */
export const connect = async (options: ConnectOptions = {}): Promise<Chat> => {
	const {backlog = 0} = options;
	if (!Number.isInteger(backlog) || backlog < 0 || backlog > backlogMax) {
		throw new Problem('usage', `backlog is a whole number up to ${backlogMax}.`, 'Ask for fewer.', {
			exitCode: 2,
		});
	}

	return createChat({...options, createSession, clock: systemClock, client: 'chat-tui library'});
};
