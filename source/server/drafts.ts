/** Drafts, seen as the commands that they came from. */
import type {Command, Draft} from '../messages.ts';

/** Which command a draft came from, for telling its sender that it failed. */
export const commandOf = (draft: Draft): Command['type'] => {
	switch (draft.type) {
		case 'message': {
			return 'say';
		}

		case 'resume': {
			return 'register';
		}

		case 'drop':
		case 'kick':
		case 'motd': {
			return 'quit';
		}

		default: {
			return draft.type;
		}
	}
};
