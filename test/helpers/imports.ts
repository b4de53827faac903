import {readdirSync, readFileSync} from 'node:fs';
import {posix} from 'node:path';

/** A file's text by its path from the top of the project, with `/`. */
export type Sources = ReadonlyMap<string, string>;

/** One import: `target` is a path like that of the importing file, or a package's name with its subpath. */
export type Import = {
	readonly from: string;
	readonly target: string;
	readonly own: boolean;
	readonly typeOnly: boolean;
};

// Biome's formatting begins every import and export at the line's start; an `import()` may stand anywhere.
const statements = /^(?:import|export)\b([^'";]*?)\bfrom\s*['"]([^'"]+)['"]|^import\s*['"]([^'"]+)['"]/gm;
const dynamic = /\bimport\(\s*['"]([^'"]+)['"]/g;
const blockComments = /^\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm;

/** Whether an import statement's clause names nothing but types. */
const isTypeOnly = (clause: string): boolean => {
	if (/^\s*type\b/.test(clause)) {
		return true;
	}

	const names = /^\s*\{([^}]*)\}\s*$/
		.exec(clause)?.[1]
		?.split(',')
		.filter(name => name.trim() !== '');

	return names?.every(name => /^\s*type\s/.test(name)) ?? false;
};

/** The imports of one file: of values, of types, exported again, and at run time. */
export const importsOf = (from: string, text: string): readonly Import[] => {
	const code = text.replace(blockComments, '');
	const found: ReadonlyArray<readonly [specifier: string, typeOnly: boolean]> = [
		...Array.from(
			code.matchAll(statements),
			([, clause = '', specifier, bare]) =>
				[specifier ?? bare ?? '', specifier !== undefined && isTypeOnly(clause)] as const,
		),
		...Array.from(code.matchAll(dynamic), ([, specifier = '']) => [specifier, false] as const),
	];

	return found.map(([specifier, typeOnly]) => {
		const own = specifier.startsWith('.');

		return {from, own, typeOnly, target: own ? posix.join(posix.dirname(from), specifier) : specifier};
	});
};

/** The program's own files: `cli.tsx` and everything under `source/`. */
export const readSources = (): Sources => {
	const top = new URL('../../', import.meta.url);
	const files = readdirSync(new URL('source/', top), {recursive: true, encoding: 'utf8'})
		.map(path => `source/${path.replaceAll('\\', '/')}`)
		.filter(path => /\.tsx?$/.test(path));

	return new Map(['cli.tsx', ...files].map(path => [path, readFileSync(new URL(path, top), 'utf8')]));
};

/** Circles of files that import each other, each as the way round. */
export const findCycles = (imports: readonly Import[]): readonly string[] => {
	const targets = Map.groupBy(
		imports.filter(({own}) => own),
		({from}) => from,
	);
	const done = new Set<string>();
	const path: string[] = [];
	const cycles: string[] = [];

	const visit = (file: string): void => {
		if (path.includes(file)) {
			cycles.push([...path.slice(path.indexOf(file)), file].join(' → '));
			return;
		}

		if (done.has(file)) {
			return;
		}

		path.push(file);

		for (const {target} of targets.get(file) ?? []) {
			visit(target);
		}

		path.pop();
		done.add(file);
	};

	for (const file of targets.keys()) {
		visit(file);
	}

	return cycles;
};
