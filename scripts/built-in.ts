/**
How the bundle gets at Node's own modules: by `process.getBuiltinModule`, and only what is asked for. An `import` of one has Node make a namespace of all
that it exports, and so load what is behind every getter of it: of `node:fs` the streams and promises, of `node:crypto` the whole web cryptography.
Knows nothing of what is bundled.
*/
import {builtinModules} from 'node:module';
import process from 'node:process';
import type {Plugin} from 'esbuild';

/** What takes milliseconds to load, and is needed late or never: its functions load it when one of them is called. */
const late: ReadonlySet<string> = new Set([
	'node:child_process',
	'node:crypto',
	'node:readline',
	'node:worker_threads',
]);

const isName = (name: string): boolean => /^[A-Za-z_$][\w$]*$/.test(name) && name !== 'default';

/** One that is called, or made with `new`. What is known by a property, as `execFile` is to `promisify`, and what is no function, loads the module after all. */
const lateValue = (load: string, name: string, value: unknown): string => {
	if (typeof value !== 'function' || Object.getOwnPropertySymbols(value).length > 0) {
		return `/* @__PURE__ */ (() => ${load}.${name})()`;
	}

	return /^[A-Z]/.test(name)
		? `function (...given) { return new (${load}.${name})(...given); }`
		: `(...given) => ${load}.${name}(...given)`;
};

/** A module that has what Node's own has, of which a bundle keeps what is imported from it. */
export const builtInModule = (name: string): string => {
	const all = (process.getBuiltinModule(name) ?? {}) as Readonly<Record<string, unknown>>;
	const load = `process.getBuiltinModule(${JSON.stringify(name)})`;
	const isLate = late.has(name);
	const exported = Object.keys(all)
		.filter(isName)
		.map((member, index) => {
			const value = isLate ? lateValue(load, member, all[member]) : `/* @__PURE__ */ (() => all.${member})()`;
			return `const e${index} = ${value}; export {e${index} as ${member}};`;
		});
	return [
		isLate ? '' : `const all = ${load};`,
		`export default /* @__PURE__ */ (() => ${load})();`,
		...exported,
	].join('\n');
};

export const builtInModules: Plugin = {
	name: 'built-in-modules',
	setup(build) {
		const names = new Set(builtinModules);
		build.onResolve({filter: /^(?:node:)?[a-z_/\d]+$/}, ({path, kind}) => {
			const bare = path.replace(/^node:/, '');
			if (kind !== 'import-statement' || !(names.has(bare) || names.has(path))) {
				return undefined;
			}

			return {path: `node:${bare}`, namespace: 'built-in', sideEffects: false};
		});
		build.onLoad({filter: /./, namespace: 'built-in'}, ({path}) => ({contents: builtInModule(path)}));
	},
};
