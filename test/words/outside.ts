/** No sentence for people outside the catalogue: what is asked of every file that may import `words` and draws or writes. */
import test from 'ava';
import {readSources} from '../helpers/imports.ts';

/** Sentences that stay in English, by file, and why. */
const stays: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
	// Goes over the wire; `server.inOwnWords` says it where it is read.
	...['serve-headless.ts', 'serve-dashboard.tsx'].map(
		name =>
			[
				`source/commands/${name}`,
				[
					'The operator stopped the server.',
					'The server was interrupted.',
					'The server is restarting.',
					'The server failed.',
				],
			] as const,
	),
	// For who writes this program.
	['source/ui/terminal/screen.tsx', ['A full-screen program needs a terminal.']],
]);

/** What is English as a whole: the man page. */
const english: ReadonlySet<string> = new Set(['source/commands/manual.ts']);

const comments = /\/\*[\s\S]*?\*\/|(?<![:'"`\\])\/\/.*$/gm;
// Words on one line, of which the first has a capital or is a value, and another has none: names of events, keys, types and of what is typed are no such thing.
const sentences =
	/(['"`])((?:[A-Z][a-z’]* |\$\{[^`{}]*\} (?=[a-z]{2,} ))(?:(?!\1).)*?(?<![A-Za-z])[a-z]{2,}(?:(?!\1).)*)\1/g;
const betweenTags = />\s*([A-Z][a-z]+(?: [a-z]+)+)[^<>{}=;()]*<\//g;

const sentencesIn = (source: string): readonly string[] => {
	const code = source.replaceAll(comments, '');
	return [
		...Array.from(code.matchAll(sentences), ([, , text = '']) => text),
		...Array.from(code.matchAll(betweenTags), ([, text = '']) => text),
	];
};

test('a sentence is known as one, and what is none is not', t => {
	for (const [code, expected] of [
		["throw wrongUse('Search for what?', words().usage.seeHelp)", ['Search for what?']],
		[`const text = \`There is no room \${room}.\`;`, [`There is no room \${room}.`]],
		[`const text = \`\${name} has no option.\`;`, [`\${name} has no option.`]],
		['<Text>Press any key</Text>', ['Press any key']],
		["// Say 'Nothing is here.'", []],
		['/** `A sentence in here` */', []],
		["{keys: chrome('↑↓', 'Up/Down'), does: move}", []],
		["const names = ['Alt+Enter, Ctrl+J', 'Left Right', 'Tab'];", []],
		[`const label = \`/set \${name} \`;`, []],
		["type Kind = 'say' | 'whisper';", []],
	] as ReadonlyArray<readonly [string, readonly string[]]>) {
		t.deepEqual(sentencesIn(code), expected, code);
	}
});

test('every sentence that people read is in the catalogue', t => {
	const files = [...readSources()].filter(
		([file]) => /^(?:cli\.tsx|source\/(?:ui|client|settings|commands)\/)/.test(file) && !english.has(file),
	);
	t.true(files.length > 100);
	t.deepEqual(
		files.flatMap(([file, source]) =>
			sentencesIn(source)
				.filter(text => !stays.get(file)?.includes(text))
				.map(text => `${file}: ${text}`),
		),
		[],
	);
});
