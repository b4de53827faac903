/** How deep arrays and objects of a frame may nest; the deepest frame of the protocol has four levels. */
export const depthMax = 16;

const quote = 34;
const backslash = 92;
const openBracket = 91;
const closeBracket = 93;
const openBrace = 123;
const closeBrace = 125;

/** Whether there are more opening brackets, in strings or not, than may nest: most frames have two or three, and need no closer look. */
const hasManyBrackets = (text: string): boolean => {
	let count = 0;
	for (const bracket of ['{', '[']) {
		for (let at = text.indexOf(bracket); at !== -1; at = text.indexOf(bracket, at + 1)) {
			count++;
			if (count > depthMax) {
				return true;
			}
		}
	}

	return false;
};

/** Whether brackets nest deeper than `depthMax`. One pass, before anything is built from the text. */
const isTooDeep = (text: string): boolean => {
	if (!hasManyBrackets(text)) {
		return false;
	}

	let depth = 0;
	let isString = false;
	for (let index = 0; index < text.length; index++) {
		const code = text.charCodeAt(index);
		if (isString) {
			if (code === backslash) {
				index++;
			} else if (code === quote) {
				isString = false;
			}
		} else if (code === quote) {
			isString = true;
		} else if (code === openBrace || code === openBracket) {
			depth++;
			if (depth > depthMax) {
				return true;
			}
		} else if (code === closeBrace || code === closeBracket) {
			depth--;
		}
	}

	return false;
};

/** Parse a line that must be one JSON object (RFC 8259), nested no deeper than `depthMax`. Undefined when it is not. */
export const parseObject = (text: string): Readonly<Record<string, unknown>> | undefined => {
	if (isTooDeep(text)) {
		return undefined;
	}

	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null && !Array.isArray(value)
			? (value as Record<string, unknown>)
			: undefined;
	} catch {
		return undefined;
	}
};
