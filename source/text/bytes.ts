/** Cutting text by bytes of UTF-8. */

/** The beginning of a text that fits into so many bytes of UTF-8, by whole code points. */
export const truncateBytes = (text: string, bytesMax: number): string => {
	// No unit of UTF-16 takes less than a byte, nor more than three.
	if (text.length * 3 <= bytesMax) {
		return text;
	}

	const {read} = new TextEncoder().encodeInto(text, new Uint8Array(bytesMax));
	return text.slice(0, read);
};
