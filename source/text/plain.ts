/** The kinds of text that need no Unicode machinery: most of what people write, and the reason for the fast paths. */

// A negated class without a quantifier: `^[…]*$` overflows the backtrack stack on strings of millions of characters.
const notAscii = /[^\x20-\x7e]/;

// Printable ASCII, Hangul syllables and compatibility jamo (U+3164 is an invisible filler), kana, and the common ideographs:
// none of them joins, composes or extends another.
const notSimple = /[^\x20-\x7e\u3041-\u3096\u30a1-\u30fa\u3131-\u3163\u4e00-\u9fff\uac00-\ud7a3]/;

const notSimpleLines = /[^\n\x20-\x7e\u3041-\u3096\u30a1-\u30fa\u3131-\u3163\u4e00-\u9fff\uac00-\ud7a3]/;

// These, and what joins nothing either: Latin, Greek and Cyrillic letters, punctuation, arrows, what boxes are drawn with.
const notSeparate =
	/[^\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u2190-\u21ff\u2500-\u25ff\u3001-\u3029\u3041-\u3096\u30a1-\u30fa\u3131-\u3163\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60]/;

/** Whether a text is printable ASCII alone: as many cells as it is long. */
export const isAscii = (text: string): boolean => !notAscii.test(text);

/** Whether each UTF-16 unit of a text is one visible character that stands for itself, newlines excluded. */
export const isSimple = (text: string): boolean => !notSimple.test(text);

/** The same with newlines allowed: there is nothing in such a text to sanitise. */
export const isSimpleLines = (text: string): boolean => !notSimpleLines.test(text);

/** Whether each UTF-16 unit of a text is a grapheme of its own, however wide: such a text is cut without ICU, whose tables take 10 ms to read. */
export const isSeparate = (text: string): boolean => !notSeparate.test(text);
