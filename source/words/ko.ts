import type {Catalogue} from './en.ts';
import {chat} from './ko/chat.ts';
import {commands} from './ko/commands.ts';
import {keys} from './ko/keys.ts';

/** All that is said, in Korean. */
export const ko: Catalogue = {chat, commands, keys};
