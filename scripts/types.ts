/** The types of the library as one file that stands alone: what the compiler writes for each of its modules, without the imports between them. */
import {execFile} from 'node:child_process';
import {readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {promisify} from 'node:util';

/** In this order: none of them needs anything but those before it. */
const modules = ['problem', 'library/contract', 'library/index'];

/** An import or export of another module of ours. */
const relative = /^(?:import|export)\s[^;]*from\s*['"]\.[^'"]*['"];\n/gm;

/** Put together what `tsc` declared. Throws when something of ours is left that would have to be imported. */
export const joinTypes = (declarations: readonly string[]): string => {
	const joined = declarations.map(text => text.replace(relative, '').trim()).join('\n\n');
	const left = /(?:from|import\()\s*['"]\.[^'"]*['"]/.exec(joined);
	if (left !== null) {
		throw new Error(`The types of the library import ${left[0]}: they would not stand alone.`);
	}

	// For whoever compiles for a time before `await using`.
	return `/// <reference lib="esnext.disposable" />\n\n${joined}\n`;
};

/** Compile the declarations into a folder, which is removed again, and put them together. */
export const bundleTypes = async (root: string, folder: string): Promise<string> => {
	const tsc = join(root, 'node_modules/typescript/bin/tsc');
	const project = join(root, 'scripts/library-types.json');
	try {
		await promisify(execFile)(process.execPath, [tsc, '-p', project, '--outDir', folder]);
		return joinTypes(modules.map(name => readFileSync(join(folder, `${name}.d.ts`), 'utf8')));
	} finally {
		rmSync(folder, {recursive: true, force: true});
	}
};
