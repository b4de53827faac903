/** How many cells one grapheme takes. */
import stringWidth from 'string-width';

const cacheMax = 4096;
const widths = new Map<string, number>();

// What is drawn as one: an emoji sequence (UTS #51, also without its selectors), a keycap, a flag, a syllable of conjoining
// jamo. Everything else is a character by itself.
const drawnExpression = (): RegExp =>
	/\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?(?:\u200d\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?)+|\p{RGI_Emoji}|[\d#*]\ufe0f?\u20e3|[\d#*]\ufe0f|\p{Regional_Indicator}{2}|[\u1100-\u115e\ua960-\ua97c][\u1161-\u11a7\ud7b0-\ud7c6][\u11a8-\u11ff\ud7cb-\ud7fb]?|./gsv;

const isSequence = (part: string): boolean => part.length > ((part.codePointAt(0) ?? 0) > 0xffff ? 2 : 1);

// Made when it is needed first: `\p{RGI_Emoji}` takes tens of milliseconds to compile.
let drawn: RegExp | undefined;

/** A grapheme's parts, as a terminal may draw each: most have one; a letter with marks, or a cluster of Indic letters, has more. */
export const drawnParts = (grapheme: string): readonly string[] => {
	if (grapheme !== '' && !isSequence(grapheme)) {
		return [grapheme];
	}

	drawn ??= drawnExpression();
	return grapheme.match(drawn) ?? [];
};

// The sum over the parts is what most terminals do. string-width gives some clusters less, and its versions disagree about
// which (Ink has one of its own); a row drawn narrower than it was measured leaves a gap, one drawn wider breaks the screen.
const measure = (grapheme: string): number =>
	drawnParts(grapheme).reduce(
		(sum, part) => sum + (isSequence(part) ? 2 : stringWidth(part, {countAnsiEscapeCodes: true})),
		0,
	);

/** The width in cells of one grapheme. Remembered, for people write few different ones and these are measured at every frame. */
export const graphemeWidth = (grapheme: string): number => {
	if (grapheme.length === 1) {
		const code = grapheme.charCodeAt(0);

		if (code >= 0x20 && code < 0x7f) {
			return 1;
		}

		if (code >= 0xac00 && code <= 0xd7a3) {
			return 2;
		}
	}

	const known = widths.get(grapheme);

	if (known !== undefined) {
		return known;
	}

	if (widths.size >= cacheMax) {
		widths.clear();
	}

	const width = measure(grapheme);
	widths.set(grapheme, width);

	return width;
};
