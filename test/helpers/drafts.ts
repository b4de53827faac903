/** Drafts for tests of the journal. */
import fc from 'fast-check';
import type {Amendment, Author, Draft, Seq} from '../../source/messages.ts';

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

/** A change of a message of a room; of a whisper between these two where `to` says so. */
export const changed = (
	target: Seq,
	amendment: Amendment,
	{by = mina, room = '#lobby', to}: {by?: Author; room?: string; to?: readonly Author[]} = {},
): Draft => ({
	type: 'amend',
	time: time + 1000,
	room: to ? '@' : room,
	target,
	by,
	...(to ? {to: to.map(({id}) => id)} : {}),
	amendment,
	quote: {seq: target, from: mina, text: 'before'},
});

export const edit = (text: string): Amendment => ({type: 'edit', text});
export const deletion: Amendment = {type: 'delete'};
export const react = (emoji: string, on = true): Amendment => ({type: 'react', emoji, on});

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
