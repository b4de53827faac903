import {useEffect, useEffectEvent, useRef} from 'react';
import type {ChatClient} from '../../client/contract.ts';
import type {ChatState} from '../../client/state.ts';
import {whispers} from '../../messages.ts';
import type {Editor} from '../editor/editor.ts';
import {type KeyPress, matchKey} from '../keys.ts';
import type {Pane, Places} from './use-pane.ts';

/** What is being written is one ↑ away when something else takes its place. */
export const keepWriting = (editor: Editor): void => {
	const {text, paste} = editor.getState();
	if (text !== '' && paste === undefined) {
		editor.dispatch({type: 'remember', text});
	}
};

export type FindKeys = {
	/** Do what a key means to a search. False when it means nothing to it. */
	press(press: KeyPress): boolean;
	/** Something was said: one is back in the present. */
	end(): void;
};

const nowhere: Places = new Map();

/** What is looked for in the history: each hit that one comes to is brought into the middle of the pane. */
export const useFind = (
	client: ChatClient,
	{find}: Pick<ChatState, 'find'>,
	pane: Pane,
	editor: Editor,
): FindKeys => {
	/** Where one was in each room before. */
	const before = useRef<Places>(nowhere);
	const hit = find?.hits[find.index];
	const isFinding = find !== undefined;

	useEffect(() => {
		if (!isFinding) {
			before.current = pane.places;
		}
	}, [isFinding, pane.places]);

	const show = useEffectEvent((shown: NonNullable<typeof hit>) => {
		client.reveal(shown);
		// Which conversation a whisper is in the client knows.
		pane.center(shown.room === whispers ? client.store.getState().active : shown.room, shown.seq);
	});

	useEffect(() => {
		if (hit !== undefined) {
			show(hit);
		}
	}, [hit]);

	const open = (): void => {
		keepWriting(editor);
		editor.dispatch({type: 'set', text: '/find '});
	};

	return {
		end() {
			if (isFinding) {
				client.endFind(false);
			}
		},
		press(press) {
			if (!isFinding) {
				if (matchKey(press, 'chat') === 'find') {
					open();
					return true;
				}

				return false;
			}

			switch (matchKey(press, 'find')) {
				case 'find-older':
					client.findNext();
					return true;
				case 'find-newer':
					client.findPrevious();
					return true;
				case 'find-stay': {
					const {text, paste} = editor.getState();

					if (text !== '' || paste !== undefined) {
						return false;
					}

					client.endFind(false);
					return true;
				}

				case 'dismiss':
					pane.restore(before.current);
					client.endFind(true);
					return true;
				default:
					return false;
			}
		},
	};
};
