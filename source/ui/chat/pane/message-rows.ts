import type {Line} from '../../../client/state.ts';
import type {Author, Seq} from '../../../messages.ts';
import {cellWidth, truncate} from '../../../text/cells.ts';
import {formatClock} from '../../../text/format.ts';
import {matchesIn, type Query} from '../../../text/search.ts';
import {chrome} from '../../../words/chrome.ts';
import {words} from '../../../words/words.ts';
import {type Row, type Span, span} from '../../components/row.ts';
import type {Style, Theme} from '../../theme.ts';
import {dimEnd, quoteRow, reactionRows} from './around.ts';
import {type Colors, noColors} from './code-colors.ts';
import type {Columns} from './columns.ts';
import {formattedRows} from './formatted-rows.ts';
import {frameRows, inlineLabel, type Label} from './frame-rows.ts';

export type Message = Extract<Line, {type: 'message'}>;

/** What a message's rows owe to the line above it. */
export type Context = {
	/** It goes on with what the same person said just before: the name is not repeated. */
	readonly grouped: boolean;
	/** The minute is another than that of the line above. */
	readonly timed: boolean;
	/** Who looks: their own reactions are marked. */
	readonly you?: Author | undefined;
};

/** What is looked for, and the message of it that one is at. */
export type Found = {readonly query: Query; readonly current: Seq | undefined};

const groupGapMs = 5 * 60_000;

/** Whether a message goes on with the one before it: by the same person to the same one, within five minutes, and not the first of what was loaded. */
export const continues = (message: Message, before: Line | undefined): boolean =>
	before?.type === 'message' &&
	message.opens === undefined &&
	message.quote === undefined &&
	before.kind === 'text' &&
	message.kind === 'text' &&
	before.from.id === message.from.id &&
	before.from.name === message.from.name &&
	before.to?.id === message.to?.id &&
	before.earlier === message.earlier &&
	Math.abs(message.time - before.time) < groupGapMs;

/** Who a message is from, and for whispers with whom. */
const labelOf = ({from, to, own, kind}: Message, theme: Theme): Label => {
	if (kind === 'action') {
		return {before: '', name: '*', after: '', style: theme.dim};
	}

	const other = own && to !== undefined ? to : from;

	return {
		before: own && to !== undefined ? chrome('→ ') : '',
		name: other.name,
		after: !own && to !== undefined ? chrome(' →') : '',
		style: theme.name(other.color),
	};
};

/** The text of `/me waves` begins with the name of who waves. */
const actorOf = ({kind, from}: Message, cells: number, theme: Theme): readonly Span[] =>
	kind === 'action' ? [span(truncate(from.name, cells), theme.name(from.color)), span(' ')] : [];

const deliveryMark = ({delivery}: Message): string => {
	switch (delivery) {
		case 'pending':
			return chrome(' …');
		case 'sent':
			return '';
		case 'refused':
			return ` ${words().chat.notSent}`;
	}
};

/** What is read of a message, and what is said behind it. */
const wordsOf = (message: Message): {readonly text: string; readonly mark: string} => {
	const said = words().messages;
	const {deleted, text, editedAt} = message;

	if (deleted !== undefined) {
		return {text: deleted.by === undefined ? said.deleted : said.deletedBy(deleted.by), mark: ''};
	}

	return {text, mark: editedAt === undefined ? '' : said.edited};
};

const textStyle = ({delivery, deleted, kind, to, from}: Message, theme: Theme): Style => {
	if (deleted !== undefined) {
		return theme.dim;
	}

	if (delivery !== 'sent') {
		return delivery === 'pending' ? theme.dim : theme.error;
	}

	if (to !== undefined) {
		return theme.whisper;
	}

	if (kind === 'action') {
		return {...theme.text, italic: true};
	}

	return from.color < 0 ? theme.accent : theme.text;
};

/** The rows of one message. */
export const messageRows = (
	message: Message,
	{grouped, timed, you}: Context,
	columns: Columns,
	theme: Theme,
	found?: Found,
	colors: Colors = noColors,
): readonly Row[] => {
	const label = grouped ? undefined : labelOf(message, theme);
	const style = textStyle(message, theme);
	const room = columns.width - columns.text;
	const inline = [...inlineLabel(label, columns, theme), ...actorOf(message, Math.floor(room / 2), theme)];
	const firstIndent = inline.reduce((sum, {text}) => sum + cellWidth(text), 0);
	const {text, mark} = wordsOf(message);
	const ranges = found === undefined ? [] : matchesIn(text, found.query);
	const isHit = found?.current !== undefined && found.current === message.seq;
	// What is answered has the first row, beside the name where that is there; the text begins below.
	const above =
		message.quote === undefined ? [] : [[...inline, ...quoteRow(message.quote, room - firstIndent, theme)]];
	const rows = formattedRows(text, {
		room,
		firstIndent: above.length > 0 ? 0 : firstIndent,
		style,
		theme,
		ranges,
		highlight: isHit ? theme.hit : theme.match,
		suffix: `${mark === '' ? '' : ` ${mark}`}${deliveryMark(message)}`,
		colors,
	});
	const spoken = rows.map((row, index) => [...(index === 0 && above.length === 0 ? inline : []), ...row]);
	const body = [
		...above,
		...spoken.map((row, index) =>
			mark === '' || index < spoken.length - 1 ? row : dimEnd(row, mark, theme),
		),
		...reactionRows(message, you, room, theme),
	];
	const bar = message.own
		? span(chrome('┃'), theme.own)
		: message.isMention
			? span(chrome('▐'), theme.accent)
			: span(chrome('│', ':'), theme.faint);

	return frameRows(
		{
			clock: timed ? formatClock(message.time) : '',
			label,
			bar: isHit ? span(chrome('▌'), theme.accent) : bar,
			body,
		},
		columns,
		theme,
	);
};
