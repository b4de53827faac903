import {useEffect, useMemo, useState} from 'react';
import type {ChatClient} from '../../client/contract.ts';
import {type ChatState, firstNew, type RoomState} from '../../client/state.ts';
import type {RoomName, Seq} from '../../messages.ts';
import {words} from '../../words/words.ts';
import {useFocus} from '../terminal/focus.ts';
import {topOf} from './pane/scroll.ts';
import {isCutOff, type UnreadAbove, unreadAbove} from './pane/unread-above.ts';
import type {Pane} from './use-pane.ts';

/** Tells the client whether somebody looks, and goes to where one stopped reading; where nothing is new, it says so. What is unread above counts until it was seen. */
export const useUnread = (
	client: Pick<ChatClient, 'look' | 'jump'>,
	{name, lines, gaps, marker}: RoomState,
	looking: ChatState['looking'],
	{pane, tell}: {readonly pane: Pane; readonly tell: (text: string) => void},
): {readonly goToNew: () => void; readonly above: UnreadAbove | undefined} => {
	const {center, view, position} = pane;
	const [seen, setSeen] = useState<ReadonlyMap<RoomName, Seq>>(new Map());
	// A terminal that does not say it is one that is looked at.
	const wanted = useFocus() === 'away' ? 'away' : 'here';

	useEffect(() => {
		if (looking !== wanted) {
			client.look(wanted);
		}
	}, [client, looking, wanted]);

	const isCut = marker !== undefined && isCutOff(gaps, marker);
	const above = useMemo(() => unreadAbove(view, topOf(position, view), isCut), [view, position, isCut]);
	const isSeen = seen.get(name) === marker;
	const isSeenNow = view.newAt !== undefined && above === undefined && !isCut && looking === 'here';

	useEffect(() => {
		if (marker !== undefined && isSeenNow && !isSeen) {
			setSeen(before => new Map(before).set(name, marker));
		}
	}, [name, marker, isSeenNow, isSeen]);

	return {
		above: isSeen ? undefined : above,
		goToNew() {
			const first = firstNew(lines, marker);

			// What comes right behind it is not loaded: the last that one has read is gone to, and what is around it comes.
			if (marker !== undefined && isCut) {
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
