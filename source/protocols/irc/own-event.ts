/** Which events are the client's own doing, and so belong to the answer of what it just asked. */
import type {Event} from '../../messages.ts';
import type {View} from './view.ts';

export const isOwnEvent = (event: Event, view: View): boolean => {
	const self = view.selfId();
	switch (event.type) {
		case 'ack':
		case 'entered': {
			return true;
		}

		case 'parted': {
			return event.member.id === self;
		}

		case 'amended':
		case 'mode':
		case 'invited':
		case 'ejected': {
			return event.by.id === self;
		}

		case 'tagged': {
			return event.from.id === self;
		}

		case 'renamed':
		case 'away':
		case 'profile': {
			return event.id === self;
		}

		case 'topic': {
			return view.directory.find(event.by)?.id === self;
		}

		default: {
			return false;
		}
	}
};
