/** What is drawn around words: lines, arrows, bullets, an ellipsis; or ASCII alone, for fonts that have none of them. Knows no text, and is a leaf. */

const plain: Readonly<Record<string, string>> = {
	'─': '-',
	'│': '|',
	'┃': '|',
	'╭': '+',
	'╮': '+',
	'╰': '+',
	'╯': '+',
	'┬': '+',
	'▌': '>',
	'▐': '*',
	'▎': '|',
	'▏': '|',
	'▁': '_',
	'▂': '.',
	'▃': ':',
	'▄': '-',
	'▅': '=',
	'▆': '+',
	'▇': '*',
	'█': '#',
	'▶': '>',
	'▸': '>',
	'›': '>',
	'●': '*',
	'○': 'o',
	'◌': '~',
	'•': '*',
	'·': '-',
	'↑': '^',
	'↓': 'v',
	'←': '<-',
	'→': '->',
	'↱': '>',
	'…': '...',
	'–': '-',
	'—': '-',
	'×': 'x',
	'‘': "'",
	'’': "'",
	'“': '"',
	'”': '"',
};

const drawn = new RegExp(`[${Object.keys(plain).join('')}]`, 'gu');

let isPlain = false;

/** Whether ASCII alone is drawn. */
export const drawsAscii = (): boolean => isPlain;

/** Draw with ASCII alone from now on, or not. Who draws is told by `setAscii` of words. */
export const setChrome = (next: boolean): void => {
	isPlain = next;
};

/** A text of our own in ASCII, as far as it is made of what is drawn. */
export const asciiOf = (text: string): string => text.replace(drawn, glyph => plain[glyph] ?? glyph);

/** What is drawn, or what is drawn instead of it: `ascii`, or each of its glyphs in ASCII. For what is our own; never for a text of others. */
export const chrome = (text: string, ascii?: string): string => (isPlain ? (ascii ?? asciiOf(text)) : text);
