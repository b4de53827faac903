/** Which rooms one is in after a welcome, when the answers to what was asked before may be lost. Knows no lines and no connection. */
import {lobby} from '../limits.ts';
import type {RoomName, UserId} from '../messages.ts';
import type {StateFrame} from './actions.ts';

export type Places = {
	/** One has asked to leave a room. */
	parting(room: RoomName): void;
	/** It is not to be left. */
	answered(): void;
	/** Look at a frame: it may be the answer to something. */
	look(frame: StateFrame, you: UserId | undefined): void;
	/** A welcome, and the rooms that one was in: those of them that one has left. */
	after(
		welcome: {readonly room: RoomName; readonly rooms?: readonly RoomName[]; readonly resumed: boolean},
		rooms: Iterable<RoomName>,
	): readonly RoomName[];
	/** The rooms that one was in before the last welcome, and has not entered again. */
	lost(): readonly RoomName[];
};

export const createPlaces = (): Places => {
	let parting: RoomName | undefined;
	let lost: readonly RoomName[] = [];

	const forget = (room: RoomName): void => {
		parting = room === parting ? undefined : parting;
		lost = lost.filter(other => other !== room);
	};

	return {
		parting(room) {
			parting = room;
		},
		answered() {
			parting = undefined;
		},
		look(frame, you) {
			const isOwn =
				frame.type === 'entered' ||
				((frame.type === 'parted' || frame.type === 'ejected') && frame.member.id === you);
			if (isOwn) {
				forget(frame.room);
			}
		},
		after({room, rooms: told, resumed}, rooms) {
			const was = [...rooms];
			// A server that does not say them: a place that was kept has them all, a new one the first alone.
			const places = new Set(told ?? (resumed ? was : [room]));
			const missing = was.filter(name => name !== lobby && !places.has(name));
			const asked = parting;
			parting = undefined;
			lost = missing.filter(name => name !== asked);
			return missing.filter(name => name === asked);
		},
		lost: () => lost,
	};
};
