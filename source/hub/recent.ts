/** The messages of late, which may still be answered and changed: whose they are, who may read them and how they begin. Part of the state. */
import type {Author, EntryOf, Quote, RoomName, Seq, Time} from '../messages.ts';
import {whispers} from '../messages.ts';
import {segmentGraphemes} from '../text/graphemes.ts';

export type RecentMessage = {
	/** `@` for a whisper. */
	readonly room: RoomName;
	readonly from: Author;
	/** Set on whispers. */
	readonly to?: Author;
	/** How it begins. */
	readonly text: string;
	readonly time: Time;
};

/** By sequence number, oldest first. */
export type Recent = Map<Seq, RecentMessage>;

/** How many there are, over all rooms: enough for what people still talk about, and a few megabytes at the most. */
export const recentMax = 10_000;

/** In UTF-16 units: a row of a wide terminal. */
const beginningLength = 120;

/** Before this no character combines with another, but a line feed with a carriage return. */
const firstCombining = 0x300;

/** Where to cut: between graphemes, where there is a place near; never in the middle of a pair, for half of one is no text. */
const endOfBeginning = (text: string): number => {
	if (text.charCodeAt(beginningLength) < firstCombining && text[beginningLength] !== '\n') {
		return beginningLength;
	}

	const grapheme = segmentGraphemes(text.slice(0, beginningLength + 2)).containing(beginningLength);
	const end = grapheme?.index ?? beginningLength;
	if (end > beginningLength / 2) {
		return end;
	}

	return (text.codePointAt(beginningLength - 1) ?? 0) > 0xffff ? beginningLength - 1 : beginningLength;
};

const beginningOf = (text: string): string => {
	if (text.length <= beginningLength) {
		return text;
	}

	const end = endOfBeginning(text);
	// A copy: V8's slice would keep the whole message in memory.
	return Buffer.from(`${text.slice(0, end)}…`).toString();
};

/**
Where the oldest messages are. A new iterator would pass over the places of all that were taken out before, thousands of them for each message;
one that goes on from where it was has them behind it.
*/
const oldestOf = new WeakMap<Recent, Iterator<Seq>>();

const dropOldest = (recent: Recent): void => {
	const oldest = oldestOf.get(recent) ?? recent.keys();
	oldestOf.set(recent, oldest);
	const {value} = oldest.next();
	if (value !== undefined) {
		recent.delete(value);
	}
};

export const noteRecent = (recent: Recent, entry: EntryOf<'message' | 'whisper'>): void => {
	const {seq, time, from, text} = entry;
	recent.set(seq, {
		room: entry.type === 'message' ? entry.room : whispers,
		from,
		...(entry.type === 'whisper' ? {to: entry.to} : {}),
		text: beginningOf(text),
		time,
	});
	if (recent.size > recentMax) {
		dropOldest(recent);
	}
};

/** It was edited: what quotes it from now on quotes this. */
export const editRecent = (recent: Recent, seq: Seq, text: string): void => {
	const message = recent.get(seq);
	if (message) {
		recent.set(seq, {...message, text: beginningOf(text)});
	}
};

export const quoteOf = (seq: Seq, {from, text, time}: RecentMessage): Quote => ({seq, from, text, time});
