/**
What became of messages that waited when the client before this one ended, and that the server turns out to have had all along: others may
have seen them, and changed or answered with a reaction. An acknowledgement says only where they stand, so that place is looked up.
*/
import {type RoomName, type Seq, whispers} from '../messages.ts';
import type {ClientAction} from './actions.ts';
import type {Numbered} from './outgoing.ts';
import type {PassedFrame, RequestFrame} from './session-contract.ts';

export type RestoredMessages = {
	/** One of one's own is acknowledged. */
	acknowledged(number: number, seq: Seq): void;
	/** Sees every frame. What a page means that was asked for here; otherwise undefined. */
	look(frame: PassedFrame): readonly ClientAction[] | undefined;
};

export const createRestoredMessages = (
	messages: readonly Numbered[],
	request: (frame: RequestFrame) => boolean,
): RestoredMessages => {
	const rooms = new Map<number, RoomName>(
		messages.map(message => [message.number, message.type === 'say' ? message.room : whispers]),
	);
	/** Which messages were asked for and have not come, and where they are. */
	const asked = new Map<Seq, RoomName>();
	/** Where the journal was when one came, and which it is. */
	let since: Seq | undefined;
	let epoch: string | undefined;

	const ask = (seq: Seq, room: RoomName): void => {
		asked.set(seq, room);
		request({type: 'history', room, before: seq + 1, limit: 1});
	};

	/** What was on its way when the connection broke does not come; a room is asked once one is there again. */
	const askAgain = (places: readonly RoomName[]): void => {
		for (const [seq, room] of asked) {
			if (places.includes(room)) {
				ask(seq, room);
			}
		}
	};

	return {
		acknowledged(number, seq) {
			const room = rooms.get(number);
			rooms.delete(number);
			// What is stored only now is new to everyone.
			if (room !== undefined && seq > 0 && seq <= (since ?? 0)) {
				ask(seq, room);
			}
		},
		look(frame) {
			if (frame.type === 'welcome') {
				since ??= frame.seq;
				epoch ??= frame.epoch;
				if (epoch !== frame.epoch) {
					asked.clear();
				}

				askAgain([...(frame.rooms ?? [frame.room]), whispers]);
			}

			if (frame.type === 'entered') {
				askAgain([frame.room]);
			}

			if (frame.type !== 'history' || frame.before === undefined || !asked.delete(frame.before - 1)) {
				return undefined;
			}

			// As one page of what was missed: it says nothing of what is before it.
			const {before, ...page} = frame;
			return [
				{
					type: 'frame',
					frame: {...page, after: before - 2, entries: page.entries.filter(({seq}) => seq === before - 1)},
					isFirst: false,
				},
			];
		},
	};
};
