/** Addresses in what people write. Knows characters alone; it opens nothing and draws nothing. */

/** An address in a text: UTF-16 offsets, and where it leads. */
export type Link = {readonly start: number; readonly end: number; readonly url: string};

/** Longer ones are text: no terminal takes them (VTE's limit is 2083 bytes). */
const unitsMax = 2000;

const schemes = /https?:\/\/|mailto:/giu;
const alphanumeric = /[\p{L}\p{N}]/u;
// What may stand in an address (RFC 3986), and letters of any script, as people paste them from a browser.
const inside = /[\w\-.~:/?#[\]@!$&'()*+,;=%]|[^\p{ASCII}\p{Z}\p{C}]/u;
const ascii = /\p{ASCII}/u;
/** A letter that is not ASCII goes on after these alone: after a letter it is a particle. */
const opensForeign = /[/?#=&.:@%_\-+]/;
const foreignLetter = /\p{L}|\p{N}|\p{M}/u;
const trailing = new Set('.,:;!?\'"*_~`');
const closers: ReadonlyMap<string, string> = new Map([
	[')', '('],
	[']', '['],
]);

/** Particles that are written right after an address that ends with a slash. */
const particles =
	/(?<=\/)(?:은|는|이|가|을|를|에|에서|의|와|과|로|으로|도|만|까지|부터|에게|이랑|랑|입니다|이에요|예요|요)$/u;

const countOf = (text: string, character: string): number => text.split(character).length - 1;

/** Without what ends the sentence instead of the address: punctuation, and brackets that were opened before it. */
const withoutTrailing = (text: string): string => {
	let end = text.length;
	const spare = new Map(
		Array.from(closers, ([closer, opener]) => [closer, countOf(text, closer) - countOf(text, opener)]),
	);

	for (;;) {
		const last = text[end - 1] ?? '';
		const unopened = spare.get(last) ?? 0;

		if (unopened > 0) {
			spare.set(last, unopened - 1);
		} else if (!trailing.has(last)) {
			return text.slice(0, end);
		}

		end--;
	}
};

/** Where the run of what may be in an address ends. */
const endOf = (text: string, from: number, to: number): number => {
	let end = from;
	let isForeign = false;
	const limit = Math.min(to, from + unitsMax);

	while (end < limit) {
		const character = String.fromCodePoint(text.codePointAt(end) ?? 0);

		if (!inside.test(character)) {
			break;
		}

		if (ascii.test(character)) {
			isForeign = false;
		} else if (!foreignLetter.test(character) || !(isForeign || opensForeign.test(text.charAt(end - 1)))) {
			break;
		} else {
			isForeign = true;
		}

		end += character.length;
	}

	return end;
};

/** The address in a form that can be handed on: printable ASCII alone. Undefined where it is none. */
const urlOf = (text: string): string | undefined => {
	if (!URL.canParse(text)) {
		return undefined;
	}

	const {href, protocol, hostname, pathname} = new URL(text);
	const isWhole = protocol === 'mailto:' ? /^[^@]+@[^@]+$/.test(pathname) : hostname !== '';

	return isWhole && /^(?:https?:|mailto:)[\x21-\x7e]+$/.test(href) ? href : undefined;
};

/** What begins at `start`, where a scheme is, and is over before `to`. Without `link` nothing before `end` is an address. */
export const readLink = (
	text: string,
	start: number,
	to = text.length,
): {readonly end: number; readonly link: Link | undefined} => {
	const before = text.charAt(start - 1);

	if (ascii.test(before) && alphanumeric.test(before)) {
		return {end: start, link: undefined};
	}

	const end = endOf(text, start, to);
	const run = withoutTrailing(text.slice(start, end)).replace(particles, '');
	const url = urlOf(run);

	return {end, link: url === undefined ? undefined : {start, end: start + run.length, url}};
};

/** All addresses in a text: `http`, `https` and `mailto` alone. Linear in its length. */
export const findLinks = (text: string): readonly Link[] => {
	const links: Link[] = [];
	let done = 0;

	for (const {index} of text.matchAll(schemes)) {
		if (index >= done) {
			const {end, link} = readLink(text, index);
			links.push(...(link === undefined ? [] : [link]));
			done = link?.end ?? end;
		}
	}

	return links;
};
