import {useEffect, useLayoutEffect, useRef, useState} from 'react';
import type {ChatClient} from '../../client/contract.ts';
import type {Refusal} from '../../client/state.ts';
import type {RoomName} from '../../messages.ts';
import type {Settings} from '../../settings/settings.ts';
import {findShortcodes} from '../../text/shortcodes/shortcodes.ts';
import {createEditor, type Editor} from '../editor/editor.ts';
import {commandWords} from './commands.ts';
import {completeSetting} from './set-command.ts';
import {useDrafts} from './use-drafts.ts';

export type ChatEditor = {
	readonly editor: Editor;
	/** What was refused last, until it is dismissed. */
	readonly refusal: Refusal | undefined;
	dismissRefusal(): void;
};

const emojiMax = 20;

const emojiLikeWord = (word: string): readonly string[] =>
	findShortcodes(word, emojiMax).map(({name}) => `:${name}:`);

/** The names that Tab completes: everyone's in the room but one's own. */
const namesIn = (client: ChatClient): readonly string[] => {
	const {rooms, active, you} = client.store.getState();

	return [...(rooms.get(active)?.members.values() ?? [])]
		.filter(({id}) => id !== you?.id)
		.map(({name}) => name);
};

/**
The editor of a chat. A refused text comes back into it, unless something else is being written there: then it is one ↑
away. What is written is kept as it changes, and what was kept is there at the beginning. `editing` are the rooms in which a message is edited. `onSubmit` answers whether the text was taken; one that was not, or that is refused before it is sent, stays as it is.
*/
export const useChatEditor = (
	client: ChatClient,
	onSubmit: (text: string) => boolean,
	editing: ReadonlySet<RoomName>,
	settings?: Settings,
): ChatEditor => {
	const latest = useRef(onSubmit);
	const [refusal, setRefusal] = useState<Refusal>();
	/** Set while Enter is carried out: whether the client has refused the text already. */
	const submitting = useRef<{isRefused: boolean}>(undefined);
	/** Texts that came back and wait in the history. */
	const returned = useRef(client.drafts.restored.returned);
	const [editor] = useState(() => {
		const created = createEditor({
			multiline: true,
			text: client.drafts.restored.text,
			onSubmit(text) {
				const attempt = {isRefused: false};
				submitting.current = attempt;
				const isTaken = latest.current(text) && !attempt.isRefused;
				submitting.current = undefined;
				if (isTaken && returned.current.includes(text)) {
					returned.current = returned.current.filter(other => other !== text);
				}

				return isTaken;
			},
			complete: () => ({
				commands: commandWords,
				names: namesIn(client),
				emoji: emojiLikeWord,
				values: (before, word) => completeSetting(settings, before, word),
			}),
		});
		for (const text of client.drafts.restored.returned) {
			created.dispatch({type: 'remember', text});
		}

		return created;
	});

	const [looks] = useState(() => ({
		isSubmitting: () => submitting.current !== undefined,
		isEdit: (room: RoomName) => editing.has(room),
		returned: () => returned.current,
	}));
	useDrafts(client, editor, looks);

	useLayoutEffect(() => {
		latest.current = onSubmit;
	});

	useEffect(
		() =>
			client.onRefused(next => {
				setRefusal(next.isTold ? undefined : next);

				if (submitting.current !== undefined) {
					submitting.current.isRefused = true;
					return;
				}

				const {text, paste} = editor.getState();
				const isEmpty = text === '' && paste === undefined;
				if (!isEmpty) {
					returned.current = [...returned.current, next.text];
				}

				editor.dispatch({type: isEmpty ? 'set' : 'remember', text: next.text});
			}),
		[client, editor],
	);

	return {editor, refusal, dismissRefusal: () => setRefusal(undefined)};
};
