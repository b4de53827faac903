/** How a program is bundled here: for the build, and for the smallest programs that a benchmark compares it with. */
import type {BuildOptions} from 'esbuild';
import {builtInModules} from './built-in.ts';
import {lighterDependencies} from './lighter.ts';

export const bundling = {
	bundle: true,
	splitting: true,
	format: 'esm',
	platform: 'node',
	target: 'node22.16',
	minify: true,
	legalComments: 'none',
	logLevel: 'warning',
	plugins: [lighterDependencies, builtInModules],
	define: {'process.env.NODE_ENV': '"production"'},
	// CommonJS packages inside the bundle call `require` for Node's own modules, and for nothing else.
	banner: {js: 'const require=process.getBuiltinModule;'},
} as const satisfies BuildOptions;
