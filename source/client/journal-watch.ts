/**
Where in the server's journal the client is: what was missed is asked for, another journal is noticed, and the rooms that one was in
are entered again.
*/
import {type HistoryMessage, type RejectCode, type RoomName, type UserId, whispers} from '../messages.ts';
import {words} from '../words/words.ts';
import type {ClientAction, StateFrame} from './actions.ts';
import {createCatchUp} from './catch-up.ts';
import type {Clock} from './clock.ts';
import {createPlaces} from './places.ts';
import type {PassedFrame, RequestFrame} from './session-contract.ts';

/** What is to be done first, and how much was missed, once that is all here. */
export type Seen = {readonly first: readonly ClientAction[]; readonly missed?: number};

export type JournalWatch = {
	/** Look at a frame before it is applied. `rooms` are those that one was in; asked for at a welcome alone. */
	look(frame: StateFrame, you: UserId | undefined, rooms: Iterable<RoomName>): Seen;
	/** Something is refused; `isReturn` when that is a room that was to be entered again. */
	refused(of: Extract<PassedFrame, {type: 'rejected'}>['of'], code: RejectCode, isReturn: boolean): Seen;
	/** This was asked on the connection. */
	asked(frame: RequestFrame): void;
};

/** That something was missed, in words; nothing when nothing was. */
export const caughtUp = ({missed = 0}: Seen): readonly string[] =>
	missed === 0 ? [] : [words().client.caughtUp(missed)];

const nothing: Seen = {first: []};

const seen = (missed: number | undefined): Seen => (missed === undefined ? nothing : {first: [], missed});

/** A room that could not be entered again for a reason that passes is tried again so often, ms. */
const returnMs = 5000;

export const createJournalWatch = (
	request: (frame: RequestFrame) => boolean,
	clock: Pick<Clock, 'schedule'>,
	isHeard?: (message: HistoryMessage) => boolean,
): JournalWatch => {
	const catchUp = createCatchUp(request, isHeard);
	const places = createPlaces();
	let epoch: string | undefined;
	let cancelReturn = (): void => {};

	/** What one is not in any more is entered again, out of view. */
	const enterAgain = (): void => {
		for (const room of places.lost()) {
			request({type: 'join', room});
		}
	};

	/** The server does not say again that one has left: its answer is lost. */
	const leave = (
		{you: member, seq}: Extract<StateFrame, {type: 'welcome'}>,
		left: readonly RoomName[],
	): readonly ClientAction[] =>
		left.map(room => {
			catchUp.forget(room);
			return {
				type: 'frame',
				frame: {type: 'parted', seq, time: 0, room, member, text: ''},
				isFirst: false,
			};
		});

	const welcome = (frame: Extract<StateFrame, {type: 'welcome'}>, rooms: Iterable<RoomName>): Seen => {
		const {room, seq, epoch: now} = frame;
		cancelReturn();
		const first = leave(frame, places.after(frame, rooms));
		enterAgain();
		if (epoch === now) {
			// Further rooms are asked for once one is told to be in them: by a place that was kept, or entering them again.
			const isOpen = (feed: string): boolean => feed === room || feed === whispers;
			catchUp.begin(seq, {isOpen, entering: places.lost()});
			return {first};
		}

		const isOther = epoch !== undefined;
		epoch = now;
		catchUp.reset();
		catchUp.note(room, seq);
		catchUp.note(whispers, seq);
		return {first: isOther ? [...first, {type: 'aged'}] : first};
	};

	return {
		asked(frame) {
			if (frame.type === 'part') {
				places.parting(frame.room);
			}
		},
		look(frame, you, rooms) {
			places.look(frame, you);
			switch (frame.type) {
				case 'welcome': {
					return welcome(frame, rooms);
				}

				case 'entered': {
					catchUp.enter(frame.room, frame.seq);
					return nothing;
				}

				case 'message':
				case 'amended': {
					catchUp.note(frame.room, frame.seq);
					return nothing;
				}

				case 'whisper': {
					catchUp.note(whispers, frame.seq);
					return nothing;
				}

				case 'history': {
					return frame.after === undefined ? nothing : seen(catchUp.page(frame.room, frame));
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
		refused(of, code, isReturn) {
			if (of === 'part') {
				places.answered();
			}

			if (of === 'join' && code === 'unavailable') {
				cancelReturn();
				cancelReturn = clock.schedule(returnMs, enterAgain);
			}

			return isReturn ? seen(catchUp.refused()) : nothing;
		},
	};
};
