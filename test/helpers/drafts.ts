/** Drafts for tests of the journal. */
import fc from 'fast-check';
import type {Author, Draft} from '../../source/messages.ts';

export const mina: Author = {id: 'u1', name: '민아', color: 1};
export const joon: Author = {id: 'u2', name: '준', color: 2};

const time = 1_700_000_000_000;

export const said = (text: string, room = '#lobby'): Draft => ({
	type: 'message',
	time,
	room,
	from: mina,
	text,
	kind: 'text',
	number: 1,
	origin: {node: 'n1', session: 7},
});

export const whispered = (text: string, from = mina, to = joon): Draft => ({
	type: 'whisper',
	time,
	from,
	to,
	text,
});

/** An entry that is only state: in no feed. */
export const joined = (user: string): Draft => ({type: 'join', time, user, room: '#lobby'});

/** Text as bad as it comes: lone surrogates, NUL, newlines, quotes, Hangul in both normal forms, emoji. */
const text = fc.string({
	unit: fc.oneof(
		fc.constantFrom(
			'\0',
			'\n',
			'\r\n',
			'"',
			'\\',
			'\u2028',
			'\uD800',
			'\uDC00',
			"'",
			';',
			'가',
			'\u1100\u1161',
			'👩‍👩‍👧',
		),
		fc.string({unit: 'binary', maxLength: 3}),
	),
	maxLength: 12,
});

export const anyDraft: fc.Arbitrary<Draft> = fc.oneof(
	fc.tuple(text, fc.constantFrom('#lobby', '#한글', '#other')).map(([value, room]) => said(value, room)),
	fc
		.tuple(text, fc.constantFrom(mina, joon), fc.constantFrom(mina, joon))
		.map(([value, from, to]) => whispered(value, from, to)),
	text.map(joined),
	text.map((motd): Draft => ({type: 'motd', time, text: motd})),
);
