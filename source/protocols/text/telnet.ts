/** Telnet's negotiation taken out of a stream of text (RFC 854, RFC 855). */

const interpretAsCommand = 0xff;
const subnegotiation = 250;
const subnegotiationEnd = 240;
/** WILL, WONT, DO and DONT are followed by one byte that names the option. */
const firstVerb = 251;

/** A subnegotiation that does not end was none: someone's text is not to vanish behind it. */
const subnegotiationBytesMax = 1024;

type State = 'text' | 'command' | 'option' | 'sub' | 'sub-command';

/**
Takes bytes, cut anywhere, and gives them back without commands, options and subnegotiations. A doubled 0xFF is data to
telnet, and never UTF-8, so that it goes too. Nothing is answered: a telnet client then stays in its line mode.
*/
export const createTelnetFilter = (): ((chunk: Uint8Array) => Uint8Array) => {
	let state: State = 'text';
	let subBytes = 0;

	/** Whether the byte is text. */
	const step = (byte: number): boolean => {
		switch (state) {
			case 'text': {
				if (byte !== interpretAsCommand) {
					return true;
				}

				state = 'command';
				return false;
			}

			case 'command': {
				subBytes = 0;
				state = byte === subnegotiation ? 'sub' : byte >= firstVerb && byte < 255 ? 'option' : 'text';
				return false;
			}

			case 'option': {
				state = 'text';
				return false;
			}

			case 'sub': {
				subBytes++;
				state =
					byte === interpretAsCommand ? 'sub-command' : subBytes > subnegotiationBytesMax ? 'text' : 'sub';
				return false;
			}

			case 'sub-command': {
				state = byte === subnegotiationEnd ? 'text' : 'sub';
				return false;
			}
		}
	};

	return chunk => {
		if (state === 'text' && !chunk.includes(interpretAsCommand)) {
			return chunk;
		}

		return chunk.filter(step);
	};
};
