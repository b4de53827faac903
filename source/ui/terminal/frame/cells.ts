/** A painted row as cells, so that two can be compared cell by cell. Knows colours as escape sequences; no terminal and no other row. */
import {graphemeWidth} from '../../../text/grapheme-width.ts';

export type Cells = {
	/** The character in each cell; nothing in the second of a wide one. */
	readonly chars: readonly string[];
	/** What turns on the looks of each cell; nothing for plain ones. */
	readonly looks: readonly string[];
};

/**
Characters that every terminal draws in as many cells as we count, one by one, whatever stands beside them: a row that has others (emoji, marks, right-to-left
letters, controls) is written as a whole, for a cell counted wrongly would leave the rest of it in the wrong place.
*/
const certain =
	/^[\x20-\x7e\u00a1-\u00ac\u00ae-\u017f\u2010-\u2015\u2018-\u201f\u2022\u2026\u2039\u203a\u2190-\u2193\u21b0-\u21b5\u2500-\u259f\u25cb\u25cc\u25cf\u3041-\u3096\u30a1-\u30fa\u3131-\u3163\u4e00-\u9fff\uac00-\ud7a3]*$/;

const sequences = /\u001B(?:\[[\d;]*m|\]8;[^\u0007\u001B]*(?:\u0007|\u001B\\))/g;

/** Whether a painted row has such characters alone. */
export const isCertain = (row: string): boolean => certain.test(row.replace(sequences, ''));

const parts = /\u001B\[([\d;]*)m|\u001B\]8;([^\u0007\u001B]*)(?:\u0007|\u001B\\)|[^\u001B]+/y;

/** What ends each kind of looks, and the kinds that it ends. */
const ends: Readonly<Record<number, readonly string[]>> = {
	22: ['bold', 'dim'],
	23: ['italic'],
	24: ['underline'],
	27: ['inverse'],
	29: ['strike'],
	39: ['foreground'],
	49: ['background'],
};

const begins: Readonly<Record<number, string>> = {
	1: 'bold',
	2: 'dim',
	3: 'italic',
	4: 'underline',
	7: 'inverse',
	9: 'strike',
};

const kindOf = (code: number): string | undefined => {
	if ((code >= 30 && code <= 38) || (code >= 90 && code <= 97)) {
		return 'foreground';
	}

	return (code >= 40 && code <= 48) || (code >= 100 && code <= 107) ? 'background' : begins[code];
};

/** Change the looks as one sequence says. False for one that is not known. */
const apply = (active: Map<string, string>, parameters: string): boolean => {
	const codes = parameters === '' ? [0] : parameters.split(';').map(Number);
	for (let at = 0; at < codes.length; at++) {
		const code = codes[at] ?? 0;
		const kind = kindOf(code);
		if (code === 0) {
			const link = active.get('link');
			active.clear();
			if (link !== undefined) {
				active.set('link', link);
			}
		} else if (kind !== undefined) {
			const length = code === 38 || code === 48 ? (codes[at + 1] === 2 ? 5 : 3) : 1;
			active.set(kind, `\u001B[${codes.slice(at, at + length).join(';')}m`);
			at += length - 1;
		} else if (ends[code] === undefined) {
			return false;
		}

		for (const ended of ends[code] ?? []) {
			active.delete(ended);
		}
	}

	return true;
};

/** The cells of a painted row; undefined where one cannot be sure of them. */
export const readCells = (row: string): Cells | undefined => {
	const chars: string[] = [];
	const looks: string[] = [];
	const active = new Map<string, string>();
	let look = '';
	parts.lastIndex = 0;
	while (parts.lastIndex < row.length) {
		const match = parts.exec(row);
		if (match === null) {
			return undefined;
		}

		const [text, colors, link] = match;
		if (colors !== undefined) {
			if (!apply(active, colors)) {
				return undefined;
			}

			look = [...active.values()].join('');
		} else if (link !== undefined) {
			if (link.endsWith(';')) {
				active.delete('link');
			} else {
				active.set('link', `\u001B]8;${link}\u001B\\`);
			}

			look = [...active.values()].join('');
		} else {
			if (!certain.test(text)) {
				return undefined;
			}

			for (let index = 0; index < text.length; index++) {
				const char = text[index] ?? '';
				chars.push(char);
				looks.push(look);
				if (char > '\u1000' && graphemeWidth(char) === 2) {
					chars.push('');
					looks.push(look);
				}
			}
		}
	}

	return {chars, looks};
};

/** What ends looks. */
export const endLooks = (look: string): string =>
	`${look.includes('\u001B[') ? '\u001B[0m' : ''}${look.includes('\u001B]8') ? '\u001B]8;;\u001B\\' : ''}`;
