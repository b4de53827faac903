import {useEffect, useEffectEvent, useMemo, useState} from 'react';
import type {ChatClient} from '../../../client/contract.ts';
import type {ChatState} from '../../../client/state.ts';
import type {RoomName, Seq} from '../../../messages.ts';
import {words} from '../../../words/words.ts';
import type {Row} from '../../components/row.ts';
import {useStore} from '../../components/use-store.ts';
import {createEditor, type Editor} from '../../editor/editor.ts';
import {type Action, type KeyPress, matchKey, pressesOf} from '../../keys.ts';
import type {Theme} from '../../theme.ts';
import {foundOf} from '../rooms/inbox.ts';
import {type OverlayKind, overlayItems} from './items.ts';
import {itemAtRow, listRows} from './list-rows.ts';

export type Overlay = {
	/** Whether there is a list over the pane. */
	readonly isOpen: boolean;
	/** What one types in while there is. */
	readonly editor: Editor;
	readonly placeholder: string;
	rows(size: {readonly width: number; readonly height: number}, theme: Theme): readonly Row[];
	open(kind: OverlayKind): void;
	/** Choose what is in a row, from 0, of the list in so many rows. */
	pick(row: number, height: number): void;
	/** Do what a key means to it. False when it means nothing to it. */
	press(press: KeyPress): boolean;
};

/**
Lists over the pane: rooms and people, commands, what was said to oneself. What is typed in them is not what is being written in the
room; `write` takes a line that a command begins with, and `submit` one that is whole.
*/
export const useOverlay = (
	client: ChatClient,
	state: ChatState,
	{
		write,
		submit,
		center,
		press: pressKey,
	}: {
		readonly write: (line: string) => void;
		readonly submit: (line: string) => void;
		/** Have a message in the middle of its room's pane. */
		readonly center: (room: RoomName, seq: Seq) => void;
		/** Do what a key does. */
		readonly press: (press: KeyPress) => void;
	},
): Overlay => {
	const [kind, setKind] = useState<OverlayKind>();
	const [index, setIndex] = useState(0);
	const [editor] = useState(() => createEditor({remembers: false}));
	const {text} = useStore(editor);
	const [wantedAction, setWantedAction] = useState<Action>();
	const items = useMemo(
		() => (kind === undefined ? [] : overlayItems(kind, state, text)),
		[kind, state, text],
	);
	const chosen = Math.min(index, Math.max(0, items.length - 1));
	const said = words().rooms;
	const titles = {rooms: said.switcher, commands: said.palette, mentions: said.inbox} as const;

	const open = (next: OverlayKind | undefined): void => {
		editor.dispatch({type: 'set', text: ''});
		setIndex(0);
		setKind(next);
	};

	const carryOut = useEffectEvent((action: Action): void => {
		for (const press of pressesOf(action)) {
			pressKey(press);
		}
	});

	// The keys mean what they mean once the list is gone.
	useEffect(() => {
		if (wantedAction !== undefined) {
			setWantedAction(undefined);
			carryOut(wantedAction);
		}
	}, [wantedAction]);

	const choose = (at = chosen): void => {
		const item = items[at];
		if (item === undefined) {
			return;
		}

		open(undefined);
		switch (item.chosen.type) {
			case 'go':
				item.chosen.go(client);
				return;
			case 'line':
				(item.chosen.isWhole ? submit : write)(item.chosen.line);
				return;
			case 'action':
				setWantedAction(item.chosen.action);
				return;
			case 'message':
				client.reveal(foundOf(item.chosen));
				center(item.chosen.room.name, item.chosen.line.seq);
		}
	};

	return {
		isOpen: kind !== undefined,
		editor,
		placeholder: kind === undefined ? '' : titles[kind],
		rows: (size, theme) =>
			kind === undefined ? [] : listRows({title: titles[kind], items, index: chosen}, size, theme),
		open,
		pick(row, height) {
			const at = itemAtRow(items.length, chosen, row, height);
			if (at !== undefined) {
				choose(at);
			}
		},
		press(press) {
			const wanted = matchKey(press, 'chat');
			if (wanted === 'switcher' || wanted === 'palette') {
				const other = wanted === 'switcher' ? 'rooms' : 'commands';
				open(kind === other ? undefined : other);
				return true;
			}

			if (kind === undefined) {
				return false;
			}

			switch (matchKey(press, 'list')) {
				case 'list-before':
					setIndex(Math.max(0, chosen - 1));
					return true;
				case 'list-after':
					setIndex(Math.min(items.length - 1, chosen + 1));
					return true;
				case 'list-choose':
					choose();
					return true;
				case 'dismiss':
					open(undefined);
					return true;
				default:
					// Whatever is typed makes another list; what is bound to leave or to quit goes on.
					if (wanted === undefined) {
						setIndex(0);
					}

					return wanted !== undefined && wanted !== 'quit' && wanted !== 'help';
			}
		},
	};
};
