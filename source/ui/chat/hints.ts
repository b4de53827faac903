import type {Hint} from '../components/status-row.ts';

/** The chat's keys; what a newcomer must know first. */
export const chatHints: readonly Hint[] = [
	{keys: 'Enter', does: 'send'},
	{keys: 'F1', does: 'help'},
	{keys: 'Ctrl+C', does: 'quit'},
	{keys: 'PgUp/PgDn', does: 'scroll'},
	{keys: 'Tab', does: 'complete'},
	{keys: 'Alt+Enter', does: 'new line'},
];

/** The keys while the help is open. */
export const helpHints: readonly Hint[] = [
	{keys: 'Esc', does: 'close'},
	{keys: 'PgUp/PgDn', does: 'scroll'},
	{keys: 'Ctrl+C', does: 'quit'},
];
