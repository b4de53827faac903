/** The hub: rooms, members, names and rules. Knows nothing of sockets, protocols, storage, time or chance: they are arguments. */
import type {
	Command,
	Draft,
	Effect,
	Entry,
	Event,
	OperatorCommand,
	Origin,
	RoomName,
	ServerInfo,
	SessionId,
	Time,
	UserId,
} from '../messages.ts';
import {foldRoomName} from '../text/room-name.ts';
import {apply} from './apply/apply.ts';
import {enteredEvent} from './apply/arrive.ts';
import {createLookUp, type HubUser, type LookUp} from './look-up.ts';
import {operate} from './operate.ts';
import {entryOf, type Proposal} from './propose/proposal.ts';
import {propose} from './propose/propose.ts';
import {restoreState} from './snapshot/restore.ts';
import {type HubSnapshot, takeSnapshot} from './snapshot/take.ts';
import {createState, type HubOptions, serverInfo, type User, userOfSession} from './state.ts';

export type {HubUser} from './look-up.ts';
export type {Proposal} from './propose/proposal.ts';
export type {HubSnapshot} from './snapshot/take.ts';
export type {HubOptions, HubRules} from './state.ts';

export type Hub = {
	/** What is known now. */
	readonly look: LookUp;
	/** Check a command of a connection against the present state. */
	propose(command: Command, session: SessionId, now: Time): Proposal;
	/** Check a command of the operator. */
	operate(command: OperatorCommand, now: Time): Proposal;
	/** Take a committed entry in, and say what is to be done. */
	apply(entry: Entry): readonly Effect[];
	/** A connection is gone without a goodbye: the entry that says so, if it had a user. A `resumable` one with a token keeps its place. */
	disconnected(session: SessionId, resumable: boolean, now: Time): Draft | undefined;
	/** A draft could not be committed: what it held back is free again. */
	abandon(draft: Draft): void;
	/** The entries that end the places whose grace period is over; and once more those for lost connections that could not be committed. */
	expire(now: Time): readonly Draft[];
	/** After a replay: the entries for users whose connections ended with the process before this one. */
	recover(now: Time): readonly Draft[];
	/** The entries that make everyone leave for good. */
	dismiss(now: Time): readonly Draft[];
	userOf(session: SessionId): HubUser | undefined;
	/** The place of a connection's user in a room as it is now, for one who was not told of every change. Undefined when not in it. */
	placeOf(session: SessionId, room: RoomName): Extract<Event, {type: 'entered'}> | undefined;
	server(): ServerInfo;
	/** All that `apply` goes by, after the last entry applied. What is this process's alone is not in it. */
	snapshot(): HubSnapshot;
	/** Be as the hub was that a snapshot was taken of, instead of what this one is. Throws, and changes nothing, when it cannot be used. */
	restore(lines: Iterable<string>): void;
};

/** A hub with nobody in it. */
export const createHub = (options: HubOptions): Hub => {
	const state = createState(options);

	const draft = (proposal: Proposal): Draft | undefined =>
		proposal.type === 'entry' ? proposal.draft : undefined;

	const quit = (user: User, reason: 'lost' | 'timeout' | 'shutdown', now: Time): Draft | undefined => {
		user.leaving = true;
		return draft(entryOf(state, {type: 'quit', user: user.id, name: user.name, reason}, now));
	};

	// It names the connection that ended, which may be one of the process before this.
	const drop = (user: User, now: Time): Draft => ({
		type: 'drop',
		user: user.id,
		time: now,
		origin: originOf(user.place),
	});

	/** The entry for a user whose connection is gone. */
	const lose = (user: User, isResumable: boolean, now: Time): Draft | undefined =>
		isResumable && user.token !== undefined ? drop(user, now) : quit(user, 'lost', now);

	const forEachUser = (make: (user: User) => Draft | undefined): readonly Draft[] =>
		[...state.users.values()].map(make).filter(entry => entry !== undefined);

	return {
		look: createLookUp(state),
		propose: (command, session, now) => propose(state, command, session, now),
		operate: (command, now) => operate(state, command, now),
		apply: entry => apply(state, entry),
		disconnected(session, resumable, now) {
			const user = userOfSession(state, session);
			state.sessions.delete(session);
			if (!user || user.session !== session) {
				return undefined;
			}

			user.session = undefined;
			if (user.leaving) {
				return undefined;
			}

			return lose(user, resumable, now);
		},
		abandon(failed) {
			const id: UserId | undefined =
				'user' in failed ? failed.user : 'from' in failed ? userIdOf(failed) : undefined;
			const user = id === undefined ? undefined : state.users.get(id);
			if (failed.type === 'register') {
				state.arriving.delete(failed.user);
			}

			if (id !== undefined && 'number' in failed && failed.number !== undefined) {
				(user?.identity ?? state.identityOf.get(id))?.underway.delete(failed.number);
			}

			if (!user) {
				return;
			}

			user.leaving = false;

			// Nobody will hang up a second time.
			user.stranded ||=
				(failed.type === 'drop' || failed.type === 'quit') &&
				user.session === undefined &&
				user.presence === 'online';
		},
		expire: now =>
			forEachUser(user => {
				if (user.stranded) {
					user.stranded = false;
					return lose(user, true, now);
				}

				return user.presence === 'reconnecting' &&
					!user.leaving &&
					now - user.droppedAt >= options.rules.graceMs
					? quit(user, 'timeout', now)
					: undefined;
			}),
		recover: now => forEachUser(user => lose(user, true, now)),
		dismiss: now => forEachUser(user => quit(user, 'shutdown', now)),
		userOf: session => userOfSession(state, session),
		placeOf(session, name) {
			const user = userOfSession(state, session);
			const room = state.rooms.get(foldRoomName(name));
			return user && room?.members.has(user.id)
				? {...enteredEvent(state, room), online: state.users.size}
				: undefined;
		},
		server: () => serverInfo(state),
		snapshot: () => takeSnapshot(state),
		restore: lines => void Object.assign(state, restoreState(options, lines)),
	};
};

const originOf = (place: string): Origin => {
	const slash = place.lastIndexOf('/');
	return {node: place.slice(0, slash), session: Number(place.slice(slash + 1))};
};

const userIdOf = (draft: Extract<Draft, {type: 'message' | 'whisper' | 'rename'}>): UserId =>
	typeof draft.from === 'string' ? '' : draft.from.id;
