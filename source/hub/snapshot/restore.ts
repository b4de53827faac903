/** From the lines of a snapshot back to a hub's state. What does not fit together is no snapshot. */
import {lobby} from '../../limits.ts';
import {foldName} from '../../text/nickname.ts';
import {createState, type HubOptions, type HubState} from '../state.ts';
import {each, list, optional, record, SnapshotError, text, whole} from './check.ts';
import {formerOfRow, identityOfRow, recentOfRow, roomOfRow, userOfRow} from './rows.ts';
import {snapshotVersion} from './take.ts';

const holds = (condition: boolean, problem: string): void => {
	if (!condition) {
		throw new SnapshotError(problem);
	}
};

const addRecent = (state: HubState, line: readonly unknown[]): void => {
	for (const row of line) {
		state.recent.set(...recentOfRow(row));
	}
};

const addIdentities = (state: HubState, line: readonly unknown[]): void => {
	for (let index = 0; index < line.length; index += 2) {
		const token = text(line[index]);
		const identity = identityOfRow(line[index + 1]);
		state.identities.set(token, identity);
		state.identityOf.set(identity.id, identity);
	}
};

const addUsers = (state: HubState, line: readonly unknown[]): void => {
	for (const row of line) {
		const user = userOfRow(row, state);
		for (const key of user.rooms) {
			holds(
				state.rooms.get(key)?.members.has(user.id) === true,
				'A user is in a room that does not know it.',
			);
		}

		state.users.set(user.id, user);
		state.names.set(foldName(user.name), user.id);
		state.colors[user.color] = (state.colors[user.color] ?? 0) + 1;
	}
};

/** Every id in a room must be someone's; those who are in it must know. */
const checkRooms = (state: HubState): void => {
	for (const [key, room] of state.rooms) {
		for (const id of room.members) {
			holds(state.users.get(id)?.rooms.has(key) === true, 'A room has a member that does not know it.');
		}

		for (const id of [...room.operators, ...room.voices]) {
			holds(room.members.has(id), 'A room has an operator who is not in it.');
		}

		for (const id of room.invited) {
			holds(state.users.has(id), 'Someone is invited who is not here.');
		}
	}
};

/**
The state that a snapshot was taken of, for a process of these options.

@throws SnapshotError when it is of another version, not whole, or contradicts itself; SyntaxError when a line is no JSON
*/
export const restoreState = (options: HubOptions, lines: Iterable<string>): HubState => {
	const state = createState(options);
	const rest = lines[Symbol.iterator]();
	const head = record(JSON.parse(rest.next().value ?? 'null'));
	holds(head.version === snapshotVersion, `It is of version ${String(head.version)}.`);
	state.seq = whole(head.seq);
	state.epoch = text(head.epoch);
	state.motd = optional(text)(head.motd);
	state.formerUsers.push(...each(formerOfRow)(head.former));
	state.rooms.clear();
	for (const row of list(head.rooms)) {
		state.rooms.set(...roomOfRow(row));
	}

	holds(state.rooms.has(lobby), 'It has no lobby.');
	const recent = whole(head.recent);
	const identities = whole(head.identities);
	for (let next = rest.next(); !next.done; next = rest.next()) {
		const line = list(JSON.parse(next.value));
		if (state.recent.size < recent) {
			addRecent(state, line);
		} else if (state.identities.size < identities) {
			addIdentities(state, line);
		} else {
			addUsers(state, line);
		}
	}

	holds(state.recent.size === recent, 'It has not all recent messages.');
	holds(state.identities.size === identities, 'It has not all identities.');
	holds(state.users.size === head.users, 'It has not all users.');
	holds(state.names.size === state.users.size, 'Two users have one name.');
	checkRooms(state);
	return state;
};
