/** Finding the values again that a text was given, so that each can be drawn in its own way wherever a language puts it. Knows marks; no text. */

// Noncharacters: no text of others has them, for the sanitiser takes them out. They are no letters, so particles look past them.
const open = '\u{FDD0}';
const close = '\u{FDD1}';
const firstMark = 0xfd_d2;
const marks = /\u{FDD0}(.)([^\u{FDD1}]*)\u{FDD1}|[^\u{FDD0}]+/gu;

/** A value for a text, marked with a number from 0 to 29. */
export const marked = (number: number, value: string): string =>
	`${open}${String.fromCharCode(firstMark + number)}${value}${close}`;

export type Piece = {readonly text: string; readonly mark: number | undefined};

/** What was said, in pieces in its order: marked values by their number, and what stands between them. Empty ones are left out. */
export const piecesOf = (said: string): readonly Piece[] =>
	Array.from(said.matchAll(marks), ([whole, mark, value]): Piece => {
		return mark === undefined
			? {text: whole, mark: undefined}
			: {text: value ?? '', mark: mark.charCodeAt(0) - firstMark};
	}).filter(({text}) => text !== '');
