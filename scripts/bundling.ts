/** How a program is bundled here: for the build, and for the smallest programs that a benchmark compares it with. */
import type {BuildOptions} from 'esbuild';
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
	plugins: [lighterDependencies],
	define: {'process.env.NODE_ENV': '"production"'},
	// Ink imports it when DEV is set and it can be resolved, which from an installed dist/ it cannot.
	external: ['react-devtools-core'],
	// CommonJS packages inside the bundle call `require` for Node's own modules.
	banner: {
		js: "import {createRequire as __createRequire} from 'node:module';const require=__createRequire(import.meta.url);",
	},
} as const satisfies BuildOptions;
