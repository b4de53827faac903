import {useEffect} from 'react';
import type {ChatClient} from '../../client/contract.ts';
import {type ChatState, firstNew, type RoomState} from '../../client/state.ts';
import {words} from '../../words/words.ts';
import {useFocus} from '../terminal/focus.ts';
import type {Pane} from './use-pane.ts';

/** Tells the client whether somebody looks, and goes to where one stopped reading; where nothing is new, it says so. */
export const useUnread = (
	client: Pick<ChatClient, 'look' | 'jump'>,
	{name, lines, gaps, marker}: RoomState,
	looking: ChatState['looking'],
	{center, tell}: Pick<Pane, 'center'> & {readonly tell: (text: string) => void},
): {readonly goToNew: () => void} => {
	// A terminal that does not say it is one that is looked at.
	const wanted = useFocus() === 'away' ? 'away' : 'here';

	useEffect(() => {
		if (looking !== wanted) {
			client.look(wanted);
		}
	}, [client, looking, wanted]);

	return {
		goToNew() {
			const first = firstNew(lines, marker);

			// What comes right behind it is not loaded: the last that one has read is gone to, and what is around it comes.
			if (marker !== undefined && gaps.some(gap => marker >= gap.after && marker + 1 < gap.before)) {
				client.jump(marker);
				center(name, marker);
			} else if (first === undefined) {
				tell(words().rooms.nothingNew);
			} else {
				center(name, first.seq);
			}
		},
	};
};
