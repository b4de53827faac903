/** `npm run man`: writes man/chat-tui.1, which a test compares with the table of commands. */
import {mkdirSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {manualPage} from '../source/commands/manual.ts';

const folder = fileURLToPath(new URL('../man/', import.meta.url));
mkdirSync(folder, {recursive: true});
writeFileSync(`${folder}chat-tui.1`, manualPage());
