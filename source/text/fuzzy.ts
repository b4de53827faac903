/**
How well a text is what somebody meant who typed a few of its letters, in their order: case, width and half a syllable make no difference,
consonants (초성) stand for the syllables that they begin, and the Hangul layout may be on by mistake. A leaf: knows writing, not what is looked for.
*/
import {withoutHangulLayout} from './hangul-layout.ts';
import {typedReadings} from './initials.ts';

/** Decomposed: 민 is ㅁ, ㅣ and ㄴ, and so begins with ㅁ. Accents do not count. */
const unitsOf = (text: string): readonly string[] => [
	...text
		.normalize('NFKD')
		.toUpperCase()
		.toLowerCase()
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.replaceAll('ς', 'σ'),
];

/** A vowel or a final consonant goes on with a syllable: no word begins there. */
const goesOn = /[\u1161-\u11ff]/;
const letter = /[\p{L}\p{N}]/u;

/** What a letter costs that is not next to the one before it, and one that is not at the beginning of a word. */
const gapCost = 4;
const insideCost = 2;

/** The fewest costs at which the letters from `query[at]` on are in the text from `from` on. Small texts alone: a name, a command, a line of help. */
const costFrom = (text: readonly string[], query: readonly string[]): number | undefined => {
	// By the place of the last letter found so far: what it has cost to come there.
	let before = new Map<number, number>();
	for (const [at, unit] of query.entries()) {
		const here = new Map<number, number>();
		for (const [place, other] of text.entries()) {
			if (other !== unit) {
				continue;
			}

			const isStart = !letter.test(text[place - 1] ?? '');
			const jump = (isStart ? 0 : insideCost) + gapCost;
			let best =
				at === 0 ? (isStart ? Math.min(place, 3) : jump + Math.min(place, 12)) : Number.POSITIVE_INFINITY;
			for (const [last, cost] of at === 0 ? [] : before) {
				if (last < place) {
					// Consonants of syllables that follow each other are next to each other.
					const isNext = text.slice(last + 1, place).every(skipped => goesOn.test(skipped));
					best = Math.min(best, cost + (isNext ? 0 : jump));
				}
			}

			if (best !== Number.POSITIVE_INFINITY) {
				here.set(place, best);
			}
		}

		if (here.size === 0) {
			return undefined;
		}

		before = here;
	}

	return Math.min(...before.values());
};

/** Longer queries are cut: nobody types them to find a room. */
const unitsMax = 48;
const textUnitsMax = 120;

/** What it costs to take a text for what was typed: 0 is the best, undefined means that it is not in there. Spaces do not count. */
export const fuzzyCost = (text: string, query: string): number | undefined => {
	const wanted = unitsOf(query)
		.filter(unit => unit.trim() !== '')
		.slice(0, unitsMax);
	return wanted.length === 0 ? 0 : costFrom(unitsOf(text).slice(0, textUnitsMax), wanted);
};

/** What was typed in another way than it looks like costs a little, so that what it looks like comes first. */
const readingCost = 1;

/** With the Hangul layout on by mistake one meant the beginning of a word: any letters of it would be found anywhere. */
const mistakenCostMax = 3;

/** The fewest costs of all ways in which something may have been typed: half a syllable, consonants that an input method put together, another layout. */
const typedCost = (text: string, {readings, mistaken}: Typed): number | undefined => {
	const costs = readings.flatMap((reading, index) => {
		const cost = fuzzyCost(text, reading);
		return cost === undefined ? [] : [cost + (index === 0 ? 0 : readingCost)];
	});
	const other = mistaken === undefined ? undefined : fuzzyCost(text, mistaken);
	const all = [...costs, ...(other !== undefined && other <= mistakenCostMax ? [other + readingCost] : [])];
	return all.length === 0 ? undefined : Math.min(...all);
};

type Typed = {readonly readings: readonly string[]; readonly mistaken: string | undefined};

const typedAs = (query: string): Typed => {
	const letters = withoutHangulLayout(query);
	return {readings: typedReadings(query), mistaken: letters === query ? undefined : letters};
};

/** Those that are meant, best first and otherwise in their order. `textsOf`: in how many ways one may be called; the first counts more. */
export const fuzzyFilter = <Item>(
	items: readonly Item[],
	query: string,
	textsOf: (item: Item) => readonly string[],
): readonly Item[] => {
	if (query.trim() === '') {
		return items;
	}

	const typed = typedAs(query);

	return items
		.flatMap((item, place) => {
			const costs = textsOf(item).flatMap((text, index) => {
				const cost = typedCost(text, typed);
				return cost === undefined ? [] : [cost + index * 6];
			});
			return costs.length === 0 ? [] : [{item, place, cost: Math.min(...costs)}];
		})
		.sort((a, b) => a.cost - b.cost || a.place - b.place)
		.map(({item}) => item);
};
