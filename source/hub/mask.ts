/** Masks of bans: `nick!ident@address` with `*` for anything and `?` for one character, matched without regard to case. */
import {foldName} from '../text/nickname.ts';

/** Fill in what a mask leaves out: `mina` is `mina!*@*`, `*@10.0.0.7` is `*!*@10.0.0.7`. */
export const completeMask = (mask: string): string => {
	const [left = '', address] = mask.includes('@') ? mask.split('@', 2) : [mask, undefined];
	const [nick, ident] = left.includes('!')
		? left.split('!', 2)
		: address === undefined
			? [left, undefined]
			: ['', left];
	return `${nick || '*'}!${ident || '*'}@${address || '*'}`;
};

/** Linear in text times stars: on a mismatch only the last star is tried again. */
export const matchesMask = (mask: string, text: string): boolean => {
	const pattern = [...foldName(mask)];
	const subject = [...foldName(text)];
	let at = 0;
	let star = -1;
	let resume = 0;
	for (let position = 0; position < subject.length; ) {
		if (pattern[at] === '*') {
			star = at++;
			resume = position;
		} else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === subject[position])) {
			at++;
			position++;
		} else if (star >= 0) {
			at = star + 1;
			position = ++resume;
		} else {
			return false;
		}
	}

	while (pattern[at] === '*') {
		at++;
	}

	return at === pattern.length;
};
