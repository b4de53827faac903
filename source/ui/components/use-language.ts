import {useSyncExternalStore} from 'react';
import {type Language, language, onLanguage} from '../../words/words.ts';

/** The language that is spoken; drawn anew when it changes. A screen asks once at its top, and whoever remembers what it drew remembers the language with it. */
export const useLanguage = (): Language => useSyncExternalStore(onLanguage, language, language);
