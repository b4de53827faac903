/** What the operator asks for: checked like a command, but by other rules, and from no connection. */
import {limits, lobby} from '../limits.ts';
import {type Author, type OperatorCommand, serverId, type Time} from '../messages.ts';
import {operatorDelete} from './propose/amend.ts';
import {entryOf, type Proposal, reject} from './propose/proposal.ts';
import {authorOf, findUser, type HubState} from './state.ts';

/** The server as an author: whose words the operator's are. */
const serverAuthor: Author = {id: serverId, name: 'server', color: -1};

const tooLong = (text: string, bytesMax: number): Proposal | undefined =>
	Buffer.byteLength(text) > bytesMax ? reject('too-long', `At most ${bytesMax} bytes.`) : undefined;

/** Check an operator's command against the present state. */
export const operate = (state: HubState, command: OperatorCommand, now: Time): Proposal => {
	switch (command.type) {
		case 'announce': {
			const {text} = command;
			return (
				(text.trim() === ''
					? reject('empty', 'There is nothing to say.')
					: tooLong(text, limits.messageBytesMax)) ??
				entryOf(state, {type: 'message', room: lobby, from: serverAuthor, text, kind: 'notice'}, now)
			);
		}

		case 'whisper': {
			const target = findUser(state, command.to);
			return target
				? (tooLong(command.text, limits.messageBytesMax) ??
						entryOf(
							state,
							{type: 'whisper', from: serverAuthor, to: authorOf(target), text: command.text},
							now,
						))
				: reject('no-such-user', `Nobody here is called ${command.to}.`);
		}

		case 'kick': {
			const target = findUser(state, command.name);
			return target
				? (tooLong(command.reason, limits.reasonBytesMax) ??
						entryOf(
							state,
							{
								type: 'kick',
								user: target.id,
								name: target.name,
								by: serverAuthor.name,
								reason: command.reason,
							},
							now,
						))
				: reject('no-such-user', `Nobody here is called ${command.name}.`);
		}

		case 'delete': {
			return operatorDelete(state, command, now);
		}

		case 'motd': {
			return (
				tooLong(command.text, limits.motdBytesMax) ?? entryOf(state, {type: 'motd', text: command.text}, now)
			);
		}
	}
};
