/** What the server refuses, in words: what happened, and what to do about it. */
import type {RejectCode} from '../messages.ts';
import type {Outgoing} from './outgoing.ts';

export type Words = {readonly problem: string; readonly hint: string};

export type RefusalDetails = {
	/** What the server wrote. */
	readonly text: string;
	/** The name in question: asked for, or whispered to. */
	readonly name?: string;
	/** The message's size and the server's limit, bytes of UTF-8. */
	readonly bytes?: number;
	readonly bytesMax?: number;
};

const size = (bytes: number | undefined): string =>
	bytes === undefined ? 'too much' : `${(bytes / 1024).toFixed(1)} KiB`;

/** The words for a code. What has no words of its own says what the server wrote. */
export const describeRefusal = (code: RejectCode, details: RefusalDetails): Words => {
	const {text, name = '', bytes, bytesMax} = details;
	switch (code) {
		case 'too-fast': {
			return {problem: 'You are sending too fast.', hint: 'Wait a second, then press Enter again.'};
		}

		case 'too-long': {
			return {
				problem: `The message has ${size(bytes)}; at most ${size(bytesMax)} are taken.`,
				hint: 'Shorten it, or send it in parts.',
			};
		}

		case 'banned-word': {
			return {problem: 'A word in it is not wanted here.', hint: 'Say it in other words.'};
		}

		case 'empty': {
			return {problem: 'There is nothing in it to send.', hint: 'Write something first.'};
		}

		case 'muted': {
			return {problem: 'You are muted.', hint: 'Wait, or ask the host.'};
		}

		case 'name-taken': {
			return {problem: `"${name}" is taken.`, hint: 'Choose another: /nick NAME'};
		}

		case 'name-invalid': {
			return {
				problem: `"${name}" cannot be a name.`,
				// The server says what is wrong with it.
				hint:
					text === ''
						? 'Letters of any script, digits, "-", "_" and "." can, up to 20 columns: /nick NAME'
						: text,
			};
		}

		case 'no-such-user': {
			return {problem: `Nobody here is called "${name}".`, hint: 'See who is here: /users'};
		}

		case 'to-self': {
			return {problem: 'That is you.', hint: 'Whisper to somebody else: /users says who is here.'};
		}

		case 'no-such-room':
		case 'not-in-room': {
			return {problem: 'You are not in that room.', hint: 'Leave and join again.'};
		}

		case 'moderated':
		case 'room-banned':
		case 'room-full':
		case 'room-key':
		case 'invite-only':
		case 'not-operator':
		case 'not-there':
		case 'already-there': {
			return {problem: text, hint: 'Ask an operator of the room.'};
		}

		case 'not-permitted': {
			return {problem: 'You are not permitted to do that.', hint: 'Ask the host.'};
		}

		case 'bad-frame': {
			return {
				problem: `The server did not understand: ${text}`,
				hint: 'Use the same version of chat-tui on both sides.',
			};
		}

		default: {
			return {problem: text === '' ? 'The server refused.' : text, hint: 'Try again later.'};
		}
	}
};

/** The words for a message that was not taken. `bytesMax` is the server's limit. */
export const describeRefusedMessage = (
	message: Outgoing,
	code: RejectCode,
	{text = '', bytesMax}: {readonly text?: string; readonly bytesMax: number},
): Words =>
	describeRefusal(code, {
		text,
		bytes: Buffer.byteLength(message.text),
		bytesMax,
		...(message.type === 'whisper' ? {name: message.to} : {}),
	});
