/** How far one has read, kept over the end of the program: when it is looked up and when it is saved. Knows the state; knows no files. */
import {type RoomName, type Seq, whispers} from '../messages.ts';
import type {ClientAction, StateFrame} from './actions.ts';
import type {Clock} from './clock.ts';
import type {ChatState} from './state.ts';

/** By the names of rooms and conversations; for `@` the newest that there was at all. */
export type Positions = ReadonlyMap<RoomName, Seq>;

/** Where it is kept, by the journal that the numbers are of. Neither throws. */
export type PositionStore = {
	read(epoch: string): Positions;
	/** Another client of the same person may have read further: of two the further one counts. */
	save(epoch: string, positions: Positions): void;
};

export type ReadPositions = {
	/** A frame of the server: what is to be known before it. */
	look(frame: StateFrame): readonly ClientAction[];
	/** Something has changed: it is saved soon. */
	changed(): void;
	/** The client was left. */
	end(): void;
};

/** How much reading may be lost with the program, ms. */
const saveMs = 1000;

/** How far one has read what there is. Numbers of another journal are below 0. */
const positionsOf = ({rooms, kept}: Pick<ChatState, 'rooms' | 'kept'>): Positions => {
	const all = new Map(kept);
	let newest = 0;
	for (const {name, readTo = -1, since = 0, lines} of rooms.values()) {
		newest = Math.max(newest, since, lines.findLast(({seq}) => seq !== undefined)?.seq ?? 0);
		if (readTo >= 0) {
			all.set(name, Math.max(readTo, all.get(name) ?? 0));
		}
	}

	return all.set(whispers, newest);
};

const isSame = (one: Positions, other: Positions): boolean =>
	one.size === other.size && [...one].every(([room, seq]) => other.get(room) === seq);

export const createReadPositions = ({
	store,
	getState,
	clock,
}: {
	readonly store: PositionStore | undefined;
	getState(): ChatState;
	readonly clock: Pick<Clock, 'schedule'>;
}): ReadPositions => {
	let epoch: string | undefined;
	let saved: Positions = new Map();
	let cancel: (() => void) | undefined;
	let isEnded = false;

	const save = (): void => {
		cancel?.();
		cancel = undefined;
		const positions = positionsOf(getState());
		if (epoch !== undefined && getState().you !== undefined && !isSame(positions, saved)) {
			saved = positions;
			store?.save(epoch, positions);
		}
	};

	return {
		look(frame) {
			if (store === undefined || frame.type !== 'welcome' || frame.epoch === epoch) {
				return [];
			}

			if (epoch !== undefined) {
				save();
			}

			({epoch} = frame);
			saved = new Map();
			return [{type: 'read-before', rooms: store.read(epoch)}];
		},
		changed() {
			if (store !== undefined && epoch !== undefined && !isEnded) {
				cancel ??= clock.schedule(saveMs, save);
			}
		},
		end() {
			isEnded = true;
			save();
		},
	};
};
