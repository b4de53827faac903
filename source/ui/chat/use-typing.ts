import {useEffect} from 'react';
import type {ChatClient} from '../../client/contract.ts';
import type {Editor} from '../editor/editor.ts';

/** Tell that one is writing, while a text grows or changes. Commands are nobody's business. */
export const useTyping = (client: ChatClient, editor: Editor): void => {
	useEffect(() => {
		let before = editor.getState().text;
		let room = client.store.getState().active;

		return editor.subscribe(() => {
			const {text} = editor.getState();
			const {active} = client.store.getState();
			// With the room the text is another: nobody wrote it just now.
			if (active === room && text !== before && text.trim() !== '' && !text.startsWith('/')) {
				client.typing();
			}

			before = text;
			room = active;
		});
	}, [client, editor]);
};
