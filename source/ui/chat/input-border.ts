import type {Author} from '../../messages.ts';
import {cellWidth, truncate} from '../../text/cells.ts';
import {words} from '../../words/words.ts';
import {type Row, type Span, span} from '../components/row.ts';
import type {Theme} from '../theme.ts';
import {newMax} from './pane/scroll.ts';

/** `↓ 3 new`, or that one is scrolled back and nothing came since. Nothing while the pane follows. */
export const newRow = (atBottom: boolean, count: number, theme: Theme): Row => {
	if (atBottom) {
		return [];
	}

	const news = words().chat.new(count > newMax ? `${newMax}+` : `${count}`);

	return [span(count === 0 ? '↓' : `↓ ${news}`, theme.accent), span(' Ctrl+End', theme.dim)];
};

const labelled = (label: readonly Span[]): readonly Span[] =>
	label.length === 0 ? [] : [span(' '), ...label, span(' ')];

/** The upper border of the input: who one is at its left, what came meanwhile at its right. */
export const inputBorder = (you: Author | undefined, news: Row, columns: number, theme: Theme): Row => {
	const name = you === undefined ? [] : [span(truncate(you.name, 20), theme.name(you.color))];
	const left = labelled(name);
	const right = labelled(news);
	const width = [...left, ...right].reduce((sum, {text}) => sum + cellWidth(text), 0);

	return [
		span('╭─', theme.faint),
		...left,
		span('─'.repeat(Math.max(0, columns - 4 - width)), theme.faint),
		...right,
		span('─╮', theme.faint),
	];
};
