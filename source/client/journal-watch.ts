/**
Where in the server's journal the client is: what was missed is asked for, another journal is noticed, and the rooms that one was in
are entered again.
*/
import {lobby} from '../limits.ts';
import {type RoomName, type UserId, whispers} from '../messages.ts';
import type {ClientAction, StateFrame} from './actions.ts';
import {createCatchUp} from './catch-up.ts';
import type {RequestFrame} from './session-contract.ts';

/** What is to be done first, and how much was missed, once that is all here. */
export type Seen = {readonly first: readonly ClientAction[]; readonly missed?: number};

export type JournalWatch = {
	/** Look at a frame before it is applied. `rooms` are those that one was in. */
	look(frame: StateFrame, you: UserId | undefined, rooms: Iterable<RoomName>): Seen;
	/** A room was not to be entered. */
	refused(): Seen;
};

/** That something was missed, in words; nothing when nothing was. */
export const caughtUp = ({missed = 0}: Seen): readonly string[] =>
	missed === 0 ? [] : [missed === 1 ? '1 message caught up.' : `${missed} messages caught up.`];

const nothing: Seen = {first: []};

const seen = (missed: number | undefined): Seen => (missed === undefined ? nothing : {first: [], missed});

export const createJournalWatch = (request: (frame: RequestFrame) => boolean): JournalWatch => {
	const catchUp = createCatchUp(request);
	let epoch: string | undefined;

	/** A place that was given up is one in the first room alone: the others are entered again, out of view. */
	const returnTo = (rooms: Iterable<RoomName>, first: RoomName): readonly RoomName[] => {
		const others = [...rooms].filter(room => room !== first && room !== lobby);
		for (const room of others) {
			request({type: 'join', room});
		}

		return others;
	};

	const welcome = (
		{room, seq, epoch: now, resumed}: Extract<StateFrame, {type: 'welcome'}>,
		rooms: Iterable<RoomName>,
	): Seen => {
		const entering = resumed ? [] : returnTo(rooms, room);
		if (epoch === now) {
			// Further rooms are asked for once one is told to be in them: by a place that was kept, or entering them again.
			catchUp.begin(seq, {isOpen: feed => feed === room || feed === whispers, entering});
			return nothing;
		}

		const isOther = epoch !== undefined;
		epoch = now;
		catchUp.reset();
		catchUp.note(room, seq);
		catchUp.note(whispers, seq);
		return isOther ? {first: [{type: 'aged'} as const]} : nothing;
	};

	return {
		look(frame, you, rooms) {
			switch (frame.type) {
				case 'welcome': {
					return welcome(frame, rooms);
				}

				case 'entered': {
					catchUp.enter(frame.room, frame.seq);
					return nothing;
				}

				case 'message': {
					catchUp.note(frame.room, frame.seq);
					return nothing;
				}

				case 'whisper': {
					catchUp.note(whispers, frame.seq);
					return nothing;
				}

				case 'history': {
					return frame.after === undefined
						? nothing
						: seen(catchUp.page(frame.room, frame.entries, frame.more));
				}

				case 'parted':
				case 'ejected': {
					if (frame.member.id === you) {
						catchUp.forget(frame.room);
					}

					return nothing;
				}

				default: {
					return nothing;
				}
			}
		},
		refused: () => seen(catchUp.refused()),
	};
};
