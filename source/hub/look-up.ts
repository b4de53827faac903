/** Reading the hub's state: what the server lends to sessions and shows to operators. */
import {type Quote, type RoomName, type Seq, type UserId, whispers} from '../messages.ts';
import {foldName} from '../text/nickname.ts';
import {foldRoomName} from '../text/room-name.ts';
import {rosterOf} from './members.ts';
import {readable} from './propose/quote.ts';
import {quoteOf} from './recent.ts';
import type {Ban, Room} from './room.ts';
import {type FormerUser, findUser, type HubState, type User} from './state.ts';

export type HubUser = Readonly<
	Omit<User, 'identity' | 'token' | 'bucket' | 'rooms' | 'leaving' | 'stranded' | 'place' | 'droppedAt'>
>;

export type HubMember = {readonly user: HubUser; readonly isOperator: boolean; readonly isVoiced: boolean};

export type HubRoom = Readonly<
	Pick<Room, 'name' | 'createdAt' | 'topic' | 'topicBy' | 'topicAt' | 'key' | 'limit'>
> & {
	readonly size: number;
	readonly flags: ReadonlySet<Room['flags'] extends Set<infer Flag> ? Flag : never>;
	bans(): readonly Ban[];
	members(): readonly HubMember[];
	member(id: UserId): HubMember | undefined;
	isInvited(id: UserId): boolean;
};

export type LookUp = {
	/** Everyone, in the order of arrival. */
	users(): Iterable<HubUser>;
	/** By any spelling of the name. */
	find(name: string): HubUser | undefined;
	user(id: UserId): HubUser | undefined;
	rooms(): readonly HubRoom[];
	/** By any spelling of the name. */
	room(name: string): HubRoom | undefined;
	roomsOf(id: UserId): readonly HubRoom[];
	/** Those who had a name before, the last one first: as many at most as asked for. */
	former(name: string, limit?: number): readonly FormerUser[];
	online(): number;
	/** A recent message of a room, or of whispers (`@`), that this user may answer and change. */
	recent(id: UserId, room: RoomName, seq: Seq): Quote | undefined;
	/** The last recent message of someone in any room, not a whisper: by any spelling of the name they had, with these words in its beginning. */
	lastOf(name: string, words: string): Seq | undefined;
};

export const createLookUp = (state: HubState): LookUp => {
	const member = (room: Room, id: UserId): HubMember | undefined => {
		const user = room.members.has(id) ? state.users.get(id) : undefined;
		return user && {user, isOperator: room.operators.has(id), isVoiced: room.voices.has(id)};
	};

	const view = (room: Room): HubRoom => ({
		name: room.name,
		createdAt: room.createdAt,
		topic: room.topic,
		topicBy: room.topicBy,
		topicAt: room.topicAt,
		key: room.key,
		limit: room.limit,
		size: room.members.size,
		flags: room.flags,
		bans: () => [...room.bans.values()],
		members: () => rosterOf(state, room),
		member: id => member(room, id),
		isInvited: id => room.invited.has(id),
	});

	const roomOf = (key: string): HubRoom | undefined => {
		const room = state.rooms.get(key);
		return room && view(room);
	};

	return {
		users: () => state.users.values(),
		find: name => findUser(state, name),
		user: id => state.users.get(id),
		rooms: () => Array.from(state.rooms.values(), view),
		room: name => roomOf(foldRoomName(name)),
		roomsOf: id => [...(state.users.get(id)?.rooms ?? [])].flatMap(key => roomOf(key) ?? []),
		former(name, limit = Number.POSITIVE_INFINITY) {
			const folded = foldName(name);
			const found: FormerUser[] = [];
			for (const user of state.formerUsers) {
				if (found.length >= limit) {
					break;
				}

				if (foldName(user.name) === folded) {
					found.push(user);
				}
			}

			return found;
		},
		online: () => state.users.size,
		recent(id, room, seq) {
			const user = state.users.get(id);
			const message = user && readable(state, room, seq, user);
			return message && quoteOf(seq, message);
		},
		lastOf(name, words) {
			const [folded, part] = [foldName(name), words.trim().toLowerCase()];
			let last: Seq | undefined;
			for (const [seq, {room, from, text}] of state.recent) {
				if (room !== whispers && foldName(from.name) === folded && text.toLowerCase().includes(part)) {
					last = seq;
				}
			}

			return last;
		},
	};
};
