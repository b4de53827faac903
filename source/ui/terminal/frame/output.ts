/**
The terminal as Ink writes to it. Ink writes a whole frame each time; from here to the terminal goes what differs from the one before, in one write.
Knows what Ink's writes look like; whatever looks otherwise goes through as it is, and the frame after it is drawn anew.
*/
import type {WriteStream} from 'node:tty';
import {fenceRightToLeft} from '../../../text/bidi.ts';
import {changeFrame, drawFrame} from './changes.ts';

const beginUpdate = '\u001B[?2026h';
const endUpdate = '\u001B[?2026l';
const hideCursor = '\u001B[?25l';
const showCursor = '\u001B[?25h';

/** What Ink does before a frame: back to the end of the last one, and over it upwards. */
const lead =
	/(?:\u001B\[\?25l)?(?:\u001B\[\d*B)?(?:\u001B\[\d*G)?(?:\u001B\[2K(?:\u001B\[1A)?)*(?:\u001B\[G)?/y;

/** And behind it: to the cell of the cursor, from the last row. */
const trail = /(?:\u001B\[(\d*)A)?\u001B\[(\d*)G\u001B\[\?25h$/;

/** Moves of the cursor, and whether it is shown: nothing is drawn. */
const moves = /^(?:\u001B\[(?:\d*[ABG]|\?25[hl]))*$/;

export type Frame = {
	readonly rows: readonly string[];
	/** From 0; undefined where none is shown. */
	readonly cursor: {readonly x: number; readonly y: number} | undefined;
};

/** The frame that Ink writes; undefined where this is none of so many rows. */
export const readFrame = (chunk: string, height: number): Frame | undefined => {
	lead.lastIndex = 0;
	const start = lead.exec(chunk)?.[0].length ?? 0;
	const end = trail.exec(chunk);
	const rows = chunk.slice(start, end?.index).split('\n');
	if (rows.length !== height || height < 2) {
		return undefined;
	}

	const [, up = '0', column = '1'] = end ?? [];
	return {
		rows,
		cursor:
			end === null
				? undefined
				: {x: Math.max(0, Number(column || 1) - 1), y: Math.max(0, height - 1 - Number(up || 1))},
	};
};

/** Turns Ink's writes into what has to be written. `size` is that of the terminal at the time, cells. */
export const createFrameWriter = (
	write: (text: string) => void,
	size: () => {readonly columns: number; readonly rows: number},
): ((chunk: string) => void) => {
	let shown: readonly string[] | undefined;
	let shownSize = '';
	/** The beginning of a synchronised update: kept back until there is something to write, or written. */
	let update: 'none' | 'held' | 'open' = 'none';

	const draw = ({rows, cursor}: Frame): void => {
		const {columns, rows: height} = size();
		const now = `${columns} ${height}`;
		const changes =
			shown === undefined || now !== shownSize ? drawFrame(rows) : changeFrame(shown, rows, columns);
		shown = rows;
		shownSize = now;
		// Where Ink believes it: its next moves are from there.
		const [x, y] = cursor === undefined ? [0, rows.length - 1] : [cursor.x, cursor.y];
		const place = `\u001B[${y + 1};${x + 1}H${cursor === undefined ? '' : showCursor}`;
		const [begin, end] = update === 'held' ? [beginUpdate, endUpdate] : ['', ''];
		update = update === 'held' ? 'none' : update;
		write(begin + hideCursor + changes + place + end);
	};

	return chunk => {
		if (chunk === beginUpdate) {
			update = 'held';
			return;
		}

		if (chunk === endUpdate) {
			if (update === 'open') {
				write(endUpdate);
			}

			update = 'none';
			return;
		}

		const frame = readFrame(chunk, size().rows);
		if (frame !== undefined) {
			draw(frame);
			return;
		}

		shown = moves.test(chunk) ? shown : undefined;
		const begin = update === 'held' ? beginUpdate : '';
		update = update === 'held' ? 'open' : update;
		write(begin + fenceRightToLeft(chunk));
	};
};

/** The same stream, but for what is written to it as text. */
export const frameOutput = (stream: WriteStream): WriteStream => {
	const {columns: firstColumns, rows: firstRows} = stream;
	const draw = createFrameWriter(
		text => stream.write(text),
		() => ({columns: stream.columns ?? firstColumns, rows: stream.rows ?? firstRows}),
	);
	const write = (chunk: unknown, ...rest: unknown[]): unknown => {
		if (typeof chunk === 'string' && chunk !== '') {
			draw(chunk);
			return rest.length === 0
				? !stream.writableNeedDrain
				: Reflect.apply(stream.write, stream, ['', ...rest]);
		}

		return Reflect.apply(stream.write, stream, [chunk, ...rest]);
	};

	return new Proxy(stream, {
		get(target, key) {
			const value: unknown = Reflect.get(target, key, target);
			return key === 'write' ? write : typeof value === 'function' ? value.bind(target) : value;
		},
	});
};
