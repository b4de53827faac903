/** What is said of words on a command line that make no sense. */
import {Problem} from '../problem.ts';
import {words} from '../words/words.ts';

/** A problem that ends with exit code 2. */
export const wrongUse = (message: string, hint: string): Problem =>
	new Problem('usage', message, hint, {exitCode: 2});

/** A whole number from `minimum` up, or the fallback when none is given. Throws a `Problem`. */
export const wholeNumber = (
	value: number | undefined,
	fallback: number,
	option: string,
	minimum: number,
): number => {
	if (value === undefined) {
		return fallback;
	}

	if (!Number.isSafeInteger(value) || value < minimum) {
		throw wrongUse(
			words().usage.wholeNumber(option, minimum),
			words().usage.forExample(`${option} ${fallback}`),
		);
	}

	return value;
};
