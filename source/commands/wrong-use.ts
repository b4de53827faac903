/** What is said of words on a command line that make no sense. */
import {Problem} from '../problem.ts';

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
			`${option} takes a whole number from ${minimum} up.`,
			`For example: ${option} ${fallback}`,
		);
	}

	return value;
};
