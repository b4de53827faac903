import {replaceShortcodes} from '../../text/shortcodes/shortcodes.ts';
import type {CommandContext} from './command-context.ts';

/** A text as it is sent: `:tada:` is an emoji where a person wrote it. */
export const written = (text: string, {isScript = false}: Pick<CommandContext, 'isScript'>): string =>
	isScript ? text : replaceShortcodes(text);
