/** The colours of code, from highlight.js: fetched when the first block that names a language is drawn. */
import type {Code} from '../../../text/markup/markup.ts';
import type {Colors} from './code-colors.ts';
import {tokensOf} from './highlighted-html.ts';

/** Longer blocks have no colours: they would be worked out while one waits. UTF-16 units. */
const unitsMax = 8000;

type Library = typeof import('highlight.js/lib/common').default;

const listeners = new Set<() => void>();
let isAsked = false;

const colorsOf =
	(library: Library): Colors =>
	(text, {language, start, end}: Code) => {
		if (language === '' || end - start > unitsMax || library.getLanguage(language) === undefined) {
			return undefined;
		}

		const {value} = library.highlight(text.slice(start, end), {language, ignoreIllegals: true});

		return tokensOf(value, start, end - start);
	};

/** Before the library is here: asks for it. */
const asking: Colors = (_text, {language}) => {
	if (!isAsked && language !== '') {
		isAsked = true;
		void import('highlight.js/lib/common')
			.then(library => {
				current = colorsOf(library.default);

				for (const listener of [...listeners]) {
					listener();
				}
			})
			// Code without colours can be read, too.
			.catch(() => undefined);
	}

	return undefined;
};

let current: Colors = asking;

/** The colours as they are known now: another function once the library is here. */
export const codeColors = (): Colors => current;

/** Called when they are others. Returns its undo. */
export const onCodeColors = (listener: () => void): (() => void) => {
	listeners.add(listener);
	return () => {
		listeners.delete(listener);
	};
};
