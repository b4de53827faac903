import {useSyncExternalStore} from 'react';
import {onLanguage, spoken} from '../../words/words.ts';

/** What is spoken, and how it is drawn; drawn anew when that changes. A screen asks once at its top, and whoever remembers what it drew remembers this with it. */
export const useLanguage = (): string => useSyncExternalStore(onLanguage, spoken, spoken);
