/** What a text on a terminal looks like, as escape sequences, and what turns one look into another. Knows SGR (ECMA-48, 8.3.117) and links (OSC 8); no cells. */

/** What ends each kind of looks, and the kinds that it ends. */
const ends: Readonly<Record<number, readonly string[]>> = {
	22: ['bold', 'dim'],
	23: ['italic'],
	24: ['underline'],
	27: ['inverse'],
	29: ['strike'],
	39: ['foreground'],
	49: ['background'],
};

const begins: Readonly<Record<number, string>> = {
	1: 'bold',
	2: 'dim',
	3: 'italic',
	4: 'underline',
	7: 'inverse',
	9: 'strike',
};

const kindOf = (code: number): string | undefined => {
	if ((code >= 30 && code <= 38) || (code >= 90 && code <= 97)) {
		return 'foreground';
	}

	return (code >= 40 && code <= 48) || (code >= 100 && code <= 107) ? 'background' : begins[code];
};

/** The parameters of each kind of looks that is on, and where a link leads. */
type Active = {readonly kinds: ReadonlyMap<string, string>; readonly link: string};

type State = Active & {
	readonly look: string;
	/** What sequences make of it. */
	readonly next: Map<string, State>;
	/** What turns it into others. */
	readonly to: Map<string, string>;
};

const plain: State = {look: '', kinds: new Map(), link: '', next: new Map(), to: new Map()};
let states = new Map<string, State>([['', plain]]);
const statesMax = 500;

const stateOf = ({kinds, link}: Active): State => {
	const look =
		[...kinds.values()].map(codes => `\u001B[${codes}m`).join('') +
		(link === '' ? '' : `\u001B]8;${link}\u001B\\`);
	const known = states.get(look);
	if (known !== undefined) {
		return known;
	}

	if (states.size >= statesMax) {
		plain.next.clear();
		plain.to.clear();
		states = new Map([['', plain]]);
	}

	const state: State = {look, kinds, link, next: new Map(), to: new Map()};
	states.set(look, state);
	return state;
};

const colored = (from: Active, parameters: string): State | undefined => {
	const kinds = new Map(from.kinds);
	const codes = parameters === '' ? [0] : parameters.split(';').map(Number);
	for (let at = 0; at < codes.length; at++) {
		const code = codes[at] ?? 0;
		const kind = kindOf(code);
		if (code === 0) {
			kinds.clear();
		} else if (kind !== undefined) {
			const length = code === 38 || code === 48 ? (codes[at + 1] === 2 ? 5 : 3) : 1;
			kinds.set(kind, codes.slice(at, at + length).join(';'));
			at += length - 1;
		} else if (ends[code] === undefined) {
			return undefined;
		}

		for (const ended of ends[code] ?? []) {
			kinds.delete(ended);
		}
	}

	return stateOf({kinds, link: from.link});
};

const linked = ({kinds}: Active, link: string): State =>
	stateOf({kinds, link: link.endsWith(';') ? '' : link});

const sequence = /\u001B(?:\[([\d;]*)m|\]8;([^\u0007\u001B]*)(?:\u0007|\u001B\\))/y;

/** What the sequence at an index of a text makes of a look, and the index behind it; undefined where there is none that is known. */
const step = (
	state: State,
	text: string,
	at: number,
): {readonly next: State; readonly end: number} | undefined => {
	sequence.lastIndex = at;
	const match = sequence.exec(text);
	if (match === null) {
		return undefined;
	}

	const [whole, colors, link = ''] = match;
	let next = state.next.get(whole);
	if (next === undefined) {
		next = colors === undefined ? linked(state, link) : colored(state, colors);
		if (next !== undefined) {
			state.next.set(whole, next);
		}
	}

	return next === undefined ? undefined : {next, end: at + whole.length};
};

/** Reads looks along a row. */
export type LookReader = {
	/** What it looks like here, as `turn` takes it; nothing where it is plain. */
	look(): string;
	/** Read the sequence at an index of a text: the index behind it, or -1 where there is none that is known. */
	read(text: string, at: number): number;
};

export const createLookReader = (): LookReader => {
	let state = plain;
	return {
		look: () => state.look,
		read(text, at) {
			const read = step(state, text, at);
			state = read?.next ?? state;
			return read?.end ?? -1;
		},
	};
};

const parse = (look: string): State => {
	let state = plain;
	for (let at = 0; at < look.length; ) {
		const read = step(state, look, at);
		if (read === undefined) {
			break;
		}

		state = read.next;
		at = read.end;
	}

	return state;
};

/** By the codes that end what is no longer wanted, and those that begin what is. */
const byParts = (from: Active, to: Active): string => {
	const gone = [...from.kinds.keys()].filter(kind => !to.kinds.has(kind));
	const codes = Object.keys(ends).filter(code => ends[Number(code)]?.some(kind => gone.includes(kind)));
	const ended = new Set(codes.flatMap(code => ends[Number(code)] ?? []));
	return [
		...codes,
		...[...to.kinds].flatMap(([kind, begun]) =>
			ended.has(kind) || from.kinds.get(kind) !== begun ? [begun] : [],
		),
	].join(';');
};

const turning = (from: State, to: State): string => {
	const link = from.link === to.link ? '' : `\u001B]8;${to.link === '' ? ';' : to.link}\u001B\\`;
	const parts = byParts(from, to);
	// From the beginning; `\u001B[m` is that of plain.
	const anew = to.kinds.size === 0 ? '' : ['0', ...to.kinds.values()].join(';');
	return (parts === '' ? '' : `\u001B[${anew.length <= parts.length ? anew : parts}m`) + link;
};

/** What only a character shows. */
const ofCharacters: ReadonlySet<string> = new Set(['foreground', 'bold', 'dim', 'italic']);

/** Whether a blank of this look is to be told from a plain one. */
export const showsOnBlanks = (look: string): boolean => {
	const {kinds, link} = states.get(look) ?? parse(look);
	return link !== '' || [...kinds.keys()].some(kind => !ofCharacters.has(kind));
};

/** What has to be written between a text of one look and a text of another. Remembered. */
export const turn = (from: string, to: string): string => {
	if (from === to) {
		return '';
	}

	const state = states.get(from) ?? parse(from);
	let text = state.to.get(to);
	if (text === undefined) {
		text = turning(state, states.get(to) ?? parse(to));
		state.to.set(to, text);
	}

	return text;
};
