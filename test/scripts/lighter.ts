/** The bundle's changes in its dependencies: they answer as the packages do, and a package that reads differently stops the build. */
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import test from 'ava';
import {build} from 'esbuild';
import fc from 'fast-check';
import {
	lighterDependencies,
	lighterMeow,
	lighterStringWidth,
	lighterYoga,
	splitYoga,
} from '../../scripts/lighter.ts';
import {root} from '../helpers/built.ts';
import {hostileText} from '../helpers/hostile-text.ts';

const pathOf = (path: string): string => join(root, 'node_modules', path);
const read = (path: string): string => readFileSync(pathOf(path), 'utf8');

/** A module as the bundle has it. */
const bundled = async (path: string): Promise<{default: (text: string) => number}> => {
	const {outputFiles} = await build({
		absWorkingDir: root,
		entryPoints: [pathOf(path)],
		bundle: true,
		format: 'esm',
		platform: 'node',
		write: false,
		plugins: [lighterDependencies],
	});
	const [{text = ''} = {}] = outputFiles;
	return import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`);
};

/** Whatever could be an emoji by itself: of all else neither expression says so. */
const emoji = /[\p{Emoji}\p{Emoji_Presentation}\p{Extended_Pictographic}\p{Regional_Indicator}\p{M}]/u;

for (const copy of ['string-width/index.js', 'ink/node_modules/string-width/index.js']) {
	test(`${copy} measures as before`, async t => {
		const {default: before} = await import(pathToFileURL(pathOf(copy)).href);
		const {default: after} = await bundled(copy);
		const different: string[] = [];
		for (let code = 0; code <= 0x10_ff_ff; code++) {
			const text = String.fromCodePoint(code);
			if (emoji.test(text) && before(text) !== after(text)) {
				different.push(code.toString(16));
			}
		}

		t.deepEqual(different, []);
		fc.assert(fc.property(hostileText(), text => before(text) === after(text)));
	});
}

test("yoga's bytes are WebAssembly, and its entry is given them", t => {
	const {wasm, code} = splitYoga(read('yoga-layout/dist/binaries/yoga-wasm-base64-esm.js'));
	t.true(WebAssembly.validate(new Uint8Array(wasm)));
	t.true(code.length < 100_000);
	t.regex(lighterYoga(read('yoga-layout/dist/src/index.js')), /instantiateWasm/);
});

test('a package that reads differently stops the build', t => {
	t.throws(() => splitYoga('var H="yoga.wasm";'), {message: /yoga-layout reads differently now/});
	t.throws(() => lighterYoga('export default await load();'), {message: /yoga-layout reads differently now/});
	t.throws(() => lighterStringWidth('const emoji = table();'), {
		message: /string-width reads differently now/,
	});
	t.throws(() => lighterMeow('const normalize = data => data;'), {message: /meow reads differently now/});
});
