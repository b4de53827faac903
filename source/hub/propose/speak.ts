/** Messages and whispers: what may be said, how fast, and each number once. */
import {type Command, type SessionId, type Time, whispers} from '../../messages.ts';
import {foldRoomName} from '../../text/room-name.ts';
import {standingOf} from '../identity.ts';
import {speechRefusal} from '../room.ts';
import {authorOf, findUser, type HubState, type User} from '../state.ts';
import {checkText} from './check-text.ts';
import {effects, entryOf, nothing, type Proposal, reject, tooFast} from './proposal.ts';
import {quoted} from './quote.ts';

/** What to do with a message whose number was seen before: acknowledge it again, or wait for its commit. */
const repeated = (user: User, session: SessionId, number: number | undefined): Proposal | undefined => {
	if (number === undefined) {
		return undefined;
	}

	const standing = standingOf(user.identity, number);
	switch (standing.type) {
		case 'new': {
			return undefined;
		}

		case 'underway': {
			return nothing;
		}

		case 'applied': {
			const {seq, time} = standing.at ?? {seq: 0, time: 0};
			return effects([{type: 'deliver', to: {sessions: [session]}, event: {type: 'ack', number, seq, time}}]);
		}
	}
};

const numbered = (user: User, number: number | undefined): {number?: number} => {
	if (number === undefined) {
		return {};
	}

	user.identity.underway.add(number);
	return {number};
};

/** Propose a message to a room. */
export const say = (
	state: HubState,
	command: Extract<Command, {type: 'say'}>,
	user: User,
	session: SessionId,
	now: Time,
): Proposal => {
	const again = repeated(user, session, command.number);
	if (again) {
		return again;
	}

	const key = foldRoomName(command.room);
	const room = state.rooms.get(key);
	if (!room) {
		return reject('no-such-room', `There is no room ${command.room}.`);
	}

	const refusal = speechRefusal(room, user);
	if (refusal) {
		return reject(refusal.code, refusal.text);
	}

	const answer = quoted(state, room.name, command.replyTo, user);
	if ('type' in answer) {
		return answer;
	}

	return (
		checkText(state, user, command.text, now) ??
		entryOf(
			state,
			{
				type: 'message',
				room: room.name,
				from: authorOf(user),
				text: command.text,
				kind: command.kind ?? 'text',
				...(command.tags ? {tags: command.tags} : {}),
				...answer,
				...numbered(user, command.number),
			},
			now,
			session,
		)
	);
};

/** Propose a message to one user. */
export const whisper = (
	state: HubState,
	command: Extract<Command, {type: 'whisper'}>,
	user: User,
	session: SessionId,
	now: Time,
): Proposal => {
	const again = repeated(user, session, command.number);
	if (again) {
		return again;
	}

	const target = findUser(state, command.to);
	if (!target) {
		return reject('no-such-user', `Nobody here is called ${command.to}.`);
	}

	if (target === user) {
		return reject('to-self', 'That is you.');
	}

	const answer = quoted(state, whispers, command.replyTo, user);
	if ('type' in answer) {
		return answer;
	}

	return (
		checkText(state, user, command.text, now) ??
		entryOf(
			state,
			{
				type: 'whisper',
				from: authorOf(user),
				to: authorOf(target),
				text: command.text,
				...(command.kind ? {kind: command.kind} : {}),
				...(command.tags ? {tags: command.tags} : {}),
				...answer,
				...numbered(user, command.number),
			},
			now,
			session,
		)
	);
};

/** Pass tags on: not kept, and as subject to the room's rules and to the rate as speech is. */
export const tag = (
	state: HubState,
	{target: wanted, tags}: Extract<Command, {type: 'tag'}>,
	user: User,
	session: SessionId,
	now: Time,
): Proposal => {
	const room = state.rooms.get(foldRoomName(wanted));
	const target = room ? undefined : findUser(state, wanted);
	if (!room && !target) {
		return wanted.startsWith('#')
			? reject('no-such-room', `There is no room ${wanted}.`)
			: reject('no-such-user', `Nobody here is called ${wanted}.`);
	}

	const refusal = room && speechRefusal(room, user);
	if (refusal) {
		return reject(refusal.code, refusal.text);
	}

	const hurry = tooFast(state, user, now);
	if (hurry) {
		return hurry;
	}

	const event = {
		type: 'tagged',
		id: state.options.newId(),
		time: now,
		from: authorOf(user),
		target: room?.name ?? target?.name ?? wanted,
		tags,
	} as const;
	const others = room
		? ({room: room.name, except: session} as const)
		: ({sessions: target?.session === undefined ? [] : [target.session]} as const);
	return effects([
		{type: 'deliver', to: others, event},
		{type: 'deliver', to: {sessions: [session]}, event},
	]);
};
