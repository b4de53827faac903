/** A connection becomes a user, or the user that its token stands for. */
import type {Command, SessionId, Time} from '../../messages.ts';
import {checkNickname, describeNicknameProblem, foldName} from '../../text/nickname.ts';
import type {HubState} from '../state.ts';
import {entryOf, type Proposal, reject} from './proposal.ts';

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

	const {token, protocol, address, port} = command;
	const identity = token === undefined ? undefined : state.identities.get(token);
	if (identity && state.users.has(identity.id)) {
		return entryOf(state, {type: 'resume', user: identity.id, protocol, address, port}, now, session);
	}

	if (state.users.size >= state.options.rules.usersMax) {
		return reject(
			'server-full',
			`The server is full: ${state.users.size} of ${state.options.rules.usersMax} users.`,
		);
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

	return entryOf(
		state,
		{
			type: 'register',
			user: identity?.id ?? state.options.newId(),
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
