/** Marks within one line: bold, italic, strike, code, addresses. A mark without its other half is text. */
import {segmentGraphemes} from '../graphemes.ts';
import {isSimple} from '../plain.ts';
import {readLink} from './links.ts';

export type Look = {
	readonly bold?: true;
	readonly italic?: true;
	readonly strike?: true;
	readonly code?: true;
	/** Where it leads. */
	readonly link?: string;
};

/** What of a text is seen, and how: UTF-16 offsets. What is between two runs is marks. */
export type Run = {readonly start: number; readonly end: number; readonly look: Look};

type Kind = '*' | '**' | '***' | '_' | '~~';
type Delimiter = {readonly kind: Kind; readonly start: number; readonly end: number};
type Pair = {readonly open: Delimiter; readonly close: Delimiter};

const marks = /`+|\*+|_+|~+|https?:\/\/|mailto:/giu;
const anyMark = /[`*_~]|:\/\/|mailto:/iu;

const kinds: ReadonlySet<string> = new Set<Kind>(['*', '**', '***', '_', '~~']);
const isKind = (text: string): text is Kind => kinds.has(text);

const space = /\s/u;
const alphanumeric = /[\p{L}\p{N}\p{M}]/u;
// Their words are written without spaces, or with particles right after them.
const glued = /[\p{sc=Hangul}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;
const beforeOpening = /[\s\p{Ps}\p{Pi}"',:;—–…*_~]/u;
// Not `^_^` and `*.*`.
const afterSingle = /[\p{L}\p{N}\p{Extended_Pictographic}\p{Ps}\p{Pi}"'#@$*_~`]/u;
const punctuation = /[\p{P}\p{S}]/u;

const characterBefore = (text: string, index: number): string => {
	const unit = text.charCodeAt(index - 1);
	return unit >= 0xdc00 && unit < 0xe000 ? text.slice(index - 2, index) : text.charAt(index - 1);
};

const characterAt = (text: string, index: number): string => {
	const code = text.codePointAt(index);
	return code === undefined ? '' : String.fromCodePoint(code);
};

/** Whether a mark may begin something: `snake_case`, `2 * 3`, `안녕~~` and `:_(` begin nothing. */
const opens = (kind: Kind, before: string, after: string): boolean => {
	if (after === '' || space.test(after) || before === '\\') {
		return false;
	}

	if (kind === '**' || kind === '***') {
		return before === '' || !alphanumeric.test(before) || glued.test(before);
	}

	return (before === '' || beforeOpening.test(before)) && (kind === '~~' || afterSingle.test(after));
};

/** Whether a mark may end something: what follows may be a particle, but no other letter. */
const closes = (before: string, after: string): boolean =>
	before !== '' &&
	!space.test(before) &&
	(after === '' || space.test(after) || glued.test(after) || punctuation.test(after));

/** The pairs among the marks of a line. Every mark goes onto the stack once and comes off it once. */
const createPairing = () => {
	const stack: Delimiter[] = [];
	const open = new Map<Kind, number>();
	const pairs: Pair[] = [];

	const pop = (): Delimiter | undefined => {
		const top = stack.pop();

		if (top !== undefined) {
			open.set(top.kind, (open.get(top.kind) ?? 0) - 1);
		}

		return top;
	};

	return {
		pairs,
		push(mark: Delimiter) {
			stack.push(mark);
			open.set(mark.kind, (open.get(mark.kind) ?? 0) + 1);
		},
		/** Whether there was something to end. What was begun inside of it and not ended is text. */
		close(mark: Delimiter): boolean {
			if ((open.get(mark.kind) ?? 0) === 0) {
				return false;
			}

			for (;;) {
				const top = pop();

				if (top === undefined || top.kind === mark.kind) {
					if (top !== undefined) {
						pairs.push({open: top, close: mark});
					}

					return true;
				}
			}
		},
	};
};

/** For each run of backticks, the next of the same length: found by going through all of them once. */
const createTicks = (text: string, start: number, end: number) => {
	let places: Map<number, {next: number; readonly at: number[]}> | undefined;

	return (from: number, length: number): number | undefined => {
		if (places === undefined) {
			places = new Map();

			for (const {0: run, index} of text.slice(start, end).matchAll(/`+/g)) {
				const known = places.get(run.length) ?? {next: 0, at: []};
				known.at.push(start + index);
				places.set(run.length, known);
			}
		}

		const known = places.get(length);

		if (known === undefined) {
			return undefined;
		}

		while ((known.at[known.next] ?? end) < from) {
			known.next++;
		}

		return known.at[known.next];
	};
};

type Piece = {readonly start: number; readonly end: number; readonly look: Look};

const lookOf = (bold: number, italic: number, strike: number): Look => ({
	...(bold > 0 ? {bold: true} : {}),
	...(italic > 0 ? {italic: true} : {}),
	...(strike > 0 ? {strike: true} : {}),
});

const change: Readonly<Record<Kind, readonly [bold: number, italic: number, strike: number]>> = {
	'*': [0, 1, 0],
	_: [0, 1, 0],
	'**': [1, 0, 0],
	'***': [1, 1, 0],
	'~~': [0, 0, 1],
};

/** Whether what is left of a line has no character that was two before. */
const isWhole = (text: string, runs: readonly Run[]): boolean => {
	const seen = runs.map(run => text.slice(run.start, run.end)).join('');

	if (isSimple(seen)) {
		return true;
	}

	const edges = new Set<number>();
	let edge = 0;

	for (const run of runs) {
		edges.add(edge);
		edge += run.end - run.start;
	}

	let found = 0;

	for (const {index} of segmentGraphemes(seen)) {
		found += edges.has(index) ? 1 : 0;
	}

	return found === edges.size;
};

/** Put together what is marked, what is in one piece (code and addresses, whose insides are no marks) and what is between. */
const toRuns = (
	start: number,
	end: number,
	pairs: readonly Pair[],
	pieces: readonly (Piece & {readonly outer: Piece})[],
): Run[] => {
	type Event = {
		readonly start: number;
		readonly end: number;
		readonly sign: number;
		readonly kind?: Kind;
		readonly piece?: Piece;
	};
	const events: Event[] = [
		...pairs.flatMap(({open, close}): Event[] => [
			{...open, sign: 1},
			{...close, sign: -1},
		]),
		...pieces.map(
			({outer, start: from, end: to, look}): Event => ({
				start: outer.start,
				end: outer.end,
				sign: 0,
				piece: {start: from, end: to, look},
			}),
		),
	].sort((a, b) => a.start - b.start);
	const runs: Run[] = [];
	let [bold, italic, strike] = [0, 0, 0];
	let done = start;

	const push = (from: number, to: number, look: Look): void => {
		if (to > from) {
			runs.push({start: from, end: to, look});
		}
	};

	for (const event of events) {
		const look = lookOf(bold, italic, strike);
		push(done, event.start, look);
		done = event.end;

		if (event.piece !== undefined) {
			push(event.piece.start, event.piece.end, {...look, ...event.piece.look});
		} else if (event.kind !== undefined) {
			const [b, i, s] = change[event.kind];
			bold += event.sign * b;
			italic += event.sign * i;
			strike += event.sign * s;
		}
	}

	push(done, end, {});

	return runs;
};

/**
The runs of one line of a text, from `start` to `end`. A line of which nothing would be left has no marks, nor has one where taking them
away would make one character of two. Linear in the line's length.
*/
export const parseInline = (text: string, start: number, end: number): readonly Run[] => {
	const plain: readonly Run[] = end > start ? [{start, end, look: {}}] : [];
	const line = text.slice(start, end);

	if (!anyMark.test(line)) {
		return plain;
	}

	const pairing = createPairing();
	const closingTicks = createTicks(text, start, end);
	const pieces: (Piece & {readonly outer: Piece})[] = [];
	/** No address begins before here. */
	let notLinked = start;
	marks.lastIndex = 0;

	for (let found = marks.exec(line); found !== null; found = marks.exec(line)) {
		const mark = found[0];
		const from = start + found.index;
		const to = from + mark.length;

		if (mark.startsWith('`')) {
			const close = closingTicks(to, mark.length);

			if (close !== undefined) {
				const outer = {start: from, end: close + mark.length, look: {}};
				pieces.push({start: to, end: close, look: {code: true}, outer});
				marks.lastIndex = outer.end - start;
			}
		} else if (isKind(mark)) {
			const before = from > start ? characterBefore(text, from) : '';
			const after = to < end ? characterAt(text, to) : '';
			const delimiter: Delimiter = {kind: mark, start: from, end: to};
			const isClosed = closes(before, after) && pairing.close(delimiter);

			if (!isClosed && opens(mark, before, after)) {
				pairing.push(delimiter);
			}
		} else {
			const isScheme = from >= notLinked && /[:/]$/.test(mark);
			const {end: over, link} = isScheme ? readLink(text, from, end) : {end: notLinked, link: undefined};
			notLinked = over;

			if (link !== undefined) {
				const piece = {start: link.start, end: link.end, look: {link: link.url}};
				pieces.push({...piece, outer: piece});
				marks.lastIndex = link.end - start;
			}
		}
	}

	if (pairing.pairs.length === 0 && pieces.length === 0) {
		return plain;
	}

	const runs = toRuns(start, end, pairing.pairs, pieces);

	return runs.length > 0 && isWhole(text, runs) ? runs : plain;
};
