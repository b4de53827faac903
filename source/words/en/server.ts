/** What servers write by themselves, always in English. */

export const server = {
	/** A server's sentence in the words that are spoken here; what is not known stays as it is. */
	inOwnWords: (text: string) => text,
};
