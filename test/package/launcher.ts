/** The launcher on a Node that is too old: two lines, before anything that it could not parse is loaded. */
import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {delimiter} from 'node:path';
import process from 'node:process';
import test from 'ava';
import {transformSync} from 'esbuild';
import {launcher, root} from '../helpers/built.ts';

const source = readFileSync(launcher, 'utf8');
const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));

/** Run the launcher on this Node, which takes itself for another version. */
const runAs = (version: string, ...args: string[]) => {
	const pretend = `data:text/javascript,Object.defineProperty(process,'version',{value:'${version}'})`;
	return spawnSync(process.execPath, [`--import=${pretend}`, launcher, ...args], {encoding: 'utf8'});
};

const twoLines = (version: string, args: string): string =>
	`chat-tui needs Node.js 22.16, 24 or newer, and this is ${version}.\n` +
	`This works at once, with a Node of its own: npx -p node@24 -p chat-tui chat-tui${args}\n`;

test('a Node that is too old gets two lines, and exit status 1', t => {
	for (const version of ['v12.22.12', 'v20.20.2', 'v22.15.1', 'v23.11.0']) {
		const {status, stdout, stderr} = runAs(version, 'join', '10.0.0.7', '7777');
		t.is(stderr, twoLines(version, ' join 10.0.0.7 7777'));
		t.is(stdout, '');
		t.is(status, 1);
	}
});

test('the command that it shows has the same arguments, quoted for a shell', t => {
	const args = ['join', 'my host', "it's", '#lobby', '민아', '$HOME', ''];
	const {stderr} = runAs('v20.0.0', ...args);
	const shown = stderr.trimEnd().split(' chat-tui chat-tui ')[1];
	const {stdout} = spawnSync('/bin/sh', ['-c', `printf '%s\\n' ${shown}`], {encoding: 'utf8'});
	t.deepEqual(stdout.split('\n').slice(0, -1), args);
});

test('a Node that is new enough gets the program', t => {
	for (const version of ['v22.16.0', 'v24.0.0', 'v26.1.0', process.version]) {
		const {status, stdout, stderr} = runAs(version, '--version');
		t.is(stdout.trim(), manifest.version);
		t.is(stderr, '');
		t.is(status, 0);
	}
});

test('engines says the same as the launcher', t => {
	t.is(manifest.engines.node, '^22.16.0 || >=24');
});

test('Node 12 can parse it: nothing in it is newer, and nothing is imported before the check', t => {
	// esbuild rewrites whatever the older target does not know, so equal results mean that there is nothing to rewrite.
	// Node 12 knows ES2019, and `import()` besides.
	const forTarget = (target: string, code: string): string =>
		transformSync(code, {target, supported: {'dynamic-import': true}}).code;
	t.is(forTarget('es2019', source), forTarget('esnext', source));
	t.not(forTarget('es2019', `${source}\na?.b;`), forTarget('esnext', `${source}\na?.b;`));
	t.notRegex(source, /^\s*import\s+[^(]/m);
	t.notRegex(source, /import\.meta|require\(/);
});

test('the oldest Node on this machine, when it is older than ours, gets them too', t => {
	const path = (process.env.PATH ?? '')
		.split(delimiter)
		.filter(folder => !folder.includes('node_modules'))
		.join(delimiter);
	const options = {encoding: 'utf8', env: {...process.env, PATH: path}} as const;
	const version = spawnSync('node', ['--version'], options).stdout?.trim() || process.version;
	const program = version === process.version ? process.execPath : 'node';
	const {status, stdout, stderr} = spawnSync(program, [launcher, '--version'], options);
	const [major = 0, minor = 0] = version.slice(1).split('.').map(Number);
	if (major < 22 || major === 23 || (major === 22 && minor < 16)) {
		t.is(stderr, twoLines(version, ' --version'));
		t.is(status, 1);
	} else {
		t.is(stdout.trim(), manifest.version);
		t.is(status, 0);
	}
});
