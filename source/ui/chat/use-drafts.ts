import {useEffect, useRef} from 'react';
import type {ChatClient} from '../../client/contract.ts';
import type {RoomName} from '../../messages.ts';
import type {Editor} from '../editor/editor.ts';
import type {EditorState} from '../editor/state.ts';
import {unsentText} from '../editor/unsent.ts';

/** What is being written in a room that is not in view. */
type Draft = Pick<EditorState, 'text' | 'cursor' | 'paste'>;

const written = (text: string): Draft => ({text, cursor: text.length, paste: undefined});

/** A line of the history that is only looked at is not what is being written. */
const draftOf = (state: EditorState): Draft => {
	const text = unsentText(state);
	return state.paste !== undefined || text === state.text
		? {text: state.text, cursor: state.cursor, paste: state.paste}
		: written(text);
};

/**
Each room and conversation has what is being written in it: with the room in view the editor's text changes too. While a line is
carried out, which may lead to another room, it is still that of the room in which it was written. `returned` is what waits in the history.
*/
export const useDrafts = (
	client: ChatClient,
	editor: Editor,
	{
		isSubmitting,
		isEdit,
		returned,
	}: {
		readonly isSubmitting: () => boolean;
		/** Whether what is written in a room is to take the place of a message: it must not be said as another one the next time. */
		readonly isEdit: (room: RoomName) => boolean;
		readonly returned: () => readonly string[];
	},
): void => {
	const shown = useRef<RoomName>(client.store.getState().active);
	const drafts = useRef(
		new Map(Object.entries(client.drafts.restored.drafts).map(([room, text]) => [room, written(text)])),
	);

	useEffect(() => {
		const keep = (): void => {
			const text = isEdit(shown.current) ? '' : unsentText(editor.getState());
			client.drafts.write(text, returned(), shown.current);
		};

		const follow = (): void => {
			const {active} = client.store.getState();
			if (active === shown.current || isSubmitting()) {
				return;
			}

			drafts.current.set(shown.current, draftOf(editor.getState()));
			shown.current = active;
			editor.dispatch({type: 'restore', ...(drafts.current.get(active) ?? written(''))});
			keep();
		};

		const undo = [client.store.subscribe(follow), editor.subscribe(keep), editor.subscribe(follow)];
		follow();
		return () => {
			for (const forget of undo) {
				forget();
			}
		};
	}, [client, editor, isSubmitting, isEdit, returned]);
};
