/** Who may import whom: the house's one table, and the test that holds it. */
import test from 'ava';
import {findCycles, type Import, importsOf, readSources, type Sources} from './helpers/imports.ts';

type Rule = {
	/** Whose rule this is: a file, or a folder with its `/`. The first that fits a file is its rule. */
	readonly of: string;
	/** Our own files and folders it may import, besides its own. */
	readonly own: readonly string[];
	/** Of which it may import types alone. */
	readonly types?: readonly string[];
	/** Packages and Node's modules it may import; `node:*` is any but what `reserved` keeps for others. */
	readonly packages: readonly string[];
	/** Whether files in folders of its own may not import each other's folders. */
	readonly apart?: boolean;
};

const leaves = ['source/messages.ts', 'source/limits.ts', 'source/text/'] as const;
// What is said to people here. Not for the hub, the protocols and the history: what goes over the wire is the same whatever is spoken.
const speech = 'source/words/';
const problem = 'source/problem.ts';
const settings = 'source/settings/';
const contracts = ['source/client/contract.ts', 'source/client/state.ts', 'source/client/store.ts'] as const;
// Pure words for the operator's log: headless mode and the dashboard say the same. Its own rule below keeps it so.
const logLine = 'source/server/log-line.ts';
const screen = ['ink', 'react', 'ink-text-input', 'highlight.js/lib/common'] as const;

const rules: readonly Rule[] = [
	{of: 'cli.tsx', own: ['source/', 'package.json'], packages: ['*']},
	{of: 'source/commands/', own: ['source/'], packages: ['*']},
	{of: 'source/messages.ts', own: [], packages: []},
	{of: 'source/limits.ts', own: [], packages: []},
	{of: problem, own: [], packages: []},
	{of: speech, own: [], packages: []},
	{of: 'source/text/', own: [speech], packages: ['string-width', 'unique-names-generator']},
	{of: settings, own: [...leaves, speech], packages: ['node:buffer']},
	{of: 'source/framing/', own: [], packages: []},
	{
		of: 'source/protocols/',
		own: [...leaves, 'source/framing/'],
		packages: ['valibot', 'node:crypto', 'node:buffer', 'node:string_decoder'],
		apart: true,
	},
	{of: 'source/hub/', own: leaves, packages: []},
	{of: 'source/history/', own: [...leaves, problem], packages: ['node:*']},
	{of: logLine, own: [...leaves, speech], packages: []},
	{
		of: 'source/server/',
		own: [
			...leaves,
			speech,
			problem,
			'source/framing/',
			'source/protocols/',
			'source/hub/',
			'source/history/',
		],
		packages: ['node:*'],
	},
	{
		of: 'source/client/',
		own: [...leaves, speech, problem, settings, 'source/framing/', 'source/protocols/native/'],
		packages: ['node:*'],
	},
	// The client, for programs that others write.
	{
		of: 'source/library/',
		own: [...leaves, speech, problem, 'source/client/'],
		packages: ['node:crypto', 'node:buffer'],
	},
	{
		of: 'source/ui/',
		own: [...leaves, speech, settings, ...contracts, logLine],
		types: ['source/server/contract.ts'],
		packages: [
			...screen,
			'node:process',
			'node:tty',
			'node:stream',
			'node:string_decoder',
			'node:events',
			'node:util',
		],
	},
];

/** What only these may import, whatever the rules above say. */
const reserved: ReadonlyMap<string, readonly string[]> = new Map([
	['node:sqlite', ['source/history/sqlite/']],
	['node:worker_threads', ['source/history/sqlite/']],
	['node:net', ['source/server/', 'source/client/', 'source/commands/']],
	['node:tls', ['source/server/', 'source/client/', 'source/commands/']],
	['source/commands/', ['cli.tsx', 'source/commands/']],
	// A session is wired once, for the program's own screens and for everyone who has the package.
	['source/client/session.ts', ['source/library/create-session.ts']],
]);

const linesMax = 300;

/** Files that are longer, and why. */
const long: ReadonlyMap<string, string> = new Map([
	['source/messages.ts', 'declarations alone: the whole vocabulary is read in one place'],
]);

const isIn = (path: string, place: string): boolean =>
	place === '*' ||
	path === place ||
	(place.endsWith('/') && path.startsWith(place)) ||
	(place.endsWith(':*') && path.startsWith(place.slice(0, -1))) ||
	// A package's subpath, such as `react/jsx-runtime`.
	(!place.startsWith('source') && path.startsWith(`${place}/`));

const isInAny = (path: string, places: readonly string[]): boolean => places.some(place => isIn(path, place));

/** The folder right below a rule's own, or nothing for a file at its top. */
const subfolder = (path: string, rule: Rule): string | undefined => {
	const [folder, ...rest] = path.slice(rule.of.length).split('/');

	return rest.length > 0 ? folder : undefined;
};

/** The rule that an import breaks, in words; undefined when it breaks none. */
const broken = ({from, target, own, typeOnly}: Import): string | undefined => {
	for (const [place, holders] of reserved) {
		if (isIn(target, place) && !isInAny(from, holders)) {
			return `${place} is for ${holders.join(', ')} alone`;
		}
	}

	const rule = rules.find(({of}) => isIn(from, of));

	if (rule === undefined) {
		return 'the file is in no folder of the table in test/boundaries.ts';
	}

	if (!own) {
		return isInAny(target, rule.packages)
			? undefined
			: `${rule.of} may import these packages: ${rule.packages.join(', ') || 'none'}`;
	}

	if (isIn(target, rule.of)) {
		const [mine, other] = [subfolder(from, rule), subfolder(target, rule)];

		return rule.apart === true && other !== undefined && mine !== other
			? `folders in ${rule.of} do not know each other, and what they share does not know them`
			: undefined;
	}

	if (isInAny(target, rule.own) || (typeOnly && isInAny(target, rule.types ?? []))) {
		return undefined;
	}

	return `${rule.of} may import: ${[...rule.own, ...(rule.types ?? []).map(path => `types of ${path}`)].join(', ') || 'nothing of ours'}`;
};

