import type {Catalogue} from './en.ts';
import {chat} from './ko/chat.ts';
import {client} from './ko/client.ts';
import {commands} from './ko/commands.ts';
import {endings} from './ko/endings.ts';
import {keys} from './ko/keys.ts';
import {plain} from './ko/plain.ts';
import {refusals} from './ko/refusals.ts';
import {time} from './ko/time.ts';

/** All that is said, in Korean. */
export const ko: Catalogue = {chat, client, commands, endings, keys, plain, refusals, time};
