/**
`node scripts/shortcodes.ts FILE`: writes source/text/shortcodes/table.ts. FILE is the `index.js` of the package gemoji (MIT), whose names are
those of GitHub, Slack and others; only its names and emoji are taken, so that the program does not carry the rest of it.
*/
import {writeFileSync} from 'node:fs';
import {pathToFileURL} from 'node:url';

const file = process.argv[2] ?? '';
const {gemoji} = (await import(pathToFileURL(file).href)) as {
	gemoji: ReadonlyArray<{emoji: string; names: readonly string[]}>;
};
const columns = 190;
const lines = [''];

for (const {emoji, names} of gemoji) {
	const entry = `${names.join(',')} ${emoji}`;
	const last = lines.length - 1;

	if (`${lines[last]} ${entry}`.length > columns) {
		lines.push(entry);
	} else {
		lines[last] = `${lines[last]} ${entry}`.trim();
	}
}

writeFileSync(
	new URL('../source/text/shortcodes/table.ts', import.meta.url),
	`/** Names of emoji and the emoji: those of gemoji 8.1.0 (MIT), written by scripts/shortcodes.ts. */
export const table = \`
${lines.join('\n')}
\`;
`,
);
