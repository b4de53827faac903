/** What a refusal is about: what names one of several things of a kind that somebody may have asked for. */
import type {Command, Draft, Subject} from '../messages.ts';

/** Of what was asked, or of the entry that came of it: nothing where a message's own number names it, or there is but one of its kind. */
export const subjectOf = (asked: Command | Draft): {readonly about?: Subject} => {
	switch (asked.type) {
		case 'amend': {
			const {room, target, amendment} = asked;
			const emoji = amendment.type === 'react' ? {emoji: amendment.emoji} : {};
			return {about: {room, target, change: amendment.type, ...emoji}};
		}

		case 'join':
		case 'part':
		case 'topic':
		case 'who': {
			return {about: {room: asked.room}};
		}

		default: {
			return {};
		}
	}
};
