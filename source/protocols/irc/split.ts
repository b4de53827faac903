/** Text that is longer than a line: into several, never within a character, rather between words. */
import {graphemes} from '../../text/cells.ts';

const bytes = (text: string): number => Buffer.byteLength(text);

/** A line is rather cut after a space when that is this close to its end, as a part of the line. */
const spaceWithin = 0.75;

/** A text without newlines, in pieces of at most `bytesMax` bytes that together are the text. */
const cut = (text: string, bytesMax: number): string[] => {
	const pieces: string[] = [];
	let piece = '';
	let size = 0;
	const add = (part: string): void => {
		const more = bytes(part);
		if (size + more > bytesMax && piece !== '') {
			const space = piece.lastIndexOf(' ') + 1;
			const at = space > piece.length * spaceWithin ? space : piece.length;
			pieces.push(piece.slice(0, at));
			piece = piece.slice(at);
			size = bytes(piece);
		}

		piece += part;
		size += more;
	};

	for (const grapheme of graphemes(text)) {
		// A character of many marks may be longer than a line: its code points are not.
		for (const part of bytes(grapheme) > bytesMax ? grapheme : [grapheme]) {
			add(part);
		}
	}

	return piece === '' ? pieces : [...pieces, piece];
};

/**
A text as lines of at most `bytesMax` bytes of UTF-8 (8 at least). Its own newlines end lines too; a line without text is one space, for
an empty one cannot be sent (RFC 1459 §4.4.1, ERR_NOTEXTTOSEND).
*/
export const splitText = (text: string, bytesMax: number): readonly string[] => {
	// Three bytes a code unit is the most there can be.
	if (text !== '' && text.length * 3 <= bytesMax && !text.includes('\n')) {
		return [text];
	}

	return text.split('\n').flatMap(line => {
		if (line === '') {
			return [' '];
		}

		return bytes(line) <= bytesMax ? [line] : cut(line, bytesMax);
	});
};
