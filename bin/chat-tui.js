#!/usr/bin/env node
/*
The launcher. Looks at Node's version before it loads anything, so that an old Node gets two lines it can act on instead of
a syntax error. Old plain JavaScript on purpose: no static import, nothing newer than what Node 12 parses. CommonJS (see package.json beside it), which
starts some milliseconds sooner than a module.
*/

// The same as `engines` in package.json; a test compares them. 22.16 is the first whose node:sqlite has all that the journal
// needs; 23 is at its end of life and never got it.
const found = process.version.slice(1).split('.').map(Number);
const isNewEnough = found[0] >= 24 || (found[0] === 22 && found[1] >= 16);

// Quoted for a POSIX shell, so that the line can be copied as it is.
const quote = word => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replace(/'/g, `'\\''`)}'`);

// In a folder of one's own: what is there is run, if it is one's own too.
const cacheFolder = () => {
	const {homedir} = process.getBuiltinModule('node:os');
	const {join} = process.getBuiltinModule('node:path');
	const {env, platform} = process;
	const caches = {
		darwin: () => join(homedir(), 'Library/Caches'),
		win32: () => env.LOCALAPPDATA || join(homedir(), 'AppData/Local'),
		other: () => env.XDG_CACHE_HOME || join(homedir(), '.cache'),
	};
	return env.NODE_COMPILE_CACHE || join((caches[platform] || caches.other)(), 'chat-tui/compiled');
};

/** One file for each way to start, for each needs other functions of the program: `join-screen`, `serve--headless`, … */
const cacheName = () => {
	const args = process.argv.slice(2);
	const command = /^[a-z]{1,12}$/.test(args[0]) ? args[0] : '';
	const ways = ['--headless', '--plain', '--help'].filter(flag => args.includes(flag));
	const {isatty} = process.getBuiltinModule('node:tty');
	const where = isatty(0) && isatty(1) ? '-screen' : '';
	return `${command}${ways.join('')}${where}-${process.version}-${process.arch}`;
};

/** What was kept of this very program: a line that names it, with the length and the checksum of what follows, for V8 trusts the rest of it blindly. */
const readKept = (file, header) => {
	try {
		const {readFileSync, statSync} = process.getBuiltinModule('node:fs');
		if (process.getuid && statSync(file).uid !== process.getuid()) {
			return undefined;
		}

		const bytes = readFileSync(file);
		const end = bytes.indexOf('\n');
		const code = bytes.subarray(end + 1);
		return bytes.toString('latin1', 0, end) === header(code) ? code : undefined;
	} catch {
		return undefined;
	}
};

/** Where it cannot write it does without. Nobody ever reads half of one: it gets its name once it is whole on the disk. */
const writeKept = (file, header, code) => {
	const {closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync} =
		process.getBuiltinModule('node:fs');
	const aside = `${file}.${process.pid}`;
	try {
		mkdirSync(process.getBuiltinModule('node:path').dirname(file), {recursive: true, mode: 0o700});
		const descriptor = openSync(aside, 'wx', 0o600);
		try {
			for (const bytes of [Buffer.from(`${header(code)}\n`, 'latin1'), code]) {
				for (let written = 0; written < bytes.length; ) {
					written += writeSync(descriptor, bytes, written);
				}
			}

			fsyncSync(descriptor);
		} finally {
			closeSync(descriptor);
		}

		renameSync(aside, file);
	} catch {
		try {
			rmSync(aside, {force: true});
		} catch {}
	}
};

/*
Run the program. V8 compiles a function when it is first called: what it has compiled once a start is over is kept, so that the next start compiles
nothing. (The cache that Node.js has for modules is filled when they are loaded, before most functions were called.)
*/
const runProgram = () => {
	const {readFileSync, realpathSync} = process.getBuiltinModule('node:fs');
	const {join} = process.getBuiltinModule('node:path');
	const {Script} = process.getBuiltinModule('node:vm');
	const program = join(realpathSync(process.argv[1]), '../../dist/cli.cjs');
	// It is ASCII; its first line names what it has in it.
	const source = readFileSync(program, 'latin1');
	const name = source.slice(0, source.indexOf('\n'));
	const header = code =>
		`${name} ${code.length} ${process.getBuiltinModule('node:zlib').crc32(code).toString(16)}`;
	const file = join(cacheFolder(), cacheName());
	const cachedData = readKept(file, header);
	const script = new Script(`(function(require,__filename,hasStarted){${source}\n})`, {
		filename: program,
		cachedData,
	});
	let hasStarted = false;
	script.runInThisContext()(process.getBuiltinModule, program, () => {
		if (hasStarted) {
			return;
		}

		hasStarted = true;
		if (cachedData === undefined || script.cachedDataRejected) {
			writeKept(file, header, script.createCachedData());
		}

		// A client is open all day and has little that lives long: V8 would rather let its garbage grow to ten times that than look for it. To
		// twice that it may: at V8's own 1.3 times for small memories a busy room has all of it looked through every second. Not before: while a program
		// starts nearly nothing is garbage; and V8 takes no code that was kept with other flags.
		if (process.argv[2] === undefined || process.argv[2] === 'join') {
			process
				.getBuiltinModule('node:v8')
				.setFlagsFromString('--optimize-for-size --heap-growing-percent=100');
		}
	});
};

if (isNewEnough && process.argv.length === 3 && process.argv[2] === '--version') {
	// The quickest of all questions, asked by scripts: nothing is loaded for it.
	const {readFileSync, realpathSync} = process.getBuiltinModule('node:fs');
	const {join} = process.getBuiltinModule('node:path');
	const manifest = readFileSync(join(realpathSync(process.argv[1]), '../../package.json'), 'utf8');
	process.stdout.write(`${JSON.parse(manifest).version}\n`);
} else if (isNewEnough) {
	runProgram();
} else {
	const words = ['npx', '-p', 'node@24', '-p', 'chat-tui', 'chat-tui'].concat(
		process.argv.slice(2).map(quote),
	);
	process.stderr.write(`chat-tui needs Node.js 22.16, 24 or newer, and this is ${process.version}.
This works at once, with a Node of its own: ${words.join(' ')}
`);
	process.exitCode = 1;
}
