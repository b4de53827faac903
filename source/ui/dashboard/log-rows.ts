/** Events as rows of the log's pane: wrapped by cells, the words of `formatLogLine` with colours. */
import type {LogEvent} from '../../messages.ts';
import {describeEvent, formatSeconds, type LogPart, type LogTone} from '../../server/log-line.ts';
import {cellWidth} from '../../text/cells.ts';
import {formatClock} from '../../text/format.ts';
import {wrapText} from '../../text/wrap.ts';
import {type Row, type Span, span} from '../components/row.ts';
import type {Style, Theme} from '../theme.ts';

export type LogLooks = {
	readonly theme: Theme;
	/** The colour of a name whose event does not say it. */
	colorOf(name: string): number | undefined;
};

/** From this many cells on, the clock shows seconds. */
const secondsFrom = 64;

const markStyle = (tone: LogTone, theme: Theme): Style => {
	switch (tone) {
		case 'server': {
			return theme.accent;
		}

		case 'join': {
			return theme.success;
		}

		case 'leave': {
			return theme.dim;
		}

		case 'change': {
			return theme.accent;
		}

		case 'speech': {
			return theme.faint;
		}

		case 'refusal': {
			return theme.warning;
		}

		case 'error': {
			return theme.error;
		}
	}
};

/** Speech is read second here: the log is about who comes and goes. */
const partStyle = (part: LogPart, tone: LogTone, {theme, colorOf}: LogLooks): Style => {
	if (part.role === 'name') {
		return theme.name(part.color ?? colorOf(part.text) ?? -1);
	}

	if (tone === 'error' && part.role === 'text') {
		return theme.error;
	}

	return part.role !== 'text' || tone === 'speech' ? theme.dim : theme.text;
};

type Piece = {readonly from: number; readonly to: number; readonly style: Style};

const piecesOf = (parts: readonly LogPart[], tone: LogTone, looks: LogLooks): readonly Piece[] => {
	let from = 0;
	return parts.map(part => {
		const to = from + part.text.length;
		const piece = {from, to, style: partStyle(part, tone, looks)};
		from = to;
		return piece;
	});
};

/** The styled pieces of the code units `from` to `to` of the text. */
const cut = (text: string, pieces: readonly Piece[], from: number, to: number): readonly Span[] =>
	pieces
		.filter(piece => piece.from < to && piece.to > from)
		.map(piece => span(text.slice(Math.max(from, piece.from), Math.min(to, piece.to)), piece.style));

/** Parts as rows of at most `cells`. */
const wrapped = (
	parts: readonly LogPart[],
	tone: LogTone,
	cells: number,
	looks: LogLooks,
): readonly Row[] => {
	const text = parts.map(part => part.text).join('');
	const pieces = piecesOf(parts, tone, looks);
	let from = 0;
	return wrapText(text, cells).map((row): Row => {
		// Wrapping drops spaces at the end of a row, nothing else: each row is found again behind the one before.
		const found = text.indexOf(row, from);
		from = found === -1 ? from : found + row.length;
		return found === -1 ? [span(row)] : cut(text, pieces, found, from);
	});
};

/** Where something came from, on a row of its own, needs no word before it. */
const alone = (part: LogPart): LogPart => (part.role === 'place' ? {...part, text: part.alone} : part);

/** An event as rows of at most `width` cells; further rows are indented to where the words begin. */
export const rowsOfEvent = (event: LogEvent, width: number, looks: LogLooks): readonly Row[] => {
	const {theme} = looks;
	const {mark, tone, parts} = describeEvent(event);
	const clock = width >= secondsFrom ? formatSeconds(event.time) : formatClock(event.time);
	const indent = clock.length + 3;
	const cells = Math.max(1, width - indent);
	const places = parts.filter(part => part.role === 'place');
	const isOneRow = parts.reduce((sum, part) => sum + cellWidth(part.text), 0) <= cells;
	// What does not fit into a row says who and what in the first, and from where below.
	const rows =
		isOneRow || places.length === 0
			? wrapped(parts, tone, cells, looks)
			: [
					...wrapped(
						parts.filter(part => part.role !== 'place'),
						tone,
						cells,
						looks,
					),
					...wrapped(places.map(alone), tone, cells, looks),
				];

	return rows.map(
		(row, index): Row =>
			index === 0
				? [span(clock, theme.dim), span(' '), span(mark, markStyle(tone, theme)), span(' '), ...row]
				: [span(' '.repeat(indent)), ...row],
	);
};

export type LogRows = {
	rows(event: LogEvent): readonly Row[];
};

/** Rows for one width and look, each event's made once. */
export const createLogRows = (width: number, looks: LogLooks): LogRows => {
	const known = new WeakMap<LogEvent, readonly Row[]>();

	return {
		rows(event) {
			const made = known.get(event) ?? rowsOfEvent(event, width, looks);
			known.set(event, made);
			return made;
		},
	};
};
