/** Users as rows of their pane. Only those in view are ever made. */

import type {ProtocolName, Time, UserView} from '../../messages.ts';
import {cellWidth, padEnd, truncate} from '../../text/cells.ts';
import {formatAddress, formatClock, formatDuration} from '../../text/format.ts';
import {chrome} from '../../words/chrome.ts';
import {words} from '../../words/words.ts';
import {type Row, type Span, span} from '../components/row.ts';
import type {Theme} from '../theme.ts';
import type {Column, ColumnPlan} from './columns.ts';

/** After so long without a word a user is shown as idle, ms. */
const idleAfterMs = 60_000;
const dayMs = 86_400_000;

/** The largest unit of a duration alone: `5m`, `2h`, `3d`. */
const roughly = (ms: number): string => formatDuration(ms).split(' ')[0] ?? '';

const peerOf = ({address, port}: UserView, cells: number): string => {
	const peer = formatAddress(address, port);
	if (cellWidth(peer) <= cells) {
		return peer;
	}

	// The port tells users of one address apart: it is what must not be cut off.
	const end = `${address.includes(':') ? ']' : ''}:${port}`;
	return truncate(peer.slice(0, -end.length), Math.max(1, cells - end.length)) + end;
};

/** How someone is connected, in a word: the ways in which plain text is spoken are one. */
const titleOf = (protocol: ProtocolName): string =>
	protocol === 'native' || protocol === 'json' || protocol === 'irc' ? protocol : 'text';

const rttOf = ({rttMs, presence}: UserView): string => {
	if (rttMs === undefined || presence === 'reconnecting') {
		return chrome('–');
	}

	return rttMs < 999.5
		? `${Math.round(rttMs)}ms`
		: `${Math.min(999, rttMs / 1000).toFixed(rttMs < 9950 ? 1 : 0)}s`;
};

const countOf = (count: number): string =>
	count < 10_000
		? String(count)
		: count < 999_500
			? `${Math.round(count / 1000)}k`
			: `${Math.round(count / 1e6)}M`;

/** In so many cells, what someone is doing. */
const stateOf = ({presence, activeAt}: UserView, now: Time, cells: number, theme: Theme): Span => {
	const said = words().dashboard.state;
	const isShort = cells < 12;

	if (presence === 'reconnecting') {
		return span(isShort ? said.reconnectingShort : said.reconnecting, theme.warning);
	}

	if (now - activeAt < idleAfterMs) {
		return span(said.active, theme.success);
	}

	const duration = roughly(now - activeAt);
	return span(isShort ? said.idleShort(duration) : said.idle(duration), theme.dim);
};

const cellOf = (user: UserView, {id, width}: Column, now: Time, theme: Theme): Span => {
	switch (id) {
		case 'name': {
			return span(truncate(user.name, width), theme.name(user.color));
		}

		case 'peer': {
			return span(peerOf(user, width));
		}

		case 'protocol': {
			return span(titleOf(user.protocol), theme.dim);
		}

		case 'rtt': {
			return span(rttOf(user), user.rttMs !== undefined && user.rttMs >= 500 ? theme.warning : theme.text);
		}

		case 'joined': {
			const age = now - user.joinedAt;
			return span(age < dayMs ? formatClock(user.joinedAt) : `${roughly(age)}`, theme.dim);
		}

		case 'messages': {
			return span(countOf(user.messages));
		}

		case 'state': {
			return stateOf(user, now, width, theme);
		}
	}
};

/** A piece of text in its column, and the gap after it. */
const placed = ({text, style}: Span, {width, align}: Column, gap: number): readonly Span[] => {
	const cut = truncate(text, width);
	const missing = ' '.repeat(Math.max(0, width - cellWidth(cut)));
	const space = ' '.repeat(gap);
	return align === 'left'
		? [span(cut, style), span(missing + space)]
		: [span(missing), span(cut, style), span(space)];
};

/** The mark before the selected user: seen without colours as well. */
export const markCells = 2;

export type UserRowOptions = {
	readonly plan: ColumnPlan;
	readonly now: Time;
	readonly theme: Theme;
	readonly isSelected: boolean;
	/** Cells to fill when it is selected. */
	readonly width: number;
};

/** One user. */
export const rowOfUser = (user: UserView, {plan, now, theme, isSelected, width}: UserRowOptions): Row => {
	const {columns, gap} = plan;
	const cells = columns.flatMap((column, index) =>
		placed(cellOf(user, column, now, theme), column, index === columns.length - 1 ? 0 : gap),
	);
	const row = [span(isSelected ? chrome('› ') : '  ', theme.accent), ...cells];
	if (!isSelected) {
		return row;
	}

	const used = row.reduce((sum, {text}) => sum + cellWidth(text), 0);
	return [...row, span(' '.repeat(Math.max(0, width - used)))].map(({text, style}) =>
		span(text, {...style, ...theme.selected}),
	);
};

/** The titles of the columns. */
export const titleRow = ({columns, gap}: ColumnPlan, theme: Theme): Row => [
	span(
		' '.repeat(markCells) +
			columns
				.map(({id, width, align}) => {
					const title = words().dashboard.columns[id];
					return align === 'left'
						? padEnd(title, width)
						: ' '.repeat(Math.max(0, width - cellWidth(title))) + title;
				})
				.join(' '.repeat(gap)),
		theme.dim,
	),
];
