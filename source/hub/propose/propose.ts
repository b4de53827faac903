/**
From a command to an entry: what the present state can tell is checked here. Two proposals that cross are told apart by `apply`.
*/
import {limits} from '../../limits.ts';
import type {Command, SessionId, Time} from '../../messages.ts';
import {truncateBytes} from '../../text/bytes.ts';
import {checkNickname, describeNicknameProblem, foldName} from '../../text/nickname.ts';
import {type HubState, type User, userOfSession} from '../state.ts';
import {amend} from './amend.ts';
import {rule} from './modes.ts';
import {entryOf, nothing, type Proposal, reject, tooFast} from './proposal.ts';
import {register} from './register.ts';
import {inRoom, join, rooms} from './rooms.ts';
import {search} from './search.ts';
import {say, tag, whisper} from './speak.ts';

const rename = (state: HubState, wanted: string, user: User, session: SessionId, now: Time): Proposal => {
	const checked = checkNickname(wanted);
	if (!checked.ok) {
		return reject('name-invalid', describeNicknameProblem(checked.problem));
	}

	const holder = state.names.get(foldName(checked.name));
	if (holder !== undefined && holder !== user.id) {
		return reject('name-taken', `The name ${checked.name} is taken.`);
	}

	return checked.name === user.name
		? nothing
		: entryOf(state, {type: 'rename', user: user.id, from: user.name, name: checked.name}, now, session);
};

/** What others hear of as they hear of messages, and so is held to the same rate. Joining is not: a client joins many rooms at once. */
const heard: ReadonlySet<Command['type']> = new Set([
	'rename',
	'topic',
	'typing',
	'mode',
	'invite',
	'eject',
	'away',
	'profile',
]);

/** Words of a user that are not worth a refusal: of what is too long, the beginning. */
const brief = (text: string): string => truncateBytes(text, limits.reasonBytesMax);

/** Check a command of a connection against the present state. */
export const propose = (state: HubState, command: Command, session: SessionId, now: Time): Proposal => {
	if (command.type === 'register') {
		return register(state, command, session, now);
	}

	const user = userOfSession(state, session);
	if (!user) {
		return reject('not-registered', 'Say who you are first.');
	}

	if (command.type !== 'quit') {
		user.activeAt = Math.max(user.activeAt, now);
	}

	const hurry = heard.has(command.type) ? tooFast(state, user, now) : undefined;
	if (hurry) {
		return command.type === 'typing' ? nothing : hurry;
	}

	switch (command.type) {
		case 'say': {
			return say(state, command, user, session, now);
		}

		case 'whisper': {
			return whisper(state, command, user, session, now);
		}

		case 'tag': {
			return tag(state, command, user, session, now);
		}

		case 'rename': {
			return rename(state, command.name, user, session, now);
		}

		case 'join': {
			return join(state, command, user, session, now);
		}

		case 'rooms': {
			return rooms(state, user, session);
		}

		case 'part':
		case 'topic':
		case 'who':
		case 'typing':
		case 'history': {
			return inRoom(state, command, user, session, now);
		}

		case 'search': {
			return search(state, command, user, session);
		}

		case 'amend': {
			return amend(state, command, user, session, now);
		}

		case 'mode':
		case 'invite':
		case 'eject': {
			return rule(state, command, user, session, now);
		}

		case 'away': {
			const text = brief(command.text);
			return text === user.away ? nothing : entryOf(state, {type: 'away', user: user.id, text}, now, session);
		}

		case 'profile': {
			const realName = brief(command.realName);
			return entryOf(state, {type: 'profile', user: user.id, realName}, now, session);
		}

		case 'quit': {
			if (user.leaving) {
				return nothing;
			}

			user.leaving = true;
			const {reason, text} = command;
			return entryOf(
				state,
				{type: 'quit', user: user.id, name: user.name, reason, ...(text ? {text: brief(text)} : {})},
				now,
				session,
			);
		}
	}
};
