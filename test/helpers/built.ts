/** Where the built program is. `npm test` builds it once, before ava starts. */
import {existsSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

const path = (relative: string): string => fileURLToPath(new URL(`../../${relative}`, import.meta.url));

/** The checkout's folder. */
export const root = path('');

/** What `bin` in package.json names: checks Node's version, then loads `builtCli`. */
export const launcher = path('bin/chat-tui.js');

/** The bundled program: run it with `process.execPath`. */
export const builtCli = path('dist/cli.cjs');

if (!existsSync(builtCli)) {
	throw new Error('dist/cli.cjs is not there. Run: npm run build');
}
