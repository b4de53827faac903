/** What the properties of whole screens have in common: how large those are, and how a row is told that may break a terminal. */

/** Columns and rows. */
export const wholeSizes = [
	[120, 40],
	[80, 24],
	[60, 20],
	[40, 10],
	[79, 16],
	[110, 12],
	[81, 15],
	[200, 60],
] as const;

/** A text in ASCII: what else is in it by its code points. */
export const points = (text: string): string =>
	Array.from(text, character => {
		const code = character.codePointAt(0) ?? 0;
		return code >= 0x20 && code < 0x7f ? character : `<${code.toString(16)}>`;
	}).join('');
