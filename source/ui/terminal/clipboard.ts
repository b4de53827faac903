/** The terminal's clipboard: OSC 52, which works over SSH too. Knows no chat. */

/** What terminals take in one sequence, characters of base64 (xterm and hterm take this much; others more). */
export const clipboardLengthMax = 74_994;

export type Copied = 'copied' | 'too-long';

/** The sequence that puts a text into the clipboard; undefined where it is too long. */
export const clipboardSequence = (text: string, {isTmux}: {readonly isTmux: boolean}): string | undefined => {
	const data = Buffer.from(text).toString('base64');
	if (data.length > clipboardLengthMax) {
		return undefined;
	}

	const sequence = `\u{1B}]52;c;${data}\u{7}`;
	// tmux takes one itself where `set-clipboard` is on, and passes the other on where `allow-passthrough` is.
	return isTmux ? `${sequence}\u{1B}Ptmux;\u{1B}${sequence}\u{1B}\\` : sequence;
};

/** A clipboard behind a terminal. */
export const createClipboard =
	({
		write,
		env,
	}: {
		write(text: string): void;
		readonly env: Readonly<Record<string, string | undefined>>;
	}): ((text: string) => Copied) =>
	text => {
		const sequence = clipboardSequence(text, {isTmux: (env.TMUX ?? '') !== ''});
		if (sequence === undefined) {
			return 'too-long';
		}

		write(sequence);
		return 'copied';
	};
