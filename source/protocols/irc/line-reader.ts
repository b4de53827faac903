/** From bytes to messages, within the limits of a line. */
import {createLineFramer, type LineFramer} from '../../framing/lines.ts';
import {share} from '../share.ts';
import {type IrcMessage, lineBytesMax, parseMessage} from './message.ts';

/** IRCv3 message-tags, "Size limit": what a client's tags may take, `@` and the space included. */
const tagBytesMax = 4096;

/** Past this a line is not kept: 8191 bytes of tags, as some clients take the limit, and the line. */
const keptBytesMax = 8191 + lineBytesMax;

/** `size` is what is kept of the line, in UTF-16 code units. */
export type LineEvent =
	| {readonly type: 'message'; readonly message: IrcMessage; readonly size: number}
	/** Too long, in its tags or behind them. */
	| {readonly type: 'long'; readonly size: 0}
	/** Not UTF-8 (modern "UTF8ONLY"). `message` has what could be read, for its label and its command. */
	| {readonly type: 'garbled'; readonly message: IrcMessage; readonly size: number};

/** What one line is; undefined for an empty one, which RFC 1459 §2.3.1 says to ignore. */
const read = (text: string): LineEvent | undefined => {
	const space = text.startsWith('@') ? text.indexOf(' ') : -1;
	const head = text.startsWith('@') ? text.slice(0, space + 1) : '';
	// An `@` without a space after it is all tags, and no command.
	const body = text.slice(head.length);
	if (Buffer.byteLength(head) > tagBytesMax || Buffer.byteLength(body) > lineBytesMax - 2) {
		return {type: 'long', size: 0};
	}

	const message = parseMessage(text);
	if (!message) {
		return undefined;
	}

	return {type: text.includes('\uFFFD') ? 'garbled' : 'message', message, size: text.length};
};

export type LineReader = {
	/** Take bytes, cut anywhere, and return the messages that they complete, in order. */
	push(chunk: Uint8Array): readonly LineEvent[];
	/** How many bytes are kept of a line that has not ended. */
	pending(): number;
};

const functions: LineReader & ThisType<{readonly framer: LineFramer}> = {
	push(chunk) {
		const events: LineEvent[] = [];
		for (const event of this.framer.push(chunk)) {
			const line = event.type === 'overflow' ? ({type: 'long', size: 0} as const) : read(event.text);
			if (line) {
				events.push(line);
			}
		}

		return events;
	},
	pending() {
		return this.framer.pending();
	},
};

export const createLineReader = (): LineReader =>
	share<object, LineReader>({framer: createLineFramer({bytesMax: keptBytesMax})}, functions);
