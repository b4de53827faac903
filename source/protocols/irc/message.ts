/** One line of IRC, as parts and as text (RFC 1459 §2.3.1, RFC 2812 §2.3.1, modern "Message Format"). */
import {splitText} from './split.ts';
import {formatTags, parseTags, type Tags} from './tags.ts';

/** A line that came in. */
export type IrcMessage = {
	readonly tags: Tags;
	/** Upper case. */
	readonly command: string;
	readonly params: readonly string[];
};

/** A line to send. Its parameters have no line ends; all but the last have no spaces either. */
export type Outgoing = {
	readonly tags?: Tags;
	/** Empty for none. */
	readonly source: string;
	readonly command: string;
	readonly params: readonly string[];
};

/** RFC 1459 §2.3: a line's bytes, its end included and its tags not. */
export const lineBytesMax = 512;

/** RFC 1459 §2.3: the last of so many parameters takes the rest of the line. */
const paramsMax = 15;

/** A line without its end, or undefined when there is no command in it. What a client says of its source is not looked at. */
export const parseMessage = (line: string): IrcMessage | undefined => {
	let rest = line;
	let tags: Tags = {};
	if (rest.startsWith('@')) {
		const space = rest.indexOf(' ');
		if (space === -1) {
			return undefined;
		}

		tags = parseTags(rest.slice(1, space));
		rest = rest.slice(space + 1);
	}

	rest = rest.replace(/^ +/, '');
	if (rest.startsWith(':')) {
		const space = rest.indexOf(' ');
		rest = space === -1 ? '' : rest.slice(space + 1);
	}

	const params: string[] = [];
	for (let at = 0; at < rest.length; ) {
		if (rest[at] === ' ') {
			at++;
			continue;
		}

		if (params.length > 0 && (rest[at] === ':' || params.length === paramsMax)) {
			params.push(rest.slice(rest[at] === ':' ? at + 1 : at));
			break;
		}

		const space = rest.indexOf(' ', at);
		const end = space === -1 ? rest.length : space;
		params.push(rest.slice(at, end));
		at = end;
	}

	const [command, ...others] = params;
	return command === undefined ? undefined : {tags, command: command.toUpperCase(), params: others};
};

/** Where a command's parameter is text for people: it gets its colon even where it could do without, as clients expect. */
const textAt: Readonly<Record<string, number>> = {
	PRIVMSG: 1,
	NOTICE: 1,
	TOPIC: 1,
	PART: 1,
	KICK: 2,
	QUIT: 0,
	AWAY: 0,
	SETNAME: 0,
	ERROR: 0,
};

/** A parameter before the last: what does not fit there is left out as `*`. */
const middle = (param: string): string =>
	param === '' || param.startsWith(':') || param.includes(' ') ? '*' : param;

/** Numerics that end in a value; all others end in text. */
const valued: ReadonlySet<string> = new Set(['004', '221', '324', '329', '333', '336', '341', '354', '367']);

const endsInText = (command: string, last: number): boolean =>
	textAt[command] === last || (/^\d{3}$/.test(command) && !valued.has(command));

const lineBreaking = /[\r\n\0]/;

/** The line without tags and end, cut to what a line may have, at a character's end. */
const formatBody = ({source, command, params}: Outgoing): string => {
	const last = params.length - 1;
	let head = source === '' ? command : `:${source} ${command}`;
	for (let index = 0; index < last; index++) {
		head += ` ${middle(params[index] ?? '')}`;
	}

	if (last < 0) {
		return head;
	}

	const given = params[last] ?? '';
	const text = lineBreaking.test(given) ? given.replace(/[\r\n\0]/g, ' ') : given;
	const isText = endsInText(command, last) || text === '' || text.startsWith(':') || text.includes(' ');
	head += isText ? ' :' : ' ';
	// Three bytes a code unit is the most there can be.
	if ((head.length + text.length) * 3 <= lineBytesMax - 2) {
		return head + text;
	}

	const room = lineBytesMax - 2 - Buffer.byteLength(head);
	return head + (Buffer.byteLength(text) <= room ? text : (splitText(text, Math.max(room, 8))[0] ?? ''));
};

/** A line with its end. */
export const formatMessage = (message: Outgoing): string => {
	const tags = message.tags ? formatTags(message.tags) : '';
	return `${tags === '' ? '' : `@${tags} `}${formatBody(message)}\r\n`;
};

/** How many bytes of text fit into a line that a source says to a target. */
export const textBytesMax = (source: string, command: string, target: string): number =>
	lineBytesMax - 2 - Buffer.byteLength(`:${source} ${command} ${target} :`);
