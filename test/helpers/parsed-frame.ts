/** One frame of a screen in a terminal that is larger than it was made for: what goes over an edge is seen there. Knows no chat. */
import xterm from '@xterm/headless';
import {fenceRightToLeft} from '../../source/text/bidi.ts';
import {cellWidth, graphemes} from '../../source/text/cells.ts';
import {modernWidths} from './terminal-widths.ts';

export type ParsedFrame = {
	/** The character in a cell, both from 0; empty for the second half of a wide one, a space where nothing was written. */
	at(column: number, row: number): string;
	/** The rows that something was written to, whatever it was. */
	readonly rows: number;
	/** The rows with something beyond their end. */
	readonly overWide: readonly number[];
};

const spare = 40;

const sequences = /(\u001B\[[\d;]*m|\u001B\]8;[^\u001B]*\u001B\\|\n)/;

/**
The frame with characters in place of others that every terminal draws as wide as we measure those: terminals disagree about
half of what there is in Unicode, and what is measured is held against them elsewhere.
*/
const asMeasured = (frame: string): string =>
	frame
		.split(sequences)
		.map((part, index) => {
			if (index % 2 === 1) {
				return part;
			}

			return graphemes(part)
				.map(grapheme => {
					const width = cellWidth(grapheme);
					const isKept = /^[ -~─-╿▀-▟]$/.test(grapheme);
					return isKept ? grapheme : '가'.repeat(Math.floor(width / 2)) + 'x'.repeat(width % 2);
				})
				.join('');
		})
		.join('');

/** Write a frame as the program does, to a terminal with room at its right and below; `measured`: to one that draws everything as wide as we measure it. */
export const parseFrame = async (
	frame: string,
	columns: number,
	rows: number,
	{measured}: {readonly measured: boolean},
): Promise<ParsedFrame> => {
	const terminal = new xterm.Terminal({
		cols: columns + spare,
		rows: rows + spare,
		allowProposedApi: true,
		convertEol: true,
		scrollback: 100,
	});
	terminal.unicode.register(modernWidths);
	terminal.unicode.activeVersion = modernWidths.version;
	const bytes = measured ? asMeasured(frame) : fenceRightToLeft(frame);
	await new Promise<void>(resolve => {
		terminal.write(bytes, resolve);
	});
	const {active} = terminal.buffer;
	const at = (column: number, row: number): string => {
		const cell = active.getLine(row)?.getCell(column);
		return cell === undefined || cell.getWidth() === 0 ? '' : cell.getChars() || ' ';
	};

	const isOver = (row: number): boolean =>
		Array.from({length: spare}, (_, index) => at(columns + index, row)).some(text => text !== ' ');
	const written = active.baseY + active.cursorY + 1;
	const overWide = Array.from({length: written}, (_, row) => row).filter(row => isOver(row));

	return {at, rows: written, overWide};
};
