/**
How the bundle gets at Node's own modules: by `process.getBuiltinModule`, and only what is asked for. An `import` of one has Node make a namespace of all
that it exports, and so load what is behind every getter of it: of `node:fs` the streams and promises, of `node:crypto` the whole web cryptography.
Knows nothing of what is bundled.
*/
import {builtinModules} from 'node:module';
import process from 'node:process';
import type {Plugin} from 'esbuild';

const isName = (name: string): boolean => /^[A-Za-z_$][\w$]*$/.test(name) && name !== 'default';

/** A module that has what Node's own has, of which a bundle keeps what is imported from it. */
export const builtInModule = (name: string): string => {
	const names = Object.keys(process.getBuiltinModule(name) ?? {}).filter(isName);
	return [
		`const all = process.getBuiltinModule(${JSON.stringify(name)});`,
		'export default all;',
		...names.map(
			(exported, index) =>
				`const e${index} = /* @__PURE__ */ (() => all.${exported})(); export {e${index} as ${exported}};`,
		),
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
