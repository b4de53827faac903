import {emojiNamed} from '../../text/shortcodes/shortcodes.ts';
import {chrome} from '../../words/chrome.ts';
import {words} from '../../words/words.ts';
import type {Hint} from '../components/status-row.ts';
import type {EditorState} from '../editor/state.ts';
import {hintKey, scrollKeys} from '../keys.ts';

/** The chat's keys; what a newcomer must know first. */
export const chatHints = (): readonly Hint[] => {
	const {send, help, quit, scroll, complete, newLine, palette} = words().keys.hints;
	return [
		{keys: 'Enter', does: send},
		{keys: hintKey('help'), does: help},
		{keys: hintKey('quit'), does: quit},
		{keys: scrollKeys(), does: scroll},
		{keys: 'Tab', does: complete},
		{keys: 'Alt+Enter', does: newLine},
		{keys: hintKey('palette'), does: palette},
	];
};

/** The keys while the help is open. */
export const helpHints = (): readonly Hint[] => {
	const {close, scroll, quit} = words().keys.hints;
	return [
		{keys: 'Esc', does: close},
		{keys: scrollKeys(), does: scroll},
		{keys: hintKey('quit'), does: quit},
	];
};

/** While Tab goes through the names of emoji: the one that stands there, and the next ones. */
export const emojiHints = ({completion}: Pick<EditorState, 'completion'>): readonly Hint[] | undefined => {
	const {candidates = [], index = 0} = completion ?? {};
	const hints = [...candidates.slice(index), ...candidates.slice(0, index)].flatMap(candidate => {
		const name = candidate.trim();
		const emoji = name.startsWith(':') ? emojiNamed(name) : undefined;
		return emoji === undefined ? [] : [{keys: emoji, does: name}];
	});

	return hints.length === 0 ? undefined : hints;
};

/** The keys while there is a list to choose from. */
export const listHints = (): readonly Hint[] => {
	const {close, choose, move} = words().keys.hints;
	return [
		{keys: 'Enter', does: choose},
		{keys: chrome('↑/↓', 'Up/Down'), does: move},
		{keys: 'Esc', does: close},
	];
};
