/** What a reader takes for one character (UAX #29). Knows nothing of how wide one is. */

let segmenter: Intl.Segmenter | undefined;

/** The graphemes of a text, for all languages alike. ICU's tables are read when the first text needs them: that takes 10 ms, which a start can do without. */
export const segmentGraphemes = (text: string): Intl.Segments => {
	segmenter ??= new Intl.Segmenter();
	return segmenter.segment(text);
};
