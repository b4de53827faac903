/**
Every text that people read, in every language. The folder `words` knows texts and how a language puts them together; it knows nothing of what they
are said about, and imports none of it. What goes over the wire, `--json` and the log in lines are English whatever is spoken here.
*/
import {inAscii} from './ascii.ts';
import {drawsAscii, setChrome} from './chrome.ts';
import {type Catalogue, en} from './en.ts';
import {ko} from './ko.ts';
import type {Language} from './language.ts';

export type {Catalogue} from './en.ts';
export type {Language} from './language.ts';

/** English, for what is the same whatever is spoken. */
export const english: Catalogue = en;

const catalogues: Readonly<Record<Language, Catalogue>> = {en, ko};
const inPlain = new Map<Language, Catalogue>();
const listeners = new Set<() => void>();

// English until somebody chooses: whoever uses a part of this program, as tests do, is not surprised by the machine's locale.
let current: Language = 'en';

/** The texts in the language that is spoken now. Ask for them when they are shown: it may change at any time. */
export const words = (): Catalogue => {
	if (!drawsAscii()) {
		return catalogues[current];
	}

	const known = inPlain.get(current) ?? inAscii(catalogues[current]);
	inPlain.set(current, known);
	return known;
};

/** The language that is spoken now. */
export const language = (): Language => current;

const tell = (): void => {
	for (const listener of [...listeners]) {
		listener();
	}
};

/** Speak another language from now on. */
export const setLanguage = (next: Language): void => {
	if (next !== current) {
		current = next;
		tell();
	}
};

/** Draw with ASCII alone from now on, or not. */
export const setAscii = (isOn: boolean): void => {
	if (isOn !== drawsAscii()) {
		setChrome(isOn);
		tell();
	}
};

/** Changes whenever texts are others than before. */
export const spoken = (): string => `${current}${drawsAscii() ? ' in ASCII' : ''}`;

/** Called when the language has changed, or how it is drawn. Returns its undo. */
export const onLanguage = (listener: () => void): (() => void) => {
	listeners.add(listener);
	return () => {
		listeners.delete(listener);
	};
};
