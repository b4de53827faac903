import {useContext} from 'react';
import type {ChatClient} from '../../client/contract.ts';
import type {RoomName} from '../../messages.ts';
import {words} from '../../words/words.ts';
import {cleanPaste} from '../editor/clean-text.ts';
import type {Editor} from '../editor/editor.ts';
import {SuspendContext} from '../terminal/events.ts';
import type {Compose, Composed} from './desk.ts';

/** Have what is being written edited in another program, and take it back. Nothing is sent by it. */
export const useExternalEditor = (
	client: Pick<ChatClient, 'notify' | 'store'>,
	editor: Editor,
	compose: Compose | undefined,
): (() => void) => {
	const suspend = useContext(SuspendContext);

	const take = (composed: Composed, room: RoomName): void => {
		const said = words().text;

		switch (composed.type) {
			case 'text':
				// Whoever was put out of the room meanwhile has it one ↑ away: what stands in another room is not lost for it.
				editor.dispatch({
					type: client.store.getState().active === room ? 'set' : 'remember',
					text: cleanPaste(composed.text),
				});
				return;
			case 'no-editor':
				client.notify(said.noEditor(composed.command), 'error');
				return;
			case 'failed':
				client.notify(said.editorFailed(composed.command), 'warning');
		}
	};

	return () => {
		const {text, paste} = editor.getState();

		if (paste !== undefined) {
			client.notify(words().text.pastesFirst, 'warning');
			return;
		}

		if (compose !== undefined) {
			const {active} = client.store.getState();
			let composed: Composed | undefined;
			void suspend(async () => {
				composed = await compose(text);
			}).then(() => {
				if (composed !== undefined) {
					take(composed, active);
				}
			});
		}
	};
};
