import {words} from '../../words/words.ts';
import type {Hint} from '../components/status-row.ts';

/** The chat's keys; what a newcomer must know first. */
export const chatHints = (): readonly Hint[] => {
	const {send, help, quit, scroll, complete, newLine} = words().keys.hints;
	return [
		{keys: 'Enter', does: send},
		{keys: 'F1', does: help},
		{keys: 'Ctrl+C', does: quit},
		{keys: 'PgUp/PgDn', does: scroll},
		{keys: 'Tab', does: complete},
		{keys: 'Alt+Enter', does: newLine},
	];
};

/** The keys while the help is open. */
export const helpHints = (): readonly Hint[] => {
	const {close, scroll, quit} = words().keys.hints;
	return [
		{keys: 'Esc', does: close},
		{keys: 'PgUp/PgDn', does: scroll},
		{keys: 'Ctrl+C', does: quit},
	];
};
