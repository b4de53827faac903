/**
What makes other people's text safe to draw. The folder `text` knows characters, cells and words; it knows nothing of the
rest of the program and imports none of it.
*/
import {isSimpleLines} from './plain.ts';

// ECMA-48 §5.6: the opening of OSC, DCS, APC, PM and SOS, in 7 and in 8 bits, up to the terminator. As in a terminal,
// CAN, SUB and another escape cancel. A line's end does too: an opening alone must not swallow all that follows.
const stringSequences =
	/(?:\x1b[\]P_^X]|[\x9d\x90\x9f\x9e\x98])[^\x07\x18\x1a\x1b\x9c\n\r]*(?:[\x07\x18\x1a\x9c]|\x1b\\)?/g;

// ECMA-48 §5.4: parameters, intermediates, final. Each class is disjoint from the next, so that matching is linear.
const controlSequences = /(?:\x1b\[|\x9b)[\x30-\x3f]*[\x20-\x2f]*[\x40-\x7e]?/g;

// ECMA-35 §13.2: the shorter escapes.
const escapes = /\x1b[\x20-\x2f]*[\x30-\x7e]?/g;

const lineEnds = /\r\n?|[\u2028\u2029]/g;
const controls = /[\x00-\x09\x0b-\x1f\x7f-\x9f]/g;

// A flag of a region (UTS #51, ED-14a) is the one use of tag characters; VS16 is kept after what may be
// an emoji (VS15 is not: terminals and libraries disagree about how wide it leaves one).
// Format characters that are drawn (Prepended_Concatenation_Mark) stay.
const invisible =
	/(\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f}|\p{Emoji}\ufe0f)|[[\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}[\p{Cf}--[\u{600}-\u{605}\u{6dd}\u{890}\u{891}\u{8e2}\u{110bd}\u{110cd}]]]--[\u200d]]/gv;

// A joiner with nothing to join is only a way to look empty, or like someone else.
const idleJoiners = /(?<![\p{L}\p{M}\p{Emoji}])\u200d|\u200d(?![\p{L}\p{Extended_Pictographic}])/gu;
const joinerRuns = /\u200d{2,}/g;

// The longest emoji sequence in use has three joiners.
const joinedMax = 6;
const joinedTooLong = /(?:\p{Extended_Pictographic}[\p{M}\p{Emoji_Modifier}]{0,8}\u200d){7,}/gu;

// What is drawn over the character before it: marks, joiners, and the Hangul vowels and trailing consonants that did not
// compose. No script in use stacks more than eight; each of thousands would be drawn over the rows around it.
const marksTooMany = /([\u200d\p{M}\u1160-\u11ff\ud7b0-\ud7fb]{8})[\u200d\p{M}\u1160-\u11ff\ud7b0-\ud7fb]+/gu;

const boundMarks = (text: string): string => text.replace(marksTooMany, '$1');

const boundJoined = (text: string): string =>
	text.replace(joinedTooLong, chain => {
		let joiners = 0;
		return chain.replaceAll('\u200d', joiner => (++joiners % (joinedMax + 1) === 0 ? '' : joiner));
	});

/** Control characters and the sequences that they open. */
const withoutControls = (text: string): string =>
	text
		.replace(stringSequences, '')
		.replace(controlSequences, '')
		.replace(escapes, '')
		.replace(lineEnds, '\n')
		.replaceAll('\t', ' ')
		.replace(controls, '');

/**
Make text of others safe to draw: no control sequence, no control character but `\n`, nothing that reverses or hides
text, a bounded number of marks on each character, well-formed, NFC. A line end of any kind becomes `\n`, a tab a space.
Linear in the text's length; `sanitize(sanitize(x)) === sanitize(x)`.
*/
export const sanitize = (text: string): string => {
	if (isSimpleLines(text)) {
		return text;
	}

	// Lone surrogates go first: two halves must not become one character when what is between them is taken out.
	const visible = withoutControls(text.toWellFormed())
		.replace(invisible, '$1')
		.replace(joinerRuns, '\u200d')
		.replace(idleJoiners, '');

	// Marks are bounded before NFC, which sorts them in quadratic time, and after it, for it makes two of some.
	return boundMarks(boundMarks(boundJoined(visible)).normalize('NFC'));
};

/** The same on one line: newlines become one space, and spaces at either end go. */
export const sanitizeLine = (text: string): string => sanitize(text).replace(/\n+/g, ' ').trim();
