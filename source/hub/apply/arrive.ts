/** Coming in, and coming back. */
import {limits, lobby} from '../../limits.ts';
import type {Effect, EntryOf, Event, SessionId} from '../../messages.ts';
import {foldName} from '../../text/nickname.ts';
import {createIdentity, type Identity} from '../identity.ts';
import {membersOf, noteSeen} from '../members.ts';
import {createBucket} from '../rate.ts';
import type {Room} from '../room.ts';
import {authorOf, type HubState, placeOf, serverInfo, type User} from '../state.ts';
import {deliver, neighbours, report, roomNamesOf, roomsOf, where} from './audience.ts';
import {enterRoom, joinedEvent} from './membership.ts';

const rememberIdentity = (state: HubState, token: string | undefined, id: string): Identity => {
	const known = token === undefined ? undefined : state.identities.get(token);
	if (known) {
		return known;
	}

	const identity = createIdentity(id);
	if (token !== undefined) {
		state.identities.set(token, identity);
		state.identityOf.set(id, identity);
		// The oldest go first; one whose user is here is never forgotten.
		for (const [old, {id: holder}] of state.identities) {
			if (state.identities.size <= limits.identitiesMax) {
				break;
			}

			if (!state.users.has(holder) && old !== token) {
				state.identities.delete(old);
				state.identityOf.delete(holder);
			}
		}
	}

	return identity;
};

const bind = (state: HubState, user: User, session: SessionId | undefined): Effect[] => {
	if (session === undefined) {
		return [];
	}

	const effects: Effect[] = [];
	if (user.session !== undefined && user.session !== session) {
		state.sessions.delete(user.session);
		for (const room of roomNamesOf(state, user)) {
			effects.push({type: 'detach', session: user.session, room});
		}

		effects.push({
			type: 'close',
			session: user.session,
			code: 'replaced',
			text: 'You came in from somewhere else.',
		});
	}

	user.session = session;
	state.sessions.set(session, user.id);
	effects.push({type: 'registered', session, user: user.id});
	return effects;
};

/** What one who enters a room is shown of what was said before, where the protocol has a place for it. */
export const backlogOf = (
	state: HubState,
	user: User,
	session: SessionId,
	room: Room | undefined,
): readonly Effect[] => {
	const limit = state.options.rules.backlog;
	return room && limit > 0 && user.protocol === 'native'
		? [
				{
					type: 'read',
					session,
					user: user.id,
					room: room.name,
					range: {before: state.seq},
					limit,
					backlog: true,
				},
			]
		: [];
};

/** A place in a room, as it is now. */
export const enteredEvent = (state: HubState, room: Room): Extract<Event, {type: 'entered'}> => ({
	type: 'entered',
	room: room.name,
	topic: room.topic,
	members: membersOf(state, room),
	seq: state.seq,
});

export const entered = (state: HubState, session: SessionId, room: Room): Effect =>
	deliver({sessions: [session]}, enteredEvent(state, room));

/** The welcome, and what a newcomer is shown of what was said before. */
const welcome = (state: HubState, user: User, session: SessionId, resumed: boolean): Effect[] => {
	const room = roomsOf(state, user)[0];
	const effects: Effect[] = [
		deliver(
			{sessions: [session]},
			{
				type: 'welcome',
				you: authorOf(user),
				room: room?.name ?? lobby,
				rooms: roomNamesOf(state, user),
				topic: room?.topic ?? '',
				members: room ? membersOf(state, room) : [],
				online: state.users.size,
				server: serverInfo(state),
				resumed,
				number: user.identity.number,
				seq: state.seq,
				epoch: state.epoch,
			},
		),
	];
	effects.push(...backlogOf(state, user, session, room));
	return effects;
};

export const applyResume = (
	state: HubState,
	entry: EntryOf<'resume'>,
	session: SessionId | undefined,
): Effect[] => {
	const user = state.users.get(entry.user);
	if (!user) {
		// It left between the proposal and this entry: the client asks again and registers anew.
		return session === undefined
			? []
			: [{type: 'close', session, code: 'restart', text: 'Your place was just given up; come in again.'}];
	}

	const was = user.presence;
	user.presence = 'online';
	noteSeen(state, user);
	user.place = placeOf(entry.origin);
	user.leaving = false;
	user.stranded = false;
	user.protocol = entry.protocol;
	user.address = entry.address;
	user.port = entry.port;
	user.activeAt = entry.time;
	const effects = bind(state, user, session);
	if (session !== undefined) {
		const [, ...others] = roomsOf(state, user);
		for (const room of roomNamesOf(state, user)) {
			effects.push({type: 'attach', session, room});
		}

		effects.push(...welcome(state, user, session, true));
		for (const room of others) {
			effects.push(entered(state, session, room), ...backlogOf(state, user, session, room));
		}
	}

	if (was !== 'online') {
		effects.push(
			deliver(neighbours(state, user, session), {
				type: 'presence',
				id: user.id,
				name: user.name,
				presence: 'online',
			}),
		);
	}

	effects.push(report({event: 'resumed', name: user.name, ...where(user), online: state.users.size}));
	return effects;
};

export const applyRegister = (
	state: HubState,
	entry: EntryOf<'register'>,
	session: SessionId | undefined,
): Effect[] => {
	state.arriving.delete(entry.user);
	// Two hellos of one client that crossed, the first of them not committed yet: the second comes back to its place.
	const known = entry.token === undefined ? undefined : state.identities.get(entry.token);
	if (known && state.users.has(known.id)) {
		return applyResume(state, {...entry, type: 'resume', user: known.id}, session);
	}

	const key = foldName(entry.name);
	if (state.names.has(key) || state.users.has(entry.user)) {
		return session === undefined
			? []
			: [
					deliver(
						{sessions: [session]},
						{type: 'rejected', code: 'name-taken', of: 'register', text: `The name ${entry.name} is taken.`},
					),
				];
	}

	const identity = rememberIdentity(state, entry.token, entry.user);
	const user: User = {
		id: identity.id,
		identity,
		token: entry.token,
		name: entry.name,
		color: entry.color,
		protocol: entry.protocol,
		address: entry.address,
		port: entry.port,
		ident: entry.ident ?? entry.name,
		realName: entry.realName ?? '',
		away: '',
		presence: 'online',
		place: placeOf(entry.origin),
		droppedAt: 0,
		joinedAt: entry.time,
		activeAt: entry.time,
		messages: 0,
		rooms: new Set(),
		session: undefined,
		leaving: false,
		stranded: false,
		bucket: createBucket(state.options.rules.rate, entry.time),
	};
	state.users.set(user.id, user);
	state.names.set(key, user.id);
	state.colors[user.color] = (state.colors[user.color] ?? 0) + 1;
	const effects = bind(state, user, session);
	for (const name of entry.rooms) {
		const room = enterRoom(state, user, name, entry.time);
		const except = session === undefined ? {} : {except: session};
		effects.push(deliver({room: room.name, ...except}, joinedEvent(state, entry, user, room.name)));
		if (session !== undefined) {
			effects.push({type: 'attach', session, room: room.name});
		}
	}

	if (session !== undefined) {
		effects.push(...welcome(state, user, session, false));
	}

	effects.push(
		report({event: 'join', name: user.name, color: user.color, ...where(user), online: state.users.size}),
	);
	return effects;
};
