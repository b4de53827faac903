import type {Author} from '../messages.ts';
import {foldName} from '../text/nickname.ts';
import type {ChatState} from './state.ts';

/** Who has a name, however it is written: in the room in view, in any that one is in, or somebody one has whispered with. */
export const memberNamed = ({rooms, active}: ChatState, name: string): Author | undefined => {
	const folded = foldName(name);
	const all = [...rooms.values()].sort((a, b) => Number(b.name === active) - Number(a.name === active));
	for (const {members} of all) {
		for (const member of members.values()) {
			if (foldName(member.name) === folded) {
				return member;
			}
		}
	}

	return all.find(({peer}) => peer !== undefined && foldName(peer.name) === folded)?.peer;
};
