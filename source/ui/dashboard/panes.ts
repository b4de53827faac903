/** The two lists as rows: only what is in view is ever made. */
import {chrome} from '../../words/chrome.ts';
import {words} from '../../words/words.ts';
import {type Row, span} from '../components/row.ts';
import type {Theme} from '../theme.ts';
import {columnsFor} from './columns.ts';
import {frameCells, framed, frameRows} from './frame.ts';
import type {Size} from './layout.ts';
import type {LogRows} from './log-rows.ts';
import {type LogExtent, unseen, windowOfLog} from './log-scroll.ts';
import type {DashboardState} from './state.ts';
import {markCells, rowOfUser, titleRow} from './user-rows.ts';
import {type UsersState, windowOfUsers} from './users.ts';

const number = (value: number): string => value.toLocaleString('en');

/** How many users a pane of this size shows: what paging and scrolling go by. */
export const userRowsIn = ({height}: Size): number => Math.max(0, height - frameRows - titleRows(height));

// In a pane of very few rows, users are worth more than the titles of their columns.
const titleRows = (height: number): number => (height - frameRows < 5 ? 0 : 1);

/** The index of the user in a row of a pane of this size, the frame's upper edge being row 0; -1 where there is none. */
export const userAtRow = (users: UsersState, row: number, size: Size): number => {
	const {from, to} = windowOfUsers(users, userRowsIn(size));
	const index = from + row - 1 - titleRows(size.height);
	return index >= from && index < to ? index : -1;
};

/** The pane with the users. */
export const usersPane = (state: DashboardState, size: Size, theme: Theme): readonly Row[] => {
	const {users} = state;
	const width = Math.max(0, size.width - frameCells);
	const plan = columnsFor(width - markCells);
	const rows = userRowsIn(size);
	const {from, to} = windowOfUsers(users, rows);
	const shown = users.users
		.slice(from, to)
		.map(user =>
			rowOfUser(user, {plan, now: state.now, theme, isSelected: user.id === users.selected, width}),
		);
	const isFocused = state.focus === 'users';
	const empty: Row = [span(words().dashboard.nobody, theme.dim)];
	const titles = titleRows(size.height) === 1 ? [titleRow(plan, theme)] : [];
	const isPartial = to - from < users.users.length;

	return framed(users.users.length === 0 ? [empty] : [...titles, ...shown], {
		...size,
		title: [
			span(words().dashboard.users, isFocused ? theme.heading : theme.text),
			span(` ${number(users.users.length)}`, theme.dim),
		],
		foot: isPartial
			? [span(words().dashboard.range(number(from + 1), number(to), number(users.users.length)), theme.dim)]
			: [],
		isFocused,
		theme,
	});
};

/** What scrolling has to know of the log in a pane of this size. */
export const extentOf = (state: DashboardState, size: Size, rows: LogRows): LogExtent => ({
	first: state.log.first(),
	end: state.logEnd,
	rows: Math.max(0, size.height - frameRows),
	heightOf(number) {
		const event = state.log.at(number);
		return event === undefined ? 1 : rows.rows(event).length;
	},
});

/** Cells for the log's rows in a pane of this width. */
export const logCells = ({width}: Size): number => Math.max(1, width - frameCells);

/** The pane with the log. */
export const logPane = (state: DashboardState, size: Size, made: LogRows, theme: Theme): readonly Row[] => {
	const extent = extentOf(state, size, made);
	const {from, to, skip} = windowOfLog(state.scroll, extent);
	const rows: Row[] = [];
	for (let number = from; number < to; number++) {
		const event = state.log.at(number);
		rows.push(...(event === undefined ? [[]] : made.rows(event)));
	}

	const fresh = unseen(state.scroll, state.logEnd);
	const isFocused = state.focus === 'log';
	const back = `${chrome('↓')} ${fresh > 0 ? words().chat.new(number(fresh)) : words().dashboard.more}`;

	return framed(rows.slice(skip), {
		...size,
		title: [
			span(words().dashboard.log, isFocused ? theme.heading : theme.text),
			span(state.showsMessages ? '' : ` ${words().dashboard.withoutMessages}`, theme.dim),
		],
		foot: state.scroll.type === 'following' ? [] : [span(back, fresh > 0 ? theme.accent : theme.dim)],
		isFocused,
		theme,
	});
};
