/**
Every text that people read, in every language. The folder `words` knows texts and how a language puts them together; it knows nothing of what they
are said about, and imports none of it. What goes over the wire, `--json` and the log in lines are English whatever is spoken here.
*/
import {type Catalogue, en} from './en.ts';
import {ko} from './ko.ts';
import type {Language} from './language.ts';

export type {Catalogue} from './en.ts';
export type {Language} from './language.ts';

/** English, for what is the same whatever is spoken. */
export const english: Catalogue = en;

const catalogues: Readonly<Record<Language, Catalogue>> = {en, ko};
const listeners = new Set<() => void>();

// English until somebody chooses: whoever uses a part of this program, as tests do, is not surprised by the machine's locale.
let current: Language = 'en';

/** The texts in the language that is spoken now. Ask for them when they are shown: it may change at any time. */
export const words = (): Catalogue => catalogues[current];

/** The language that is spoken now. */
export const language = (): Language => current;

/** Speak another language from now on. */
export const setLanguage = (next: Language): void => {
	if (next !== current) {
		current = next;
		for (const listener of [...listeners]) {
			listener();
		}
	}
};

/** Called when the language has changed. Returns its undo. */
export const onLanguage = (listener: () => void): (() => void) => {
	listeners.add(listener);
	return () => {
		listeners.delete(listener);
	};
};
