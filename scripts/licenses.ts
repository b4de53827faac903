/** The licences of what the bundle contains. Knows packages on disk, and nothing of esbuild but the names of its inputs. */
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

/** What may travel inside a bundle under MIT, given that the text comes along. */
const accepted = new Set([
	'0BSD',
	'Apache-2.0',
	'BSD-2-Clause',
	'BSD-3-Clause',
	'BlueOak-1.0.0',
	'ISC',
	'MIT',
]);

export type PackageLicense = {
	readonly name: string;
	readonly version: string;
	readonly license: string;
	readonly text: string;
};

/** The folders of the packages that bundled files belong to: everything up to the last `node_modules/name`, sorted. */
export const packageFolders = (inputs: readonly string[]): readonly string[] => {
	const folders = new Set<string>();
	for (const input of inputs) {
		const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input.replaceAll('\\', '/'))?.[0];
		if (folder !== undefined) {
			folders.add(folder);
		}
	}

	return [...folders].toSorted();
};

/**
Read one package's licence. A package that forgot its licence file gets the text kept in `fallbackFolder` under its name,
with `/` as `+`. Throws when there is none, or when the licence is not one that may be bundled.
*/
export const readLicense = (folder: string, fallbackFolder: string): PackageLicense => {
	const {name, version, license} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<
		string,
		unknown
	>;
	if (typeof name !== 'string' || typeof version !== 'string') {
		throw new Error(`${folder}/package.json has no name or no version.`);
	}

	if (typeof license !== 'string' || !accepted.has(license)) {
		throw new Error(`${name} ${version} has the licence ${String(license)}, which may not be bundled.`);
	}

	const files = readdirSync(folder).filter(file => /^(licen[cs]e|copying|notice)([-.].*)?$/i.test(file));
	const fallback = join(fallbackFolder, `${name.replace('/', '+')}.txt`);
	const own = files.some(file => !/^notice/i.test(file));
	const paths = files.toSorted().map(file => join(folder, file));
	const texts = own || !existsSync(fallback) ? paths : [fallback, ...paths];
	if (!own && !existsSync(fallback)) {
		throw new Error(`${name} ${version} has no licence text. Put it into ${fallback}.`);
	}

	return {
		name,
		version,
		license,
		text: texts.map(path => readFileSync(path, 'utf8').replaceAll('\r\n', '\n').trim()).join('\n\n'),
	};
};

/** One readable file of all of them; packages with the same text share it. */
export const formatLicenses = (licenses: readonly PackageLicense[]): string => {
	const byText = new Map<string, Set<string>>();
	for (const {name, version, license, text} of licenses) {
		byText.set(text, (byText.get(text) ?? new Set()).add(`${name} ${version} (${license})`));
	}

	const parts = [...byText].map(([text, names]) => `${[...names].join('\n')}\n\n${text}\n`);
	return `chat-tui contains these packages, each under its own licence.\n\n${parts.join(`\n${'-'.repeat(78)}\n\n`)}`;
};
