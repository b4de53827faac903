import test from 'ava';
import {en} from '../../source/words/en.ts';
import {ko} from '../../source/words/ko.ts';

type Text = string | ((...values: never[]) => unknown);

type Entry = readonly [path: string, text: Text];

/** Every text of a catalogue, by where it is. */
const textsOf = (value: unknown, path: readonly string[] = []): readonly Entry[] =>
	typeof value === 'string' || typeof value === 'function'
		? [[path.join('.'), value as Text]]
		: Object.entries(value as object).flatMap(([key, inner]) => textsOf(inner, [...path, key]));

const english = new Map(textsOf(en));
const korean = new Map(textsOf(ko));

/** Texts that are the same in both languages, and why. */
const alike: ReadonlySet<string> = new Set([
	// Put together from parts that are each translated.
	'chat.activity.saying',
	'refusals.nameInvalid.hint',
	'client.requestRefused',
	// What a server says that is not known.
	'server.inOwnWords',
	// A mark, and where from.
	'log.from',
	// A name of `Intl`.
	'time.locale',
]);

/** Values that Korean leaves out, and why. */
const leftOut: ReadonlySet<string> = new Set([
	// What the server writes by itself is English: Korean says it in words of its own.
	...['wrongPassword', 'version', 'nameInvalid', 'full', 'tooManyConnections', 'shutdown'].map(
		name => `endings.${name}.problem`,
	),
	...[
		...['moderated', 'roomBanned', 'roomFull', 'roomKey', 'inviteOnly', 'notOperator', 'notThere'],
		...['alreadyThere', 'noSuchMessage', 'notYours', 'roomInvalid', 'tooManyRooms', 'unavailable'],
	].map(name => `refusals.${name}.problem`),
	'refusals.nameInvalid.hint',
	'client.requestRefused',
]);

/** What a text says with these values. What takes a list is given one, what takes a number is given one. */
const said = (text: Text, kind: 'words' | 'numbers' | 'lists'): string | undefined => {
	if (typeof text === 'string') {
		return text;
	}

	const values = Array.from({length: text.length}, (_, index) =>
		kind === 'numbers' ? 7_001 + index : kind === 'words' ? `w${index}w` : [`w${index}w`, `v${index}v`],
	);
	try {
		const result = text(...(values as never[]));
		return typeof result === 'string' ? result : undefined;
	} catch {
		return undefined;
	}
};

const kinds = ['words', 'numbers', 'lists'] as const;

/** Which of the values are in what is said. */
const placeholders = (result: string): readonly string[] =>
	[...new Set(result.replaceAll(/(?<=\d)[,.](?=\d{3})/g, '').match(/[wv]\d[wv]|700\d/g) ?? [])].sort();

const anySaid = (text: Text): string =>
	kinds.map(kind => said(text, kind)).find(result => result !== undefined) ?? '';

test('both catalogues have the same texts', t => {
	t.deepEqual([...korean.keys()].sort(), [...english.keys()].sort());
	t.true(english.size > 100);
});

test('no text is empty', t => {
	for (const [path, text] of [...english, ...korean]) {
		t.not(anySaid(text).trim(), '', path);
	}
});

test('English is English, and Korean is Korean', t => {
	for (const [path, text] of english) {
		t.notRegex(anySaid(text), /\p{Script=Hangul}/u, path);
	}

	for (const [path, text] of korean) {
		// Nothing but what is typed is the same everywhere.
		if (!alike.has(path) && !/^\/[a-z]+$/.test(anySaid(text))) {
			t.regex(anySaid(text), /\p{Script=Hangul}/u, path);
		}
	}
});

test('both say the same values', t => {
	for (const [path, text] of english) {
		if (!leftOut.has(path)) {
			const pairs = kinds.map(kind => [said(korean.get(path) ?? '', kind), said(text, kind)] as const);
			const known = pairs.filter(pair => pair.every(result => result !== undefined));
			t.true(known.length > 0, path);
			for (const [own = '', other = ''] of known) {
				t.deepEqual(placeholders(own), placeholders(other), path);
			}
		}
	}
});

test('texts have no space at an end, and Korean no particle that is left open', t => {
	for (const [path, text] of [...english, ...korean]) {
		const result = anySaid(text);
		t.is(result, result.trim(), path);
		t.notRegex(result, /이\(가\)|을\(를\)|은\(는\)|과\(와\)|\(으\)로/, path);
	}
});
