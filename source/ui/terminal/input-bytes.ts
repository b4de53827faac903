/** The classes of bytes in control sequences (ECMA-48 §5.4), and the end of a bracketed paste. */

export const escapeByte = 0x1b;

/** Parameters and intermediates: all that may stand between a sequence's introducer and its final byte. */
export const isParameter = (byte: number): boolean => byte >= 0x20 && byte <= 0x3f;

export const isFinal = (byte: number): boolean => byte >= 0x40 && byte <= 0x7e;

export const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;

const isControl = (byte: number): boolean => byte < 0x20 || byte === 0x7f;

/** Whether a byte begins another key than the byte before it: control characters are keys of their own, CR and LF together are one Enter, and Alt is an Esc before its key. */
export const isApart = (byte: number, before: number | undefined): boolean =>
	before !== undefined &&
	before !== escapeByte &&
	(isControl(byte) || isControl(before)) &&
	!(before === 0x0d && byte === 0x0a);

const pasteEnd = [escapeByte, ...Buffer.from('[201~')];

/** Given a paste byte by byte, true at the last byte of the sequence that ends it. */
export const createPasteEnd = (): ((byte: number) => boolean) => {
	let seen = 0;
	return byte => {
		seen = byte === pasteEnd[seen] ? seen + 1 : byte === escapeByte ? 1 : 0;
		if (seen < pasteEnd.length) {
			return false;
		}

		seen = 0;
		return true;
	};
};
