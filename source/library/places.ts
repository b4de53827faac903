/** Which rooms one is in, and what was asked to change that: one thing at a time, asked again on another connection. Knows no messages. */
import type {Clock} from '../client/clock.ts';
import type {PassedFrame, RequestFrame} from '../client/session-contract.ts';
import {lobby} from '../limits.ts';
import type {RejectCode, RoomName} from '../messages.ts';
import {foldRoomName} from '../text/room-name.ts';

/** A room that could not be entered again for a reason that passes is tried again so often, ms. */
const returnMs = 5000;

const isSameRoom = (one: string, other: string): boolean => foldRoomName(one) === foldRoomName(other);

type Wish = {
	readonly type: 'join' | 'part';
	readonly room: string;
	readonly key?: string | undefined;
	/** Nobody asked for it: one was in there before the connection broke. */
	readonly isReturn: boolean;
	resolve(room: RoomName): void;
	reject(error: Error): void;
};

export type Places = {
	readonly rooms: ReadonlySet<RoomName>;
	/** Whether one is in there now; `isKnown` also where one is to enter it again. */
	isIn(room: string): boolean;
	isKnown(room: string): boolean;
	join(room: string, key?: string): Promise<RoomName>;
	part(room: string): Promise<RoomName>;
	/** There is a connection: answers with the rooms that one has left, which nobody said. */
	welcome(frame: Extract<PassedFrame, {type: 'welcome'}>): readonly RoomName[];
	entered(room: RoomName): void;
	/** One has left, or was made to. */
	left(room: RoomName): void;
	/** A join or a part is refused. Answers with the room that one is shut out of, if nobody waits for the answer. */
	refused(code: RejectCode, error: Error): RoomName | undefined;
	/** Nothing is asked any more. */
	end(error: Error): void;
};

export const createPlaces = (request: (frame: RequestFrame) => boolean, clock: Clock): Places => {
	const rooms = new Set<RoomName>();
	const keys = new Map<string, string>();
	/** Those that one was in before the connection broke, and is not in again yet. */
	const lost = new Set<RoomName>();
	let wishes: Wish[] = [];
	let cancel = (): void => {};

	const ask = (): void => {
		const [wish] = wishes;
		if (wish?.type === 'join') {
			const {room, key} = wish;
			request({type: 'join', room, ...(key === undefined ? {} : {key})});
		} else if (wish !== undefined) {
			request({type: 'part', room: wish.room});
		}
	};

	const add = (type: Wish['type'], room: string, key?: string): Promise<RoomName> =>
		new Promise((resolve, reject) => {
			wishes.push({type, room, key, isReturn: false, resolve, reject});
			if (wishes.length === 1) {
				ask();
			}
		});

	const enterAgain = (room: RoomName): void => {
		const key = keys.get(foldRoomName(room));
		wishes.push({type: 'join', room, key, isReturn: true, resolve() {}, reject() {}});
	};

	/** The first wish is answered, if this is the answer. */
	const answer = (type: Wish['type'], room: RoomName): void => {
		const [wish] = wishes;
		if (wish?.type === type && isSameRoom(wish.room, room)) {
			wishes.shift();
			wish.resolve(room);
			ask();
		}
	};

	return {
		rooms,
		isIn: room => [...rooms].some(name => isSameRoom(name, room)),
		isKnown: room => [...rooms, ...lost].some(name => isSameRoom(name, room)),
		async join(room, key) {
			const known = [...rooms].find(name => isSameRoom(name, room));
			if (known !== undefined) {
				return known;
			}

			const entered = await add('join', room, key);
			if (key !== undefined) {
				keys.set(foldRoomName(entered), key);
			}

			return entered;
		},
		part(room) {
			const known = [...rooms, ...lost].find(name => isSameRoom(name, room)) ?? room;
			lost.delete(known);
			return add('part', known);
		},
		welcome({room, rooms: told, resumed}) {
			cancel();
			const was = [...rooms];
			const now = new Set(told ?? (resumed ? was : [room]));
			const isNow = (name: string): boolean => [...now].some(other => isSameRoom(other, name));
			const missing = was.filter(name => name !== lobby && !now.has(name));
			const parting = wishes.filter(({type}) => type === 'part');
			const left = missing.filter(name => parting.some(wish => isSameRoom(wish.room, name)));
			// What was answered on the connection that broke, where nobody heard it.
			const done = wishes.filter(wish => !wish.isReturn && isNow(wish.room) === (wish.type === 'join'));
			wishes = wishes.filter(wish => !wish.isReturn && !done.includes(wish));
			for (const name of now) {
				rooms.add(name);
			}

			for (const name of missing) {
				rooms.delete(name);
				if (!left.includes(name)) {
					lost.add(name);
				}
			}

			for (const name of lost) {
				if (isNow(name)) {
					lost.delete(name);
				} else {
					enterAgain(name);
				}
			}

			for (const wish of done) {
				wish.resolve([...now].find(name => isSameRoom(name, wish.room)) ?? wish.room);
			}

			ask();
			return left;
		},
		entered(room) {
			rooms.add(room);
			lost.delete(room);
			answer('join', room);
		},
		left(room) {
			rooms.delete(room);
			answer('part', room);
		},
		refused(code, error) {
			const wish = wishes.shift();
			wish?.reject(error);
			ask();
			if (wish?.isReturn !== true) {
				return undefined;
			}

			if (code === 'unavailable') {
				cancel = clock.schedule(returnMs, () => {
					enterAgain(wish.room);
					if (wishes.length === 1) {
						ask();
					}
				});
				return undefined;
			}

			lost.delete(wish.room);
			return wish.room;
		},
		end(error) {
			cancel();
			const waiting = wishes;
			wishes = [];
			for (const wish of waiting) {
				wish.reject(error);
			}
		},
	};
};
