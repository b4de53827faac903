import {useEffect} from 'react';
import type {ChatClient} from '../../client/contract.ts';
import type {Editor} from '../editor/editor.ts';

/** Tell that one is writing, while a text grows or changes. Commands are nobody's business. */
export const useTyping = (client: ChatClient, editor: Editor): void => {
	useEffect(() => {
		let before = editor.getState().text;

		return editor.subscribe(() => {
			const {text} = editor.getState();
			if (text !== before && text.trim() !== '' && !text.startsWith('/')) {
				client.typing();
			}

			before = text;
		});
	}, [client, editor]);
};
