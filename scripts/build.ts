/**
`npm run build`: bundles the program into dist/. A command evaluates only the modules that it needs, and everything from
node_modules is inside, so that an installed package has no dependencies.
*/
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {gzipSync} from 'node:zlib';
import {build, type Metafile} from 'esbuild';
import {bundling} from './bundling.ts';
import {formatLicenses, packageFolders, readLicense} from './licenses.ts';
import {bundleTypes} from './types.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
// Built aside and swapped in at the end: a failed build leaves the last good one where it was.
const fresh = join(root, `.cache/dist-${process.pid}`);
const previous = join(root, `.cache/dist-${process.pid}-previous`);

const shared = {absWorkingDir: root, outdir: fresh, ...bundling, splitting: false, metafile: true} as const;

/** What esbuild leaves as it is are regular expressions, in which an escape means the same. In a tagged template it would not. */
const inAscii = (script: string): string => {
	if (/[\ud800-\udfff]|\.raw`[^`]*[^\0-\u007f]/.test(script)) {
		throw new Error('dist/cli.cjs has characters that cannot be escaped.');
	}

	return script.replace(
		/[^\0-\u007f]/g,
		character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
};

/** The program: one script, of which V8's compiled code can be kept after it ran (bin/chat-tui.js), and of a module cannot. Its first line names what is in it. */
const bundleProgram = async (): Promise<Metafile> => {
	const {metafile} = await build({
		...shared,
		entryPoints: {cli: 'cli.tsx'},
		outExtension: {'.js': '.cjs'},
		format: 'cjs',
		define: {...bundling.define, 'import.meta.url': '__moduleUrl'},
		banner: {js: "'use strict';const __moduleUrl=require('node:url').pathToFileURL(__filename).href;"},
	});
	const file = join(fresh, 'cli.cjs');
	const script = inAscii(readFileSync(file, 'utf8'));
	writeFileSync(file, `//${createHash('sha256').update(script).digest('base64url')}\n${script}`);
	return metafile;
};

const bundleModules = async (): Promise<Metafile> => {
	const {metafile} = await build({
		...shared,
		// The workers are files of their own because a thread starts from a file; source/history/sqlite looks for these names.
		entryPoints: {
			// What programs import: `exports` in package.json.
			index: 'source/library/index.ts',
			'sqlite-worker': 'source/history/sqlite/sqlite-worker.ts',
			'search-worker': 'source/history/sqlite/search/search-worker.ts',
		},
	});
	return metafile;
};

const writeLicenses = (inputs: readonly string[]): number => {
	const licenses = packageFolders(inputs).map(folder =>
		readLicense(join(root, folder), join(root, 'scripts/licenses')),
	);
	writeFileSync(join(fresh, 'third-party-licenses.txt'), formatLicenses(licenses));
	return licenses.length;
};

const printSizes = (paths: readonly string[]): void => {
	const rows = paths.map(path => {
		const content = readFileSync(join(root, path));
		return {name: path.replace(/^.*\//, 'dist/'), bytes: content.length, zipped: gzipSync(content).length};
	});
	const total = rows.reduce(
		(sum, {bytes, zipped}) => ({name: 'total', bytes: sum.bytes + bytes, zipped: sum.zipped + zipped}),
		{name: 'total', bytes: 0, zipped: 0},
	);
	const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`.padStart(10);
	for (const {name, bytes, zipped} of [...rows.toSorted((a, b) => b.bytes - a.bytes), total]) {
		console.log(`${name.padEnd(28)}${kilobytes(bytes)}${kilobytes(zipped)} gzipped`);
	}
};

try {
	mkdirSync(fresh, {recursive: true});
	const metafiles = await Promise.all([bundleProgram(), bundleModules()]);
	writeFileSync(join(fresh, 'index.d.ts'), await bundleTypes(root, join(fresh, 'types')));
	// What is tree-shaken away entirely needs no licence: only inputs that some output contains count.
	const outputs = metafiles.flatMap(({outputs}) => Object.entries(outputs));
	const inputs = outputs.flatMap(([, {inputs}]) =>
		Object.entries(inputs)
			.filter(([, {bytesInOutput}]) => bytesInOutput > 0)
			// What a plugin has made has its name before the path.
			.map(([path]) => path.replace(/^[\w-]+:(?=node_modules)/, '')),
	);
	const packages = writeLicenses(inputs);
	if (!process.argv.includes('--quiet')) {
		printSizes(outputs.map(([path]) => path));
		console.log(`${packages} packages bundled; their licences are in dist/third-party-licenses.txt`);
	}

	if (existsSync(dist)) {
		renameSync(dist, previous);
	}

	renameSync(fresh, dist);
} catch (error) {
	// What esbuild found, it has printed already.
	if (!(error instanceof Error && 'errors' in error)) {
		console.error(error instanceof Error ? error.message : error);
	}

	process.exitCode = 1;
} finally {
	rmSync(fresh, {recursive: true, force: true});
	rmSync(previous, {recursive: true, force: true});
}
