/** Message tags: their escaping and their two forms (IRCv3 message-tags). */

export type Tags = Readonly<Record<string, string>>;

/** What a client may name a tag that only clients read (IRCv3 message-tags, "Format"): `+`, a vendor if any, a name. */
const clientTag = /^\+(?:[a-zA-Z0-9.-]+\/)?[a-zA-Z0-9-]+$/;

const escapes: Readonly<Record<string, string>> = {
	';': '\\:',
	' ': '\\s',
	'\\': '\\\\',
	'\r': '\\r',
	'\n': '\\n',
};

const unescapes: Readonly<Record<string, string>> = {':': ';', s: ' ', r: '\r', n: '\n'};

/** IRCv3 message-tags, "Escaping values". */
export const escapeTagValue = (value: string): string =>
	value.replace(/[; \\\r\n]/g, character => escapes[character] ?? character);

/** The reverse: an unknown escape is the character itself, and a lone backslash at the end is nothing. */
export const unescapeTagValue = (value: string): string =>
	value.replace(/\\([\s\S]?)/g, (_, character: string) => unescapes[character] ?? character);

/** The tags of a line, without its `@`. The last of a name counts. */
export const parseTags = (text: string): Tags => {
	// No prototype: a tag may be called `constructor`.
	const tags: Record<string, string> = Object.create(null);
	for (const part of text.split(';')) {
		const equals = part.indexOf('=');
		const name = equals === -1 ? part : part.slice(0, equals);
		if (name !== '') {
			tags[name] = equals === -1 ? '' : unescapeTagValue(part.slice(equals + 1));
		}
	}

	return tags;
};

/** `a=1;b`, or `''` for no tags. */
export const formatTags = (tags: Tags): string =>
	Object.entries(tags)
		.map(([name, value]) => (value === '' ? name : `${name}=${escapeTagValue(value)}`))
		.join(';');

/** Of a client's tags those that other clients are to get. */
export const clientTags = (tags: Tags): Tags =>
	Object.fromEntries(Object.entries(tags).filter(([name]) => clientTag.test(name)));
