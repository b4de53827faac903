import {useEffect, useEffectEvent, useRef, useState} from 'react';
import type {ChatClient} from '../../client/contract.ts';
import {indexFrom, type Refusal} from '../../client/state.ts';
import type {RoomName, Seq} from '../../messages.ts';
import type {Editor} from '../editor/editor.ts';
import {rowOf, wrapRows} from '../editor/layout.ts';
import type {EditorState} from '../editor/state.ts';
import type {KeyPress} from '../keys.ts';
import {lastOwn} from './last-messages.ts';
import type {Message} from './message-menu.ts';

/** What is being written is a reply, or takes the place of a message of one's own. */
export type Composing = {
	readonly type: 'reply' | 'edit';
	readonly room: RoomName;
	readonly seq: Seq;
	/** Whose message it is, and what it says: for an edit, as the editor had it at first. */
	readonly name: string;
	readonly text: string;
	/** What was in the editor before an edit. */
	readonly before: string;
};

export type ComposingKeys = {
	/** Of the room in view. */
	readonly current: Composing | undefined;
	reply(line: Message): void;
	edit(line: Message): void;
	/** Do what a key means to it. False when it means nothing to it. */
	press(press: KeyPress): boolean;
	/** Say a text as what it is to be. */
	say(text: string): void;
};

/** A message as the editor takes it: a leading slash doubled. */
const typed = (text: string): string => (text.startsWith('/') ? `/${text}` : text);

const isEmpty = ({text, paste}: EditorState): boolean => text === '' && paste === undefined;

const isInFirstRow = ({text, width, cursor}: EditorState): boolean =>
	rowOf(wrapRows(text, width), cursor) === 0;

/**
Replies and edits. ↑ in an empty editor edits one's last message, if that is what one sent last: what was sent since, such as a command, or
came back refused, is one ↑ away as ever. Another ↑, while nothing was changed, goes on into the history. Each room has its own, as it has its
draft; `editing` are those in which it is an edit.
*/
export const useComposing = (client: ChatClient, editor: Editor, editing: Set<RoomName>): ComposingKeys => {
	const [composing, change] = useState<ReadonlyMap<RoomName, Composing>>(new Map());
	/** Before the editor changes: what is in it then is kept as what it is. */
	const setComposing = (next: Composing): void => {
		editing[next.type === 'edit' ? 'add' : 'delete'](next.room);
		change(before => new Map(before).set(next.room, next));
	};

	const end = ({room}: Composing): void => {
		editing.delete(room);
		change(before => new Map([...before].filter(([other]) => other !== room)));
	};

	const {active} = client.store.getState();
	const current = composing.get(active);
	const latest = useRef(current);
	latest.current = current;

	const begin = (type: Composing['type'], {seq, from, text}: Message): void => {
		if (seq === undefined) {
			return;
		}

		const {text: before, paste} = editor.getState();
		setComposing({
			type,
			room: active,
			seq,
			name: from.name,
			text: type === 'edit' ? typed(text) : text,
			before,
		});
		if (type === 'edit') {
			if (before !== '' && paste === undefined) {
				editor.dispatch({type: 'remember', text: before});
			}

			editor.dispatch({type: 'set', text: typed(text)});
		}
	};

	const drop = (dropped: Composing): void => {
		const {type, text, before} = dropped;
		end(dropped);
		if (type === 'edit') {
			const written = editor.getState().text;
			if (written !== text) {
				editor.dispatch({type: 'remember', text: written});
			}

			editor.dispatch({type: 'set', text: before});
		}
	};

	const comeBack = useEffectEvent(({about, text}: Refusal) => {
		const {rooms, active: room} = client.store.getState();
		if (about === undefined || editor.getState().text !== text) {
			return;
		}

		const lines = rooms.get(room)?.lines ?? [];
		const line = lines[indexFrom(lines, about.seq)];
		if (line?.type === 'message' && line.seq === about.seq) {
			const {from, text: said} = line;
			setComposing({...about, room, name: from.name, text: said, before: ''});
		}
	});

	// What is refused comes back as what it was to be.
	useEffect(() => client.onRefused(comeBack), [client]);

	const pressUp = (): boolean => {
		const state = editor.getState();
		if (current?.type === 'edit') {
			if (state.text !== current.text || !isInFirstRow(state)) {
				return false;
			}

			end(current);
			editor.dispatch({type: 'set', text: ''});
			editor.dispatch({type: 'move', to: 'up'});
			if (editor.getState().text === current.text) {
				editor.dispatch({type: 'move', to: 'up'});
			}

			return true;
		}

		const line = lastOwn(client);
		const {history, historyIndex} = state;
		const sent = history.at(-1);
		if (
			current !== undefined ||
			!isEmpty(state) ||
			historyIndex !== history.length ||
			line === undefined ||
			(sent !== undefined && sent !== typed(line.text))
		) {
			return false;
		}

		begin('edit', line);
		return true;
	};

	return {
		current,
		reply(line) {
			begin('reply', line);
		},
		edit(line) {
			begin('edit', line);
		},
		press({name, ctrl, meta, shift}) {
			if (ctrl || meta || shift) {
				return false;
			}

			if (name === 'escape' && current !== undefined && editor.getState().paste === undefined) {
				drop(current);
				return true;
			}

			return name === 'up' && pressUp();
		},
		say(text) {
			const about = latest.current;
			if (about === undefined) {
				client.say(text);
				return;
			}

			// First: what is refused at once comes back as it was.
			end(about);
			if (about.type === 'reply') {
				client.reply(about.seq, text);
			} else if (typed(text) !== about.text) {
				client.amend(about.seq, {type: 'edit', text});
			}
		},
	};
};
