/** Choosing an emoji to react with: a digit for a usual one, or the beginning of a name. Pure: a state and a key make the next. */

import {findShortcodes, type Shortcode} from '../../text/shortcodes/shortcodes.ts';
import {chrome} from '../../words/chrome.ts';
import {words} from '../../words/words.ts';
import {type Row, rowWidth, type Span, span} from '../components/row.ts';
import type {KeyPress} from '../keys.ts';
import type {Theme} from '../theme.ts';
import {emojiOf, usualReactions} from './reactions.ts';

export type Picker = {
	/** The beginning of a name, as it was typed: a colon before it means that a digit belongs to it. */
	readonly text: string;
	/** Which of those that fit, from 0. */
	readonly current: number;
};

export type Picked =
	| {readonly type: 'picking'; readonly picker: Picker}
	| {readonly type: 'picked'; readonly emoji: string};

export const emptyPicker: Picker = {text: '', current: 0};

const shownMax = 5;
const nameLengthMax = 30;

const found = ({text}: Picker): readonly Shortcode[] => findShortcodes(text, shownMax);

/** What a key makes of it; undefined for a key that means nothing here. */
export const pressPicker = (picker: Picker, {name, text, ctrl, meta}: KeyPress): Picked | undefined => {
	const {length} = found(picker);
	const moved = (step: number): Picked => ({
		type: 'picking',
		picker: {...picker, current: length === 0 ? 0 : (picker.current + step + length) % length},
	});

	switch (name) {
		case 'up':
			return moved(-1);
		case 'down':
		case 'tab':
			return moved(1);
		case 'backspace':
			return {type: 'picking', picker: {text: picker.text.slice(0, -1), current: 0}};
		case 'return': {
			const emoji = found(picker)[picker.current]?.emoji ?? emojiOf(picker.text);
			return emoji === undefined ? {type: 'picking', picker} : {type: 'picked', emoji};
		}

		case undefined:
			break;
		default:
			return undefined;
	}

	if (ctrl || meta || text === '') {
		return undefined;
	}

	const usual = picker.text === '' && /^[1-9]$/.test(text) ? usualReactions[Number(text) - 1] : undefined;
	// An emoji of the terminal's own keyboard is one already.
	const emoji = usual ?? (/^[\x20-\x7e]*$/.test(text) ? undefined : emojiOf(text));

	return emoji === undefined
		? {
				type: 'picking',
				picker: {text: (picker.text + text).slice(0, nameLengthMax), current: 0},
			}
		: {type: 'picked', emoji};
};

const fittingFrom = 2;

const usualSpans = (isOwn: (emoji: string) => boolean, theme?: Theme): ReadonlyArray<readonly [Span, Span]> =>
	usualReactions.map((emoji, index) => [
		span(`${index === 0 ? '' : ' '}${index + 1}`, theme?.dim),
		span(isOwn(emoji) ? `[${emoji}]` : emoji, isOwn(emoji) ? theme?.own : theme?.text),
	]);

/** The emoji at a cell of a row of the picker, both from 0. */
export const emojiAtCell = (
	picker: Picker,
	isOwn: (emoji: string) => boolean,
	row: number,
	cell: number,
): string | undefined => {
	if (row > 0) {
		return found(picker)[row - fittingFrom]?.emoji;
	}

	let end = 0;
	const at = usualSpans(isOwn).findIndex(pair => {
		end += rowWidth(pair);
		return cell < end;
	});
	return usualReactions[at];
};

/** The picker; `isOwn` says what one has put on already. */
export const pickerRows = (
	picker: Picker,
	isOwn: (emoji: string) => boolean,
	theme: Theme,
): readonly Row[] => {
	const fitting = found(picker);
	const look = (emoji: string) => (isOwn(emoji) ? theme.own : theme.text);
	const name = picker.text.replace(/^:/, '');
	const none = name !== '' && fitting.length === 0;

	return [
		usualSpans(isOwn, theme).flat(),
		[
			span(`${words().messages.react.pick} `, theme.dim),
			span(`:${name}`, theme.accent),
			span(chrome('▏'), theme.accent),
			...(none ? [span(` ${words().messages.react.none}`, theme.dim)] : []),
		],
		...fitting.map(({name: known, emoji}, index) => [
			span(index === picker.current ? chrome('▶ ') : '  ', theme.accent),
			span(emoji, look(emoji)),
			span(` :${known}:`, index === picker.current ? theme.accent : theme.dim),
		]),
	];
};
