import {limits} from '../../limits.ts';
import type {Time} from '../../messages.ts';
import type {HubState, User} from '../state.ts';
import {type Proposal, reject, tooFast} from './proposal.ts';

/** Whether a text may be said at all; the refusal if not. */
export const checkText = (state: HubState, user: User, text: string, now: Time): Proposal | undefined => {
	if (text.trim() === '') {
		return reject('empty', 'There is nothing to send.');
	}

	const bytes = Buffer.byteLength(text);
	if (bytes > limits.messageBytesMax) {
		return reject('too-long', `The message is ${bytes} bytes long; at most ${limits.messageBytesMax} fit.`);
	}

	if (state.options.rules.bannedWords.length > 0) {
		const lower = text.toLowerCase();
		if (state.options.rules.bannedWords.some(word => lower.includes(word))) {
			return reject('banned-word', 'The message has a word that is not allowed here.');
		}
	}

	return tooFast(state, user, now);
};
