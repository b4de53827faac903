import {chat} from './en/chat.ts';
import {client} from './en/client.ts';
import {commands} from './en/commands.ts';
import {endings} from './en/endings.ts';
import {keys} from './en/keys.ts';
import {plain} from './en/plain.ts';
import {refusals} from './en/refusals.ts';
import {time} from './en/time.ts';

/** All that is said, in English: what other languages must have is what there is here. */
export const en = {chat, client, commands, endings, keys, plain, refusals, time};

export type Catalogue = typeof en;
