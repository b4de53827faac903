/** Keeps what must not be lost with the program: what is being written, and what is not acknowledged. Knows when to save; knows no files and no screen. */
import {lobby} from '../limits.ts';
import type {RoomName} from '../messages.ts';
import type {Clock} from './clock.ts';
import type {Drafts} from './contract.ts';
import {type Keepsake, type KeepsakeStore, type Restored, returnedMax} from './keepsake.ts';
import type {Unsent} from './session-contract.ts';

export type Keeper = Drafts & {
	/** What waits to be acknowledged has changed. With `isNew` it is saved before this returns: a message may go out only then. */
	note(unsent: Unsent, isNew: boolean): void;
	/** The client was left: what nobody needs is removed. Answers with what is kept. */
	finish(): {readonly messages: number; readonly hasText: boolean};
};

/** How much writing may be lost, ms. */
const saveMs = 300;

export const createKeeper = (options: {
	readonly address: string;
	readonly token: string;
	readonly store: KeepsakeStore | undefined;
	readonly restored: Restored | undefined;
	readonly clock: Clock;
}): Keeper => {
	const {address, token, store, restored, clock} = options;
	let unsent: Unsent = {token, last: 0, messages: [], isWelcome: false, ...restored?.session};
	/** What is written where; nothing where nothing is. */
	const texts = new Map(
		Object.entries({[lobby]: restored?.text ?? '', ...restored?.drafts}).filter(([, text]) => text !== ''),
	);
	let current: RoomName = lobby;
	let returned = restored?.returned ?? [];
	let saidAt = restored?.saidAt ?? 0;
	let isFinished = false;
	/** Whether the server was reached: if not, who one is to it is as worth keeping as before. */
	let wasOpen = restored === undefined;
	let cancel: (() => void) | undefined;

	const save = (): void => {
		cancel?.();
		cancel = undefined;
		const {isWelcome: _isWelcome, ...session} = unsent;
		const drafts = Object.fromEntries([...texts].filter(([room]) => room !== lobby));
		const keepsake: Keepsake = {
			address,
			...session,
			text: texts.get(lobby) ?? '',
			...(Object.keys(drafts).length === 0 ? {} : {drafts}),
			returned,
			saidAt,
			savedAt: clock.now(),
		};
		store?.save(keepsake);
	};

	// From the first change on, so that who never pauses is saved too.
	const saveSoon = (): void => {
		if (store !== undefined && !isFinished) {
			cancel ??= clock.schedule(saveMs, save);
		}
	};

	if (restored !== undefined) {
		saveSoon();
	}

	return {
		restored: {text: restored?.text ?? '', drafts: restored?.drafts ?? {}, returned},
		write(text, nextReturned, room) {
			current = room;
			if (text !== (texts.get(room) ?? '') || nextReturned !== returned) {
				texts.delete(room);
				if (text !== '') {
					texts.set(room, text);
				}

				returned = nextReturned.length > returnedMax ? nextReturned.slice(-returnedMax) : nextReturned;
				saveSoon();
			}
		},
		note(next, isNew) {
			unsent = next;
			wasOpen ||= next.isWelcome;
			if (isNew && !isFinished) {
				// What is said was written until now: it must not come back as both.
				texts.delete(current);
				saidAt = clock.now();
				save();
			} else {
				saveSoon();
			}
		},
		finish() {
			const {messages} = unsent;
			const hasText = texts.size > 0 || returned.length > 0;
			if (!isFinished) {
				isFinished = true;
				if (messages.length > 0 || hasText || !wasOpen) {
					save();
				} else {
					cancel?.();
					store?.remove();
				}
			}

			return {messages: messages.length, hasText};
		},
	};
};
