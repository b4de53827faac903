import type {ChatState, Connection} from '../../client/state.ts';
import type {Time} from '../../messages.ts';
import {formatDuration} from '../../text/format.ts';
import {chrome} from '../../words/chrome.ts';
import {words} from '../../words/words.ts';
import {type Row, rowWidth, type Span, span, spreadRow, truncateRow} from '../components/row.ts';
import type {Theme} from '../theme.ts';
import {listRooms, newsIn, titleOf} from './rooms/order.ts';

/** A topic of fewer cells says nothing. */
const topicMin = 12;

/** How long until the next attempt, in words; a moment that has come is "now". */
const countdown = (retryAt: Time, now: Time): string =>
	retryAt - now > 0
		? words().chat.header.in(formatDuration(Math.ceil((retryAt - now) / 1000) * 1000))
		: words().chat.header.now;

/** The state of the connection, the richest form first. */
const connectionForms = (
	connection: Connection,
	{online, rttMs}: ChatState,
	now: Time,
	theme: Theme,
): readonly Row[] => {
	const said = words().chat.header;

	switch (connection.status) {
		case 'connected': {
			const people: Row = [span(chrome('● '), theme.success), span(said.online(online), theme.text)];
			return rttMs === undefined
				? [people]
				: [[...people, span(`${chrome(' · ')}${Math.round(rttMs)} ms`, theme.dim)], people];
		}
		case 'connecting':
			return [[span(chrome('◌ '), theme.warning), span(said.connecting, theme.warning)]];
		case 'reconnecting': {
			const {attempt, retryAt} = connection;
			const when = countdown(retryAt, now);
			const mark = span(chrome('◌ '), theme.warning);
			return [
				[
					mark,
					span(said.reconnecting(when), theme.warning),
					span(`${chrome(' · ')}${said.attempt(attempt)}`, theme.dim),
				],
				[mark, span(said.reconnecting(when), theme.warning)],
				[mark, span(said.retry(when), theme.warning)],
			];
		}
		case 'closed':
			return [[span(chrome('○ '), theme.error), span(said.offline, theme.error)]];
	}
};

/** Where else something was said that one has not seen. */
const elsewhere = ({rooms, active}: ChatState, theme: Theme): Row =>
	listRooms({rooms})
		.filter(({name, unread}) => name !== active && unread > 0)
		// Whispers are what one must not miss.
		.sort((a, b) => Number(b.peer !== undefined) - Number(a.peer !== undefined))
		.flatMap(room => [
			span('  '),
			span(`${titleOf(room)} ${words().chat.new(String(room.unread))}`, theme.accent),
		]);

/** The same where there is no room for names: what is meant for oneself, and the rest. */
const elsewhereInBrief = (state: ChatState, theme: Theme): Row => {
	const others = listRooms(state).filter(({name}) => name !== state.active);
	const {meant, all} = newsIn(others);

	return [
		...(meant > 0 ? [span('  '), span(`@${meant}`, {...theme.accent, bold: true})] : []),
		...(all > meant ? [span('  '), span(`+${all - meant}`, theme.accent)] : []),
	];
};

const gap = (spans: readonly Span[]): Row => [span('  '), ...spans];

/** The header in so many cells: server, room, topic; who is online, the connection. What matters least goes first. */
export const headerRow = (
	state: ChatState,
	now: Time,
	columns: number,
	theme: Theme,
	{hasRoomList = false} = {},
): Row => {
	const room = state.rooms.get(state.active);
	const name = [span(room === undefined ? state.active : titleOf(room), {bold: true})];
	const server = [span(state.server?.name ?? state.address, theme.heading)];
	const topic = room?.topic.replaceAll('\n', ' ') ?? '';
	const width = columns - 2;
	const forms = connectionForms(state.connection, state, now, theme);
	// A list at the side says it already.
	const news = hasRoomList ? [] : elsewhere(state, theme);
	const brief = hasRoomList ? [] : elsewhereInBrief(state, theme);
	const lefts: readonly Row[] = [
		[...server, ...gap(name), ...news],
		[...name, ...news],
		[...server, ...gap(name), ...brief],
		[...name, ...brief],
	];

	const framed = (left: Row, right: Row): Row => [span(' '), ...spreadRow(left, right, width), span(' ')];

	for (const left of lefts) {
		for (const right of forms) {
			const rest = width - rowWidth(left) - rowWidth(right) - 4;

			if (rest >= topicMin && topic !== '') {
				return framed([...left, ...gap(truncateRow([span(topic, theme.dim)], rest))], right);
			}

			if (rest >= -2) {
				return framed(left, right);
			}
		}
	}

	return framed([...brief, ...gap(name)], forms.at(-1) ?? []);
};
