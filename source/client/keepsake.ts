/** What a client keeps for the next one of the same person at the same server, should it end without being asked to. Plain data; knows no files. */
import type {RoomName, Time} from '../messages.ts';
import {words} from '../words/words.ts';
import {typedText} from './outgoing.ts';
import type {SessionStart} from './session-contract.ts';

export type Keepsake = SessionStart & {
	/** `host:port`, as it was joined. */
	readonly address: string;
	/** What was being written in the lobby, where everyone begins. */
	readonly text: string;
	/** What was being written in other rooms and conversations, by their names. */
	readonly drafts?: Readonly<Record<RoomName, string>> | undefined;
	/** Texts that came back and were not sent again, oldest first. */
	readonly returned: readonly string[];
	/** When the last of the messages was said. */
	readonly saidAt: Time;
	readonly savedAt: Time;
};

/** Where keepsakes are kept. Neither throws: a place that cannot be written costs the safety, not the chat. */
export type KeepsakeStore = {
	save(keepsake: Keepsake): void;
	remove(): void;
};

export type Restored = {
	readonly session: SessionStart;
	readonly text: string;
	readonly drafts: Readonly<Record<RoomName, string>>;
	/** What is not sent by itself, for the history. */
	readonly returned: readonly string[];
	/** How many messages are too old to be sent by themselves. */
	readonly old: number;
	readonly saidAt: Time;
};

/** What waited longer than this may no longer be meant, ms. */
const sendWithinMs = 24 * 3_600_000;

/**
Numbers that are passed over. Should the last numbers not have reached the disk before the power failed, a new message must not
get one that the server knows. Fewer than the server's window of 256, so that what waits can still come before.
*/
const numbersSkipped = 64;

/** How many texts that came back are kept. */
export const returnedMax = 50;

/** Take up a keepsake at `now`. */
export const restore = (keepsake: Keepsake, now: Time): Restored => {
	const {token, name, epoch, last, messages, text, drafts = {}, returned, saidAt} = keepsake;
	const isOld = now - saidAt > sendWithinMs;
	return {
		session: {token, name, epoch, last: last + numbersSkipped, messages: isOld ? [] : messages},
		text,
		drafts,
		returned: isOld ? [...returned, ...messages.map(typedText)] : returned,
		old: isOld ? messages.length : 0,
		saidAt,
	};
};

/** What is told of it, once. Nothing when there was nothing but who one is. */
export const describeRestored = ({session, text, drafts, old}: Restored): readonly string[] => {
	const elsewhere = Object.keys(drafts);
	const said = words().client.kept;
	const waiting = session.messages.length;
	const parts = [
		...(text === '' ? [] : [said.textIsBack]),
		...(elsewhere.length === 0 ? [] : [words().rooms.draftsAreBack(elsewhere)]),
		...(waiting === 0 ? [] : [said.sentNow(waiting)]),
		...(old === 0 ? [] : [said.old(old)]),
	];
	return parts.length === 0 ? [] : [parts.join(' ')];
};

/** What is told of messages that are not sent any more. */
export const describeUnsent = (messages: number, reason: 'ended' | 'other-journal'): string =>
	words().client.kept[reason === 'ended' ? 'notSent' : 'otherJournal'](messages);

/** What the shell is told when something is kept for the next time. */
export const describeKept = (messages: number): string =>
	messages === 0 ? words().client.kept.textIsKept : words().client.kept.messagesAreKept(messages);
