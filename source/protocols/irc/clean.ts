/** What IRC clients send, made fit for everyone: the door of this protocol. */
import {sanitize, sanitizeLine} from '../../text/sanitize.ts';
import {splitText} from './split.ts';

/** Bold, colours and the like, which other clients would show as stray digits (modern "Formatting"). */
const formatting =
	/\x03(?:\d{1,2}(?:,\d{1,2})?)?|\x04(?:[0-9a-fA-F]{6}(?:,[0-9a-fA-F]{6})?)?|[\x02\x0f\x11\x16\x1d\x1e\x1f]/g;

/** How long a username may be, in characters: USERLEN. */
export const identMax = 16;
/** How long topics, reasons, away texts and real names may be, in bytes: TOPICLEN and its like. They fit into a line with a long source. */
export const textMax = 300;

/** What is said: spaces at its start stay, for they may be code. */
export const cleanText = (text: string): string =>
	sanitize(text.replace(formatting, '')).replace(/\n+/g, ' ').trimEnd();

/** A topic, a reason, an away text, a real name: one line, bounded. */
export const cleanPhrase = (text: string): string => {
	const line = sanitizeLine(text.replace(formatting, ''));
	return line === '' ? '' : (splitText(line, textMax)[0] ?? '').trim();
};

/** A name or a mask, before anyone looks at it. */
export const cleanWord = (text: string): string => sanitizeLine(text).slice(0, 256);

/** A username: letters, digits and `._-` of what was sent (RFC 2812 §2.3.1 `user`, without what would break masks). */
export const cleanIdent = (text: string): string =>
	[...sanitize(text).replace(/[^\p{L}\p{N}._~-]/gu, '')].slice(0, identMax).join('') || 'user';

export type Ctcp = {readonly command: string; readonly text: string};

/** The message within `\x01` (modern "CTCP"), or undefined. The closing one may be missing. */
export const parseCtcp = (text: string): Ctcp | undefined => {
	const match = /^\x01([^\x01 ]+)(?: ([^\x01]*))?\x01?$/.exec(text);
	return match ? {command: (match[1] ?? '').toUpperCase(), text: match[2] ?? ''} : undefined;
};
