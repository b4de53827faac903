/** What stands in the place of the command line when the operator is asked, and in the last row of the screen. */

import {type Row, span, truncateRow} from '../components/row.ts';
import {type Hint, statusRow} from '../components/status-row.ts';
import {keyTitle} from '../keys.ts';
import type {Theme} from '../theme.ts';
import type {DashboardState, Pane, Question} from './state.ts';

// Enter and Esc, not letters: under a Hangul layout Y and N are ㅛ and ㅜ.
const questionForms = (question: Question): readonly string[] => {
	if (question.type === 'kick') {
		return [`Kick ${question.name}? Enter: yes, Esc: no`];
	}

	const who = question.online === 1 ? '1 user is online.' : `${question.online} users are online.`;
	return [
		`${who} Ctrl+C again or Enter stops the server, Esc stays`,
		`${who} Enter stops, Esc stays`,
		'Enter stops the server, Esc stays',
	];
};

/** A question in one row of so many cells. */
export const questionRow = (question: Question, cells: number, theme: Theme): Row => {
	const forms = questionForms(question);
	const form = forms.find(text => text.length <= cells) ?? forms.at(-1) ?? '';
	return truncateRow([span(form, {...theme.warning, bold: true})], cells);
};

const arrows: Readonly<Record<Pane, string>> = {users: 'select', log: 'scroll', command: 'history'};

const hintsFor = ({focus, question, scroll, help}: DashboardState): readonly Hint[] => {
	if (question !== undefined) {
		return [
			{keys: 'Enter', does: 'yes'},
			{keys: 'Esc', does: 'no'},
		];
	}

	if (help !== undefined) {
		return [
			{keys: keyTitle('dismiss'), does: 'close'},
			{keys: 'PgUp/PgDn', does: 'scroll'},
			{keys: keyTitle('quit'), does: 'stop'},
		];
	}

	return [
		{keys: keyTitle('help'), does: 'help'},
		{keys: keyTitle('next-pane'), does: 'pane'},
		{keys: '↑↓', does: arrows[focus]},
		...(focus === 'users' ? [{keys: keyTitle('kick'), does: 'kick'}] : []),
		...(scroll.type === 'back' ? [{keys: keyTitle('to-bottom'), does: 'newest'}] : []),
		{keys: 'PgUp/PgDn', does: 'scroll'},
		...(focus === 'users' ? [{keys: 'Enter', does: 'whisper'}] : []),
		{keys: keyTitle('quit'), does: 'stop'},
	];
};

/** The last row: an answer to what the operator did, or the keys. */
export const statusOf = (state: DashboardState, columns: number, theme: Theme): Row => {
	const {notice} = state;
	return notice === undefined
		? statusRow(hintsFor(state), columns, theme)
		: truncateRow(
				[span(' '), span(notice.text, notice.level === 'problem' ? theme.error : theme.text)],
				columns,
			);
};