const allImports = (sources: Sources): readonly Import[] =>
	Array.from(sources).flatMap(([path, text]) => importsOf(path, text));

const violations = (sources: Sources): readonly string[] =>
	allImports(sources).flatMap(found => {
		const rule = broken(found);
		return rule === undefined ? [] : [`${found.from} imports ${found.target}: ${rule}`];
	});

const tooLong = (sources: Sources): readonly string[] =>
	Array.from(sources).flatMap(([path, text]) => {
		const lines = text.trimEnd().split('\n').length;
		return lines > linesMax && !long.has(path) ? [`${path} has ${lines} lines: ${linesMax} at most`] : [];
	});

const sources = readSources();

test('every import is in the table', t => {
	t.deepEqual(violations(sources), []);
});

test('no import cycles', t => {
	t.deepEqual(findCycles(allImports(sources)), []);
});

test('no file is too long', t => {
	t.deepEqual(tooLong(sources), []);
});

test('the imports of the real files are seen, and lead to files', t => {
	const found = allImports(sources);
	t.true(found.length > 50);

	for (const {from, target, own} of found) {
		t.true(!own || sources.has(target) || target === 'package.json', `${from} imports ${target}`);
	}
});

for (const [title, path, code, expected] of [
	['a socket in a screen', 'source/ui/chat/x.tsx', "import net from 'node:net';", 'node:net is for'],
	[
		'a transport in a screen',
		'source/ui/x.ts',
		"import {a} from '../client/transport.ts';",
		'source/ui/ may import',
	],
	[
		'the server’s code in a screen',
		'source/ui/x.ts',
		"import {a} from '../server/contract.ts';",
		'source/ui/ may import',
	],
	['Node in the hub', 'source/hub/x.ts', "import {randomUUID} from 'node:crypto';", 'packages: none'],
	[
		'a protocol in the hub',
		'source/hub/x.ts',
		"import type {A} from '../protocols/protocol.ts';",
		'source/hub/ may',
	],
	[
		'a protocol in another',
		'source/protocols/irc/x.ts',
		"export {a} from '../native/frames.ts';",
		'do not know each other',
	],
	[
		'a protocol in what all share',
		'source/protocols/x.ts',
		"import {a} from './native/frames.ts';",
		'do not know each other',
	],
	[
		'another protocol in the client',
		'source/client/x.ts',
		"import {a} from '../protocols/irc/a.ts';",
		'source/client/ may',
	],
	[
		'a socket in the words of the log',
		'source/server/log-line.ts',
		"import {a} from './listen.ts';",
		'log-line.ts may',
	],
	[
		'a session that is wired elsewhere',
		'source/client/x.ts',
		"import {createChatSession} from './session.ts';",
		'session.ts is for',
	],
	['a driver elsewhere', 'source/history/memory.ts', "import {A} from 'node:sqlite';", 'node:sqlite is for'],
	['limits in framing', 'source/framing/x.ts', "import {limits} from '../limits.ts';", 'nothing of ours'],
	[
		'a command, at run time',
		'source/server/x.ts',
		"const {a} = await import('../commands/serve.tsx');",
		'source/commands/ is for',
	],
	['a package nobody named', 'source/text/x.ts', "import chalk from 'chalk';", 'may import these packages'],
	[
		'over many lines',
		'source/words/x.ts',
		"import {\n\ta,\n\ttype B,\n} from '../hub/hub.ts';",
		'nothing of ours',
	],
	['for its effect', 'source/messages.ts', "import './hub/hub.ts';", 'nothing of ours'],
	['a new folder', 'source/bots/x.ts', "import {a} from '../messages.ts';", 'in no folder'],
] as const) {
	test(`finds ${title}`, t => {
		const [message, ...others] = violations(new Map([[path, `/** A file. */\n${code}\n`]]));
		t.true(message?.startsWith(`${path} imports `), message);
		t.true(message?.includes(expected), message);
		t.deepEqual(others, []);
	});
}

for (const [path, code] of [
	['source/ui/x.tsx', "import type {Operator} from '../server/contract.ts';"],
	['source/ui/x.tsx', "import {type Operator} from '../server/contract.ts';"],
	['source/ui/x.tsx', "import {jsx} from 'react/jsx-runtime';"],
	['source/protocols/irc/x.ts', "import {a} from '../text-lines.ts';\nimport {b} from './y.ts';"],
	['source/hub/x.ts', "// import net from 'node:net';\n/**\nimport net from 'node:net';\n*/"],
	['source/history/sqlite/x.ts', "import {DatabaseSync} from 'node:sqlite';"],
] as const) {
	test(`lets ${path} have ${code.replaceAll('\n', ' ')}`, t => {
		t.deepEqual(violations(new Map([[path, code]])), []);
	});
}

test('finds a cycle and a long file', t => {
	const planted = new Map([
		['source/hub/a.ts', "import {b} from './b.ts';"],
		['source/hub/b.ts', "import type {C} from './c.ts';"],
		['source/hub/c.ts', "export * from './a.ts';"],
		['source/hub/d.ts', '\n'.repeat(linesMax).concat('x')],
	]);
	t.deepEqual(findCycles(allImports(planted)), [
		'source/hub/a.ts → source/hub/b.ts → source/hub/c.ts → source/hub/a.ts',
	]);
	t.deepEqual(tooLong(planted), ['source/hub/d.ts has 301 lines: 300 at most']);
});
