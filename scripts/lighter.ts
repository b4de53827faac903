/**
What the bundle changes in its dependencies so that a start takes less: the same answers, sooner. Knows four packages by their text, and fails
the build when a new version of one reads differently. `benchmark/start.ts` measures what it saves.
*/
import {readFileSync} from 'node:fs';
import {join, relative} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {Plugin} from 'esbuild';

const replaceOnce = (text: string, from: RegExp, to: (found: string) => string, what: string): string => {
	if (text.split(from).length !== 2) {
		throw new Error(`${what} reads differently now: see scripts/lighter.ts.`);
	}

	return text.replace(from, to);
};

/**
Yoga's entry, given the bytes of its WebAssembly and a way to instantiate them. Left to itself it gets at them with `fetch`, of a data URL:
in Node.js that loads the whole HTTP client. What it is given becomes Yoga, and is that at once: the module needs no `await`, which a script may not have.
*/
export const lighterYoga = (entry: string): string =>
	`import wasmBinary from 'yoga-layout/wasm';
${replaceOnce(
	entry,
	/await loadYoga\(\)/,
	() => `(yoga => (loadYoga(yoga), yoga))({
	wasmBinary,
	instantiateWasm(imports, receive) {
		const instance = new WebAssembly.Instance(new WebAssembly.Module(wasmBinary), imports);
		receive(instance);
		return instance.exports;
	},
})`,
	'yoga-layout',
)}`;

const base64 = /(?<="data:application\/octet-stream;base64,)[A-Za-z0-9+/]+=*(?=")/;

/** Yoga's bytes, and the module that had them without. */
export const splitYoga = (module: string): {readonly wasm: Uint8Array; readonly code: string} => {
	let wasm = Buffer.alloc(0);
	const code = replaceOnce(
		module,
		base64,
		text => {
			wasm = Buffer.from(text, 'base64');
			return '';
		},
		'yoga-layout',
	);
	return {wasm, code};
};

/** ICU's tables take 10 ms to read: here they are read for the first text that has more than ASCII in it. */
export const lighterSegmenter = (code: string, what: string): string =>
	replaceOnce(
		code,
		/^const \w+ = new Intl\.Segmenter\(.*\);$/m,
		line => {
			const [, name, made] = /^const (\w+) = (.*);$/.exec(line) ?? [];
			return `let made;\nconst ${name} = {segment: string => (made ??= ${made}).segment(string)};`;
		},
		what,
	);

const plainTextFile = fileURLToPath(new URL('../source/text/plain.ts', import.meta.url));

/** The same where most texts need none: there each unit is a grapheme. For whoever asks for nothing but `segment`. */
const seldomSegmenter = (code: string): string =>
	`import {isSeparate} from ${JSON.stringify(plainTextFile)};
${replaceOnce(
	lighterSegmenter(code, 'string-width'),
	/\{segment: string => \(made/,
	() => '{segment: string => isSeparate(string) ? Array.from(string, segment => ({segment})) : (made',
	'string-width',
)}`;

/**
A regular expression with `\p{RGI_Emoji}` takes tens of milliseconds to make and to compile, and a screen of text never needs it: here it is
made once a text has a character of several code points. Of one code point a short table tells the same.
*/
export const lighterStringWidth = (code: string): string =>
	replaceOnce(
		seldomSegmenter(code),
		/^const \w+ = \/.*\\p\{RGI_Emoji\}.*\/v;$/m,
		line => {
			const [, name, whole = ''] = /^const (\w+) = (.*);$/.exec(line) ?? [];
			const single = whole.replace(
				String.raw`\p{RGI_Emoji}`,
				String.raw`[\p{Emoji_Presentation}--\p{Regional_Indicator}]`,
			);
			return `let whole;
const single = ${single};
const isSingle = string => string.length === 1 || (string.length === 2 && string.codePointAt(0) > 0xffff);
const expressionFor = string => isSingle(string) ? single : (whole ??= ${whole});
const ${name} = {test: string => expressionFor(string).test(string), exec: string => expressionFor(string).exec(string)};`;
		},
		'string-width',
	);

/** meow reads and corrects a package.json with tables of licences and hosts, which it builds as it is loaded. It is given what it needs, and asks for none: it goes without them. */
export const lighterMeow = (code: string): string =>
	[
		[
			/var normalizeExports = requireNormalize\(\);\nconst normalizePackageData = getDefaultExportFromCjs\(normalizeExports\);/,
			'const normalizePackageData = () => undefined;',
		],
		[/^var libExports = requireLib\$1\(\);$/m, 'var libExports = /* @__PURE__ */ requireLib$1();'],
		[/^promisify\(execFile\);$/m, ''],
	].reduce((text, [from, to]) => replaceOnce(text, from as RegExp, () => to as string, 'meow'), code);

/** Its options, for whoever gives it a `pkg`. */
export const lighterMeowOptions = (code: string): string =>
	replaceOnce(
		code,
		/^import \{ a as readPackageUpSync, n as normalizePackageData \} from '\.\/dependencies\.js';$/m,
		() => 'const readPackageUpSync = () => undefined;\nconst normalizePackageData = () => undefined;',
		'meow',
	);

