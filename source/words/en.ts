import {chat} from './en/chat.ts';
import {commands} from './en/commands.ts';
import {keys} from './en/keys.ts';

/** All that is said, in English: what other languages must have is what there is here. */
export const en = {chat, commands, keys};

export type Catalogue = typeof en;
