/** A connection becomes a user, or the user that its token stands for. */
import {limits} from '../../limits.ts';
import type {Command, SessionId, Time} from '../../messages.ts';
import {checkNickname, describeNicknameProblem, foldName} from '../../text/nickname.ts';
import type {HubState} from '../state.ts';
import {effects, entryOf, type Proposal, reject} from './proposal.ts';

/** The least used colour, so that colours are distinct while there are any left. */
const pickColor = (state: HubState): number => state.colors.indexOf(Math.min(...state.colors));

const freeName = (state: HubState): string => {
	const base = state.options.newName();
	let name = base;
	for (let count = 2; state.names.has(foldName(name)); count++) {
		name = count < 10 ? state.options.newName() : `user-${state.users.size + count}`;
	}

	return name;
};

/** A hello that is older than another by more than this was said by a clock that was set back, ms: segments live for two minutes at the most (RFC 9293). */
const lateMs = 120_000;

/** Whether a connection was held up on the way, and its client has come in by a later one: then it is given up already. */
const isLate = (state: HubState, token: string, saidAt: Time): boolean => {
	const last = state.hellos.get(token);
	if (last !== undefined && saidAt < last && last - saidAt < lateMs) {
		return true;
	}

	// The newest is the last one of the map.
	state.hellos.delete(token);
	state.hellos.set(token, saidAt);
	if (state.hellos.size > limits.identitiesMax) {
		for (const oldest of state.hellos.keys()) {
			state.hellos.delete(oldest);
			break;
		}
	}

	return false;
};

/** Propose a registration; a known token resumes. */
export const register = (
	state: HubState,
	command: Extract<Command, {type: 'register'}>,
	session: SessionId,
	now: Time,
): Proposal => {
	if (state.sessions.has(session)) {
		return reject('already-registered', 'You are registered already.');
	}

	const {token, saidAt, protocol, address, port} = command;
	if (token !== undefined && saidAt !== undefined && isLate(state, token, saidAt)) {
		const text = 'A later connection of yours came in before this one.';
		return effects([{type: 'close', session, code: 'replaced', text}]);
	}

	const identity = token === undefined ? undefined : state.identities.get(token);
	if (identity && state.users.has(identity.id)) {
		return entryOf(state, {type: 'resume', user: identity.id, protocol, address, port}, now, session);
	}

	const {usersMax} = state.options.rules;
	if (state.users.size + state.arriving.size >= usersMax) {
		return reject('server-full', `The server is full: ${usersMax} of ${usersMax} users.`);
	}

	let name: string;
	if (command.name === undefined) {
		name = freeName(state);
	} else {
		const checked = checkNickname(command.name);
		if (!checked.ok) {
			return reject('name-invalid', describeNicknameProblem(checked.problem));
		}

		name = checked.name;
		if (state.names.has(foldName(name))) {
			return reject('name-taken', `The name ${name} is taken.`);
		}
	}

	const id = identity?.id ?? state.options.newId();
	state.arriving.add(id);
	return entryOf(
		state,
		{
			type: 'register',
			user: id,
			name,
			color: pickColor(state),
			...(token === undefined ? {} : {token}),
			protocol,
			address,
			port,
			rooms: command.rooms,
			...(command.ident === undefined ? {} : {ident: command.ident}),
			...(command.realName === undefined ? {} : {realName: command.realName}),
		},
		now,
		session,
	);
};
