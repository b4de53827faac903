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

// Compiled once for each user, not at each start. In a folder of one's own: what is there is run.
const keepCompiled = () => {
	const {homedir} = process.getBuiltinModule('node:os');
	const {join} = process.getBuiltinModule('node:path');
	const {env, platform} = process;
	const caches = {
		darwin: () => join(homedir(), 'Library/Caches'),
		win32: () => env.LOCALAPPDATA || join(homedir(), 'AppData/Local'),
		other: () => env.XDG_CACHE_HOME || join(homedir(), '.cache'),
	};
	// Where it cannot write it does without.
	process
		.getBuiltinModule('node:module')
		.enableCompileCache(
			env.NODE_COMPILE_CACHE || join((caches[platform] || caches.other)(), 'chat-tui/compiled'),
		);
};

if (isNewEnough && process.argv.length === 3 && process.argv[2] === '--version') {
	// The quickest of all questions, asked by scripts: nothing is loaded for it.
	const {readFileSync, realpathSync} = process.getBuiltinModule('node:fs');
	const {join} = process.getBuiltinModule('node:path');
	const manifest = readFileSync(join(realpathSync(process.argv[1]), '../../package.json'), 'utf8');
	process.stdout.write(`${JSON.parse(manifest).version}\n`);
} else if (isNewEnough) {
	// A client is open all day and has little that lives long: V8 would rather let its garbage grow to ten times that than look for it.
	if (process.argv[2] === undefined || process.argv[2] === 'join') {
		process.getBuiltinModule('node:v8').setFlagsFromString('--optimize-for-size');
	}

	keepCompiled();
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
