/** How wide a present-day terminal draws each character: what @xterm/headless alone, which knows Unicode 6, does not tell. */

import type {IUnicodeVersionProvider} from '@xterm/headless';
import stringWidth from 'string-width';

const joiner = 0x200d;
const emojiPresentation = 0xfe0f;
const isMark = (codePoint: number) => /^[\p{Mark}\p{Emoji_Modifier}]$/u.test(String.fromCodePoint(codePoint));
const isRegional = (codePoint: number) => codePoint >= 0x1_f1_e6 && codePoint <= 0x1_f1_ff;
const isTag = (codePoint: number) => codePoint >= 0xe_00_20 && codePoint <= 0xe_00_7f;

/** What the character before was: the state that xterm hands from one character to the next. */
const plain = 0;
const afterJoiner = 1;
const afterRegional = 2;

const widthOf = (codePoint: number): 0 | 1 | 2 => {
	if (codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0)) {
		return 0;
	}

	if (codePoint < 0x2_00) {
		return 1;
	}

	const width = stringWidth(String.fromCodePoint(codePoint));
	return width === 0 ? 0 : width === 1 ? 1 : 2;
};

/** xterm's packing of a character's properties: state, width in two bits, and whether it joins what came before. */
const pack = (state: number, width: number, joins: boolean) => (state << 3) | (width << 1) | Number(joins);

/** Grapheme clusters take one place, as in terminals of today; widths are string-width's, as in Ink. */
export const modernWidths: IUnicodeVersionProvider = {
	version: 'modern',
	wcwidth: widthOf,
	charProperties(codePoint, preceding) {
		const precedingWidth = (preceding >> 1) & 3;
		const precedingState = preceding >> 3;
		if (preceding !== 0 && precedingWidth > 0) {
			if (codePoint === joiner) {
				return pack(afterJoiner, precedingWidth, true);
			}

			if (codePoint === emojiPresentation) {
				return pack(plain, 2, true);
			}

			// What has no width goes with the character before it, as xterm's own tables have it; without one it takes a cell.
			const isInvisible = widthOf(codePoint) === 0;
			if (precedingState === afterJoiner || isMark(codePoint) || isTag(codePoint) || isInvisible) {
				return pack(plain, precedingWidth, true);
			}

			if (precedingState === afterRegional && isRegional(codePoint)) {
				return pack(plain, 2, true);
			}
		}

		return pack(
			isRegional(codePoint) ? afterRegional : plain,
			isRegional(codePoint) ? 2 : widthOf(codePoint),
			false,
		);
	},
};
