/** Emoji to react with. Knows no screen. */
import {segmentGraphemes} from '../../text/graphemes.ts';
import {emojiNamed} from '../../text/shortcodes/shortcodes.ts';

/** The usual ones, one key each: the digits from 1. */
export const usualReactions = ['👍', '🎉', '😂', '💜', '👀', '🙏'] as const;

/** The emoji that is meant: one itself, or a name with or without its colons. */
export const emojiOf = (text: string): string | undefined =>
	emojiNamed(text) ??
	(/\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20E3/u.test(text) &&
	[...segmentGraphemes(text)].length === 1
		? text
		: undefined);
