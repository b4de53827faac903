import type {Author} from '../messages.ts';
import {foldName} from '../text/nickname.ts';
import type {ChatState} from './state.ts';

/** Who in the room in view has a name, however it is written. */
export const memberNamed = ({rooms, active}: ChatState, name: string): Author | undefined => {
	const folded = foldName(name);
	for (const member of rooms.get(active)?.members.values() ?? []) {
		if (foldName(member.name) === folded) {
			return member;
		}
	}

	return undefined;
};
