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
	lighterMeowOptions,
	lighterOutput,
	lighterReconciler,
	lighterSegmenter,
	lighterStringWidth,
	lighterYoga,
	splitYoga,
} from '../../scripts/lighter.ts';
import {readCells} from '../../source/ui/terminal/frame/cells.ts';
import type {PaintedTransform} from '../../source/ui/terminal/frame/whole-rows.ts';
import {root} from '../helpers/built.ts';
import {hostileText} from '../helpers/hostile-text.ts';

const pathOf = (path: string): string => join(root, 'node_modules', path);
const read = (path: string): string => readFileSync(pathOf(path), 'utf8');

/** A module as the bundle has it. */
const bundled = async <Value>(path: string): Promise<{default: Value}> => {
	const {outputFiles} = await build({
		absWorkingDir: root,
		entryPoints: [pathOf(path)],
		bundle: true,
		format: 'esm',
		platform: 'node',
		target: 'node22.16',
		write: false,
		banner: {
			js: "import {createRequire} from 'node:module';const require=createRequire('file:///');",
		},
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
		const {default: after} = await bundled<(text: string) => number>(copy);
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

type Clip = {x1?: number; x2?: number; y1?: number; y2?: number};
type Output = {
	write(x: number, y: number, text: string, options: {transformers: readonly PaintedTransform[]}): void;
	clip(clip: Clip): void;
	unclip(): void;
	get(): {output: string; height: number};
};

const painted = fc.array(
	fc.constantFrom(
		'tea',
		' ',
		'안녕',
		'│',
		'\u001B[1mbold\u001B[22m',
		'\u001B[31m│\u001B[39m',
		'🎉',
		'e\u0301',
		'\u200b',
	),
	{maxLength: 5},
);

const write = fc.record({
	x: fc.constantFrom(0, 0, 0, 3),
	y: fc.integer({min: -1, max: 7}),
	rows: fc.array(painted, {minLength: 1, maxLength: 4}),
	isPainted: fc.boolean(),
	clip: fc.option(
		fc.record({
			x1: fc.constantFrom(0, 2),
			x2: fc.constantFrom(20, 12),
			y1: fc.constantFrom(0, 2),
			y2: fc.constantFrom(7, 4),
		}),
		{nil: undefined},
	),
});

test("Ink's frame is the same, whatever it takes as a whole", async t => {
	const options = {width: 20, height: 7};
	type Class = new (size: typeof options) => Output;
	const {default: Before} = await import(pathToFileURL(pathOf('ink/build/output.js')).href);
	const {default: After} = await bundled<Class>('ink/build/output.js');
	const draw = (
		Kind: Class,
		writes: ReadonlyArray<typeof write extends fc.Arbitrary<infer Value> ? Value : never>,
	) => {
		const output = new Kind(options);
		for (const {x, y, rows, isPainted, clip} of writes) {
			if (clip !== undefined) {
				output.clip(clip);
			}

			const texts = rows.map(row => row.join(''));
			const transform = Object.assign((_: string, index: number) => texts[index] ?? '', {
				isPainted: true as const,
			});
			const text = isPainted ? ' '.repeat(9) + '\n'.repeat(rows.length - 1) : texts.join('\n');
			output.write(x, y, text, {transformers: isPainted ? [transform] : []});
			if (clip !== undefined) {
				output.unclip();
			}
		}

		const {output: text, height} = output.get();
		t.is(height, options.height);
		return text.split('\n').map(row => readCells(row) ?? row);
	};
	fc.assert(
		fc.property(fc.array(write, {maxLength: 5}), writes => {
			t.deepEqual(draw(After, writes), draw(Before, writes));
		}),
		{numRuns: 500},
	);
});

test("yoga's bytes are WebAssembly, and its entry is given them", t => {
	const {wasm, code} = splitYoga(read('yoga-layout/dist/binaries/yoga-wasm-base64-esm.js'));
	t.true(WebAssembly.validate(new Uint8Array(wasm)));
	t.true(code.length < 100_000);
	t.regex(lighterYoga(read('yoga-layout/dist/src/index.js')), /instantiateWasm/);
});

test("Yoga is there at once, and Ink's reconciler waits for nothing", async t => {
	const {default: yoga} = await bundled<{Node: {create(): {free(): void}}}>('yoga-layout/dist/src/index.js');
	yoga.Node.create().free();
	t.notRegex(lighterYoga(read('yoga-layout/dist/src/index.js')), /await/);
	t.notRegex(lighterReconciler(read('ink/build/reconciler.js')), /^\s*if \(process\.env/m);
});

test('graphemes are what they are, looked for later', async t => {
	const path = 'wrap-ansi/index.js';
	type Wrap = (text: string, columns: number, options: {hard: boolean}) => string;
	const {default: before} = await import(pathToFileURL(pathOf(path)).href);
	const {default: after} = await bundled<Wrap>(path);
	t.notRegex(lighterSegmenter(read(path), path), /^const \w+ = new Intl/m);
	fc.assert(
		fc.property(hostileText(), fc.integer({min: 1, max: 20}), (text, columns) => {
			t.is(after(text, columns, {hard: true}), before(text, columns, {hard: true}));
		}),
	);
});

test('a package that reads differently stops the build', t => {
	t.throws(() => splitYoga('var H="yoga.wasm";'), {message: /yoga-layout reads differently now/});
	t.throws(() => lighterYoga('export default await load();'), {message: /yoga-layout reads differently now/});
	t.throws(() => lighterStringWidth('const emoji = table();'), {
		message: /string-width reads differently now/,
	});
	t.throws(() => lighterOutput('export default class {}'), {message: /ink reads differently now/});
	t.throws(() => lighterMeowOptions('import {readPackageUpSync};'), {message: /meow reads differently now/});
	t.throws(() => lighterSegmenter('const graphemes = segment;', 'wrap-ansi'), {
		message: /wrap-ansi reads differently now/,
	});
	t.throws(() => lighterReconciler('await tools();'), {message: /ink reads differently now/});
	t.throws(() => lighterMeow('const normalize = data => data;'), {message: /meow reads differently now/});
});
