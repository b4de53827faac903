/** Node's own modules in the bundle: what they are otherwise, and no more of them than is asked for. */
import {createHash} from 'node:crypto';
import fs from 'node:fs';
import test from 'ava';
import {build} from 'esbuild';
import {builtInModules} from '../../scripts/built-in.ts';

const bundled = async (contents: string): Promise<string> => {
	const {outputFiles} = await build({
		stdin: {contents, resolveDir: '.'},
		bundle: true,
		format: 'esm',
		platform: 'node',
		write: false,
		plugins: [builtInModules],
	});
	return outputFiles[0]?.text ?? '';
};

const run = (code: string) => import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);

test('they are the very same, however they are imported', async t => {
	const code = await bundled(`
		import {readFileSync, constants as numbers} from 'node:fs';
		import whole from 'fs';
		import * as all from 'node:fs';
		import {setTimeout as sleep} from 'node:timers/promises';
		export default [readFileSync, numbers, whole, all.statSync, typeof sleep];
	`);
	t.notRegex(code, /^import/m);
	const {default: found} = await run(code);
	t.deepEqual(found, [fs.readFileSync, fs.constants, fs, fs.statSync, 'function']);
});

test('only what is imported is asked for', async t => {
	const code = await bundled("import {readFileSync} from 'node:fs'; export default readFileSync;");
	t.regex(code, /readFileSync/);
	t.notRegex(code, /statSync|promises|ReadStream/);
});

test('what this Node.js does not have is undefined, as in an older one', async t => {
	const code = await bundled("import {readFileSync} from 'node:fs'; export default readFileSync;");
	const {default: found} = await run(code.replaceAll('readFileSync', 'readAtOnce'));
	t.is(found, undefined);
});

test('what takes long to load is loaded when it is called', async t => {
	const code = await bundled(
		"import {createHash} from 'node:crypto'; export default () => createHash('sha256').update('a').digest('hex');",
	);
	t.is((code.match(/getBuiltinModule/g) ?? []).length, 1);
	t.regex(code, /=> process\.getBuiltinModule\("node:crypto"\)\.createHash\(\.\.\./);
	const {default: hash} = await run(code);
	t.is(hash(), createHash('sha256').update('a').digest('hex'));
	const made = await bundled(
		"import {MessageChannel} from 'node:worker_threads'; export default () => new MessageChannel();",
	);
	const {default: open} = await run(made);
	const {port1, port2} = open();
	t.is(typeof port1.postMessage, 'function');
	port1.close();
	port2.close();
});
