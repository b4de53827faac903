/** What is told of what is being written, by oneself and by others. */

import type {Typist} from '../../client/state.ts';
import {truncate} from '../../text/cells.ts';
import {chrome} from '../../words/chrome.ts';
import {words} from '../../words/words.ts';
import {type Row, span} from '../components/row.ts';
import type {Theme} from '../theme.ts';
import {listNames} from './pane/summary.ts';
import type {Composing} from './use-composing.ts';

const nameCells = 16;
const textCells = 60;

/** That it is a reply, and to what, or an edit; nothing where it is neither. */
export const composingRow = (composing: Composing | undefined, theme: Theme): Row => {
	if (composing === undefined) {
		return [];
	}

	const said = words().messages;
	const {type, name, text} = composing;
	const what =
		type === 'edit'
			? said.editing
			: said.replyTo(truncate(name, nameCells), truncate(text.replaceAll(/\s+/g, ' '), textCells));

	return [span('Esc', theme.text), span(chrome(' · '), theme.faint), span(what, theme.accent)];
};

/** Who else is writing: `mina, jun and 3 others are typing…`. */
export const typingRow = (typing: readonly Typist[], theme: Theme): Row =>
	typing.length === 0
		? []
		: [
				span(
					words().messages.typing(
						listNames(typing.map(({name}) => truncate(name, nameCells))),
						typing.length,
					),
					theme.dim,
				),
			];
