/** What stands in the place of the command line when the operator is asked, and in the last row of the screen. */

import {cellWidth} from '../../text/cells.ts';
import {chrome} from '../../words/chrome.ts';
import {words} from '../../words/words.ts';
import {type Row, span, truncateRow} from '../components/row.ts';
import {type Hint, statusRow} from '../components/status-row.ts';
import {keyTitle, scrollKeys} from '../keys.ts';
import type {Theme} from '../theme.ts';
import type {DashboardState, Question} from './state.ts';

// Enter and Esc, not letters: under a Hangul layout Y and N are ㅛ and ㅜ.
const questionForms = (question: Question): readonly string[] => {
	const said = words().dashboard.question;
	if (question.type === 'kick') {
		return [said.kick(question.name)];
	}

	const who = said.online(question.online);
	return [`${who} ${said.quit}`, `${who} ${said.quitShort}`, said.quitAlone];
};

/** A question in one row of so many cells. */
export const questionRow = (question: Question, cells: number, theme: Theme): Row => {
	const forms = questionForms(question);
	const form = forms.find(text => cellWidth(text) <= cells) ?? forms.at(-1) ?? '';
	return truncateRow([span(form, {...theme.warning, bold: true})], cells);
};

const hintsFor = ({focus, question, scroll, help}: DashboardState): readonly Hint[] => {
	const {hints} = words().dashboard;
	const common = words().keys.hints;
	if (question !== undefined) {
		return [
			{keys: 'Enter', does: hints.yes},
			{keys: 'Esc', does: hints.no},
		];
	}

	if (help !== undefined) {
		return [
			{keys: keyTitle('dismiss'), does: common.close},
			{keys: scrollKeys(), does: common.scroll},
			{keys: keyTitle('quit'), does: hints.stop},
		];
	}

	return [
		{keys: keyTitle('help'), does: common.help},
		{keys: keyTitle('next-pane'), does: hints.pane},
		{keys: chrome('↑↓', 'Up/Down'), does: hints.arrows[focus]},
		...(focus === 'users' ? [{keys: keyTitle('kick'), does: hints.kick}] : []),
		...(scroll.type === 'back' ? [{keys: keyTitle('to-bottom'), does: hints.newest}] : []),
		{keys: scrollKeys(), does: common.scroll},
		...(focus === 'users' ? [{keys: 'Enter', does: hints.whisper}] : []),
		{keys: keyTitle('quit'), does: hints.stop},
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
