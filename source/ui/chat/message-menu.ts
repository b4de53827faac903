/** What one may do with a message, and by which letter. Knows no screen. */

import type {Line} from '../../client/state.ts';
import type {Author} from '../../messages.ts';
import {findLinks} from '../../text/markup/links.ts';
import {chrome} from '../../words/chrome.ts';
import {words} from '../../words/words.ts';
import {type Row, span} from '../components/row.ts';
import type {Hint} from '../components/status-row.ts';
import {type Action, type KeyPress, keyTitle, matchKey} from '../keys.ts';
import type {Theme} from '../theme.ts';

export type Message = Extract<Line, {type: 'message'}>;

/** In the order of the menu. */
const choices = ['reply', 'react', 'edit', 'delete', 'copy', 'open', 'whisper', 'jump', 'details'] as const;

export type Choice = (typeof choices)[number];

const actions: Readonly<Record<Choice, Action>> = {
	reply: 'message-reply',
	react: 'message-react',
	edit: 'message-edit',
	delete: 'message-delete',
	copy: 'message-copy',
	open: 'message-open',
	whisper: 'message-whisper',
	jump: 'message-jump',
	details: 'message-details',
};

/** The first web address in a text. */
export const linkIn = (text: string): string | undefined => findLinks(text)[0]?.url;

/** Whether a message stands on the server, and has not been taken back. */
export const isAlive = (line: Line): line is Message & {readonly seq: number} =>
	line.type === 'message' && line.seq !== undefined && line.seq > 0 && line.deleted === undefined;

const isPossible = (choice: Choice, line: Message, canOpen: boolean, you: Author | undefined): boolean => {
	switch (choice) {
		case 'reply':
		case 'react':
			return isAlive(line);
		case 'edit':
			return isAlive(line) && line.own;
		case 'delete':
			// The server knows who operates a room; whispers have only their author.
			return isAlive(line) && (line.own || line.to === undefined);
		case 'copy':
			return line.deleted === undefined;
		case 'open':
			return canOpen && linkIn(line.text) !== undefined;
		case 'whisper':
			return !line.own && line.from.color >= 0 && line.from.id !== you?.id;
		case 'jump':
			return line.quote !== undefined && line.quote.seq > 0;
		case 'details':
			return true;
	}
};

/** What may be done with this message. `canOpen` where links can be opened. */
export const choicesFor = (
	line: Message,
	{canOpen, you}: {readonly canOpen: boolean; readonly you: Author | undefined},
): readonly Choice[] => choices.filter(choice => isPossible(choice, line, canOpen, you));

/** What a key stands for while a message is selected, possible or not. */
export const choiceOf = (press: KeyPress): Choice | undefined => {
	const action = matchKey(press, 'select');
	return choices.find(choice => actions[choice] === action);
};

/** The menu, the current choice marked. */
export const menuRows = (possible: readonly Choice[], current: number, theme: Theme): readonly Row[] =>
	possible.map((choice, index) => {
		const mark = index === current ? chrome('▶ ') : '  ';
		const style = index === current ? theme.accent : theme.text;
		return [
			span(mark, theme.accent),
			span(`${keyTitle(actions[choice]).padEnd(3)}`, theme.accent),
			span(words().messages.menu[choice], style),
		];
	});

/** The same in the last row, with how one goes on. */
export const selectHints = (possible: readonly Choice[]): readonly Hint[] => {
	const {menu} = words().messages;
	const {menu: open, back, move} = words().keys.hints;
	return [
		{keys: chrome('↑↓', 'Up/Down'), does: move},
		{keys: 'Enter', does: open},
		{keys: 'Esc', does: back},
		...possible.map(choice => ({keys: keyTitle(actions[choice]), does: menu[choice]})),
	];
};
