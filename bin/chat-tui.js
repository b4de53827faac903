#!/usr/bin/env node
/*
The launcher. Looks at Node's version before it loads anything, so that an old Node gets two lines it can act on instead of
a syntax error. Old plain JavaScript on purpose: no static import, nothing newer than what Node 12 parses.
*/

// The same as `engines` in package.json; a test compares them.
const needed = [22, 13];
const found = process.version.slice(1).split('.').map(Number);

// Quoted for a POSIX shell, so that the line can be copied as it is.
const quote = word => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replace(/'/g, `'\\''`)}'`);

if (found[0] < needed[0] || (found[0] === needed[0] && found[1] < needed[1])) {
	const words = ['npx', '-p', 'node@24', '-p', 'chat-tui', 'chat-tui'].concat(
		process.argv.slice(2).map(quote),
	);
	process.stderr.write(`chat-tui needs Node.js ${needed.join('.')} or newer, and this is ${process.version}.
This works at once, with a Node of its own: ${words.join(' ')}
`);
	process.exitCode = 1;
} else {
	import('../dist/cli.js');
}
