import test from 'ava';
import {joinTypes} from '../../scripts/types.ts';

const join = (modules: Record<string, string>): string =>
	joinTypes(new Map(Object.entries(modules)), 'library/index.ts');

test('what is exported is there with all that it needs, and nothing else; what it needs is not exported', t => {
	t.is(
		join({
			'library/index.ts': [
				"import type { A } from './contract.ts';",
				"export { Problem } from '../problem.ts';",
				"export type { Told, } from './contract.ts';",
				'/** Its words. */\nexport declare const connect: (a: A) => void;\n',
			].join('\n'),
			'library/contract.ts': [
				"import { type B, notNeeded } from '../b.ts';",
				'export type Unused = typeof notNeeded;',
				'type Inner = {\n    /** Not Unused; */\n    readonly of: "Unused;";\n};',
				'export type Told = {\n    readonly inner: Inner;\n    readonly b: B;\n};',
				'export type A = Told["b"];\n',
			].join('\n'),
			'b.ts': "import * as v from 'valibot';\nexport type B = 1;\nexport type Not = v.Any;\nexport {};\n",
			'problem.ts': 'export declare class Problem extends Error {\n    readonly code: string;\n}\n',
		}),
		`/// <reference lib="esnext.disposable" />

export declare class Problem extends Error {
    readonly code: string;
}

export type Told = {
    readonly inner: Inner;
    readonly b: B;
};

type Inner = {
    /** Not Unused; */
    readonly of: "Unused;";
};

type B = 1;

/** Its words. */
export declare const connect: (a: A) => void;

type A = Told["b"];

export {};
`,
	);
});

for (const [title, index, other, message] of [
	['of a package', 'export type A = v.B;', '', /need \* of valibot: they would not stand alone/],
	['by a type that imports', "export type A = import('../b.ts').B;", '', /import\('\.\.\/b\.ts'\)/],
	['of a module that has it not', "export type { C } from '../b.ts';", 'type B = 1;', /need C of b\.ts/],
	[
		'twice under one name',
		"import type { C } from '../b.ts';\ntype B = 1;\nexport type A = [B, C];",
		'type B = 2;\nexport type C = B;',
		/Both library\/index\.ts and b\.ts have a B/,
	],
	['in a way that is not known', "export * from '../b.ts';", '', /not understood/],
] as const) {
	test(`what is needed ${title} is an error, not a broken package`, t => {
		const modules = {'library/index.ts': `import * as v from 'valibot';\n${index}\n`, 'b.ts': `${other}\n`};
		t.throws(() => join(modules), {message});
	});
}
