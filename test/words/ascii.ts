import test from 'ava';
import fc from 'fast-check';
import {inAscii} from '../../source/words/ascii.ts';
import {asciiOf, chrome, drawsAscii} from '../../source/words/chrome.ts';
import {en} from '../../source/words/en.ts';
import {ko} from '../../source/words/ko.ts';
import {onLanguage, setAscii, spoken, words} from '../../source/words/words.ts';
import {readSources} from '../helpers/imports.ts';

/** Dashes, bullets and ellipses, arrows, boxes, blocks, shapes: what a font may draw badly. */
const drawn = /[\u00B7\u00D7\u2010-\u2027\u2190-\u21FF\u2500-\u25FF]/u;

type Text = string | ((...values: never[]) => unknown);

const textsOf = (value: unknown, path: string): ReadonlyArray<readonly [string, Text]> =>
	typeof value === 'string' || typeof value === 'function'
		? [[path, value as Text]]
		: Object.entries(value as object).flatMap(([key, inner]) => textsOf(inner, `${path}.${key}`));

const given = [
	[3, 4, 5, 6],
	['mina', 'jun', 'tea', 'x'],
	[['mina', 'jun'], 'tea', 'x'],
];

const saidOf = (text: Text): readonly string[] =>
	typeof text === 'string'
		? [text]
		: given.flatMap(values => {
				try {
					const said = text(...(values.slice(0, text.length || 4) as never[]));
					return typeof said === 'string' ? [said] : [];
				} catch {
					return [];
				}
			});

for (const [name, catalogue] of [
	['English', en],
	['Korean', ko],
] as const) {
	test(`no text of the program draws anything but ASCII, in ${name}`, t => {
		for (const [path, text] of textsOf(inAscii(catalogue), '')) {
			for (const said of saidOf(text)) {
				t.notRegex(said, drawn, path);
				if (name === 'English') {
					t.regex(said, /^[\t\n\u0020-\u007E]*$/, path);
				}
			}
		}
	});
}

test('what others wrote stays as it is', t => {
	const {settings, commands} = inAscii(en);
	t.is(settings.set('topic', '→ “tea” …'), 'topic = → “tea” …');
	t.is(commands.or(['a→b', '…']), 'a→b or …');
	t.is(inAscii(en).messages.typing('…→', 1), '…→ is typing...');
	t.is(
		inAscii({say: (name: string) => `… ${name} ↑ brings back ↑`}).say('(a+[·]$'),
		'... (a+[·]$ Up brings back ^',
	);
	fc.assert(
		fc.property(fc.string({unit: 'grapheme', minLength: 1}), text => {
			t.true(
				inAscii({say: (given: string) => `→ ${given} …`})
					.say(text)
					.includes(text),
			);
		}),
	);
});

/** Lines that draw nothing, or whose glyphs go through `chrome` elsewhere. */
const elsewhere = /chrome\(|^\s*(?:\/\/|\*|\/\*\*)|edge\('|title: 'Alt|const arrows|\['[↑↓←→]', '/;

test('whatever the screens draw goes by it', t => {
	const sources = readSources();
	const found = [...sources].flatMap(([path, text]) =>
		path.startsWith('source/ui/')
			? text
					.replaceAll(/\/\*\*.*?\*\//gs, '')
					.split('\n')
					.filter(line => drawn.test(line) && /['`]/.test(line) && !elsewhere.test(line))
					.map(line => `${path}: ${line.trim()}`)
			: [],
	);
	t.deepEqual(found, []);
});

test('whatever is drawn has something in ASCII', t => {
	t.is(asciiOf('╭─ 민아 ─╮ … · ↓ 3'), '+- 민아 -+ ... - v 3');
	t.is(asciiOf('plain'), 'plain');
});

test.serial('it is switched live, and whoever draws is told', t => {
	const told: string[] = [];
	const undo = onLanguage(() => told.push(spoken()));
	setAscii(true);
	t.true(drawsAscii());
	t.is(chrome('│'), '|');
	t.is(chrome('↑', 'Up'), 'Up');
	t.is(words().chat.find.looking, 'looking ...');
	t.is(words(), words());
	setAscii(true);
	setAscii(false);
	t.is(chrome('│'), '│');
	t.is(words().chat.find.looking, 'looking …');
	undo();
	t.deepEqual(told, ['en in ASCII', 'en']);
});
