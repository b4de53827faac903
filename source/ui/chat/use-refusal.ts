import {useEffect, useState} from 'react';
import type {ChatClient} from '../../client/contract.ts';
import type {Refusal} from '../../client/state.ts';
import type {Editor} from '../editor/editor.ts';

/**
The refusal that is to be shown, and how to dismiss it. The text that came back is put into the editor, unless something
else is being written there: then it is one ↑ away.
*/
export const useRefusal = (
	client: ChatClient,
	editor: Editor,
): readonly [Refusal | undefined, () => void] => {
	const [refusal, setRefusal] = useState<Refusal>();

	useEffect(
		() =>
			client.onRefused(next => {
				const {text, paste} = editor.getState();
				editor.dispatch(
					text === '' && paste === undefined
						? {type: 'set', text: next.text}
						: {type: 'remember', text: next.text},
				);
				setRefusal(next);
			}),
		[client, editor],
	);

	return [refusal, () => setRefusal(undefined)];
};
