import type {Amendment} from '../../messages.ts';
import {sanitize, sanitizeLine} from '../../text/sanitize.ts';

/** A change of a message with its text made safe: at the server's door, and again at the client's. */
export const cleanAmendment = (amendment: Amendment): Amendment => {
	switch (amendment.type) {
		case 'edit': {
			return {type: 'edit', text: sanitize(amendment.text)};
		}

		case 'delete': {
			return amendment;
		}

		case 'react': {
			return {...amendment, emoji: sanitizeLine(amendment.emoji)};
		}
	}
};