const wholeRowsFile = fileURLToPath(new URL('../source/ui/terminal/frame/whole-rows.ts', import.meta.url));

/** Ink puts each frame together cell by cell. Rows that are painted as a whole it takes as they are; what it has measured and taken apart it keeps for the next frame. */
export const lighterOutput = (code: string): string =>
	[
		[
			/^import stringWidth /m,
			(found: string) => `import {isWhole, wholeRows} from ${JSON.stringify(wholeRowsFile)};\n${found}`,
		],
		[
			/const output = \[\];\s+for \(let y = 0; y < this\.height; y\+\+\) \{/,
			(found: string) =>
				`const whole = wholeRows(this.operations, this.height);\n${found}\nif (whole[y] !== undefined) { output.push(undefined); continue; }`,
		],
		[/this\.applyWriteOperation\(/, (found: string) => `if (!isWhole(operation, whole)) ${found}`],
		[
			/^export default class Output /m,
			(found: string) =>
				`let shared;\nconst sharedCaches = () => (shared?.styledChars.size < 2000 && shared.widths.size < 4000 && shared.blockWidths.size < 2000 ? shared : (shared = new OutputCaches()));\n${found}`,
		],
		[/caches = new OutputCaches\(\);/, () => 'caches = sharedCaches();'],
		[
			/\.map\(line => \{(?=\s+\/\/ See https:\/\/github\.com\/vadimdemedes\/ink\/pull\/564)/,
			() => '.map((line, y) => {\nif (line === undefined) return whole[y];',
		],
	].reduce(
		(text, [from, to]) => replaceOnce(text, from as RegExp, to as (found: string) => string, 'ink'),
		code,
	);

/** Ink looks for the tools of React's developers where DEV is set, and reads its own package.json for them. Here are neither, and the module needs no `await`. */
export const lighterReconciler = (code: string): string => {
	const isDeveloped = /process\.env\['DEV'\] === 'true'/g;
	if (code.match(isDeveloped)?.length !== 2) {
		throw new Error('ink reads differently now: see scripts/lighter.ts.');
	}

	return code.replace(isDeveloped, 'false');
};

const read = (path: string): string => readFileSync(path, 'utf8');

/** The plugin that does so, and takes one of several equal copies of string-width. */
export const lighterDependencies: Plugin = {
	name: 'lighter-dependencies',
	setup(build) {
		const root = build.initialOptions.absWorkingDir ?? process.cwd();
		const copies = new Map<string, string>();
		build.onResolve({filter: /^string-width$/}, async ({path, pluginData, ...where}) => {
			if (pluginData === build) {
				return undefined;
			}

			const found = await build.resolve(path, {...where, pluginData: build});
			if (found.errors.length > 0) {
				return found;
			}

			const text = read(found.path);
			const first = copies.get(text) ?? found.path;
			copies.set(text, first);
			return {...found, path: first};
		});
		build.onLoad({filter: /[/\\]node_modules[/\\]string-width[/\\]index\.js$/}, ({path}) => ({
			contents: lighterStringWidth(read(path)),
		}));

		build.onLoad({filter: /[/\\]meow[/\\]build[/\\]dependencies\.js$/}, ({path}) => ({
			contents: lighterMeow(read(path)),
		}));
		build.onLoad({filter: /[/\\]meow[/\\]build[/\\]options\.js$/}, ({path}) => ({
			contents: lighterMeowOptions(read(path)),
		}));
		build.onLoad(
			{
				filter:
					/[/\\]node_modules[/\\](?:wrap-ansi[/\\]index|slice-ansi[/\\]tokenize-ansi|@alcalzone[/\\]ansi-tokenize[/\\]build[/\\]tokenize|ink[/\\]build[/\\]line-update)\.js$/,
			},
			({path}) => ({contents: lighterSegmenter(read(path), path)}),
		);
		build.onLoad({filter: /[/\\]ink[/\\]build[/\\]output\.js$/}, ({path}) => ({
			contents: lighterOutput(read(path)),
		}));
		build.onLoad({filter: /[/\\]ink[/\\]build[/\\]reconciler\.js$/}, ({path}) => ({
			contents: lighterReconciler(read(path)),
		}));
		build.onLoad({filter: /[/\\]yoga-layout[/\\]dist[/\\]src[/\\]index\.js$/}, ({path}) => ({
			contents: lighterYoga(read(path)),
		}));
		build.onResolve({filter: /^yoga-layout\/wasm$/}, ({importer}) => ({
			// As it stands in the build's report, from which the licences come.
			path: relative(root, importer).replace(/src([/\\])index\.js$/, 'binaries$1yoga-wasm-base64-esm.js'),
			namespace: 'yoga-wasm',
		}));
		build.onLoad({filter: /./, namespace: 'yoga-wasm'}, ({path}) => ({
			contents: splitYoga(read(join(root, path))).wasm,
			loader: 'binary',
		}));
		build.onLoad({filter: /[/\\]yoga-wasm-base64-esm\.js$/, namespace: 'file'}, ({path}) => ({
			contents: splitYoga(read(path)).code,
		}));
	},
};
