/** The types of the library as one file that stands alone: of what the compiler writes for its modules, what the library exports and what that needs. */
import {execFile} from 'node:child_process';
import {readdirSync, readFileSync, rmSync} from 'node:fs';
import {join, posix} from 'node:path';
import process from 'node:process';
import {promisify} from 'node:util';

/** Declarations by the path of their module, such as `library/index.ts`. */
export type Declarations = ReadonlyMap<string, string>;

/** Where a name comes from. */
type Place = {readonly module: string; readonly name: string};

type Module = {
	/** What is declared there, in its order. */
	readonly declared: ReadonlyMap<string, string>;
	/** What it has from other modules, under the names that it uses. */
	readonly imported: ReadonlyMap<string, Place>;
	/** What it passes on. */
	readonly exported: ReadonlyMap<string, Place>;
};

const comments = /\/\*[\s\S]*?\*\//g;
const strings = /'[^'\n]*'|"[^"\n]*"/g;
const tokens = /\/\*[\s\S]*?\*\/|'[^'\n]*'|"[^"\n]*"|[{}()[\];]|[^{}()[\];'"/]+|\//g;

/** What ends with a brace and not with a semicolon. */
const body = /^(?:export )?(?:declare )?(?:abstract )?(?:class|interface|enum|namespace) /;

const codeOf = (statement: string): string => statement.replace(comments, '').trim();

/** The statements of a module, each with the comments before it. */
const statementsOf = (text: string): readonly string[] => {
	const statements: string[] = [];
	let depth = 0;
	let statement = '';
	for (const [token] of text.matchAll(tokens)) {
		statement += token;
		depth += /^[{([]$/.test(token) ? 1 : /^[})\]]$/.test(token) ? -1 : 0;
		if (depth === 0 && (token === ';' || (token === '}' && body.test(codeOf(statement))))) {
			statements.push(statement.trim());
			statement = '';
		}
	}

	return statements;
};

const listed = /^(import|export) (?:type )?\{([^}]*)\}(?: from ['"]([^'"]+)['"])?;$/;
const whole = /^import \* as ([\w$]+) from ['"]([^'"]+)['"];$/;
const declaration =
	/^(?:export )?(?:declare )?(?:abstract )?(?:class|interface|enum|namespace|type|const|let|function) ([\w$]+)/;

const parse = (path: string, text: string): Module => {
	const module = {
		declared: new Map<string, string>(),
		imported: new Map<string, Place>(),
		exported: new Map<string, Place>(),
	};
	for (const statement of statementsOf(text)) {
		const code = codeOf(statement);
		const [, how, names, from] = listed.exec(code) ?? [];
		const [, name] = declaration.exec(code) ?? [];
		const [, space, origin = ''] = whole.exec(code) ?? [];
		if (names !== undefined) {
			const source = from?.startsWith('.') ? posix.join(posix.dirname(path), from) : (from ?? path);
			for (const part of names.split(',').filter(part => part.trim() !== '')) {
				const [given = '', own = given] = part
					.trim()
					.replace(/^type /, '')
					.split(' as ');
				module[how === 'import' ? 'imported' : 'exported'].set(own, {module: source, name: given});
			}
		} else if (name !== undefined) {
			module.declared.set(name, statement);
			if (code.startsWith('export ')) {
				module.exported.set(name, {module: path, name});
			}
		} else if (space !== undefined) {
			module.imported.set(space, {module: origin, name: '*'});
		} else {
			throw new Error(`The types of the library have in ${path} what is not understood: ${code}`);
		}
	}

	return module;
};

/** What a module exports and all that it needs, in one text. Throws when that would not stand alone, or two things have one name. */
export const joinTypes = (declarations: Declarations, entry: string): string => {
	const modules = new Map<string, Module>();
	const moduleAt = (path: string): Module | undefined => {
		const text = declarations.get(path);
		const module = modules.get(path) ?? (text === undefined ? undefined : parse(path, text));
		if (module !== undefined) {
			modules.set(path, module);
		}

		return module;
	};

	/** By their names: where they are declared, and how. */
	const taken = new Map<string, {readonly module: string; readonly statement: string}>();

	const take = (place: Place): void => {
		const module = moduleAt(place.module);
		const statement = module?.declared.get(place.name);
		const further = module?.exported.get(place.name) ?? module?.imported.get(place.name);
		if (module === undefined || (statement === undefined && further === undefined)) {
			throw new Error(
				`The types of the library need ${place.name} of ${place.module}: they would not stand alone.`,
			);
		}

		if (statement === undefined) {
			if (further !== undefined) {
				take(further);
			}

			return;
		}

		const known = taken.get(place.name);
		if (known !== undefined) {
			if (known.module !== place.module) {
				throw new Error(`Both ${known.module} and ${place.module} have a ${place.name}.`);
			}

			return;
		}

		taken.set(place.name, {module: place.module, statement});
		const code = codeOf(statement);
		const [left] = /import\(['"][^'"]*['"]\)/.exec(code) ?? [];
		if (left !== undefined) {
			throw new Error(`The types of the library have ${left}: they would not stand alone.`);
		}

		for (const [name] of code.replace(strings, '').matchAll(/[\w$]+/g)) {
			if (module.declared.has(name) || module.imported.has(name)) {
				take(module.imported.get(name) ?? {module: place.module, name});
			}
		}
	};

	const {exported} = moduleAt(entry) ?? {exported: new Map<string, Place>()};
	for (const [name, place] of exported) {
		if (name !== place.name) {
			throw new Error(`The library exports ${place.name} under another name, ${name}.`);
		}

		take(place);
	}

	const texts = [...taken].map(([name, {statement}]) =>
		exported.has(name) ? statement : statement.replace(/^export /m, ''),
	);
	// Without the last line everything that is declared would be exported; the first is for whoever compiles for a time before `await using`.
	return `/// <reference lib="esnext.disposable" />\n\n${texts.join('\n\n')}\n\nexport {};\n`;
};

const read = (folder: string): Declarations =>
	new Map(
		readdirSync(folder, {recursive: true, encoding: 'utf8'})
			.filter(path => path.endsWith('.d.ts'))
			.map(path => [
				path.replaceAll('\\', '/').replace(/\.d\.ts$/, '.ts'),
				readFileSync(join(folder, path), 'utf8'),
			]),
	);

/** Compile the declarations into a folder, which is removed again, and put them together. */
export const bundleTypes = async (root: string, folder: string): Promise<string> => {
	const tsc = join(root, 'node_modules/typescript/bin/tsc');
	const project = join(root, 'scripts/library-types.json');
	try {
		await promisify(execFile)(process.execPath, [tsc, '-p', project, '--outDir', folder]);
		return joinTypes(read(folder), 'library/index.ts');
	} finally {
		rmSync(folder, {recursive: true, force: true});
	}
};
