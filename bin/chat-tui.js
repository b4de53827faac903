#!/usr/bin/env node
/*
The launcher. Looks at Node's version before it loads anything, so that an old Node gets two lines it can act on instead of
a syntax error. Old plain JavaScript on purpose: no static import, nothing newer than what Node 12 parses.
*/

// The same as `engines` in package.json; a test compares them. 22.16 is the first whose node:sqlite has all that the journal
// needs; 23 is at its end of life and never got it.
const found = process.version.slice(1).split('.').map(Number);
const isNewEnough = found[0] >= 24 || (found[0] === 22 && found[1] >= 16);

// Quoted for a POSIX shell, so that the line can be copied as it is.
const quote = word => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replace(/'/g, `'\\''`)}'`);

if (isNewEnough) {
	import('../dist/cli.js');
} else {
	const words = ['npx', '-p', 'node@24', '-p', 'chat-tui', 'chat-tui'].concat(
		process.argv.slice(2).map(quote),
	);
	process.stderr.write(`chat-tui needs Node.js 22.16, 24 or newer, and this is ${process.version}.
This works at once, with a Node of its own: ${words.join(' ')}
`);
	process.exitCode = 1;
}
