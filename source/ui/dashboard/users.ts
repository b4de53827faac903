/** The list of users as it is being read: which one is selected, by id, and which are in view. Pure. */
import type {UserId, UserView} from '../../messages.ts';

/** `top` is the index of the first user in view. `index` is where the selected one stood last. */
export type UsersState = {
	readonly users: readonly UserView[];
	readonly selected: UserId | undefined;
	readonly index: number;
	readonly top: number;
};

export const noUsers: UsersState = {users: [], selected: undefined, index: 0, top: 0};

const clamp = (value: number, highest: number): number => Math.max(0, Math.min(value, highest));

/** The first user in view: the list ends at the end of the pane, not above it. */
const fitTop = (top: number, count: number, rows: number): number => clamp(top, count - rows);

/** Enough of a scroll that a row is in view. */
const showing = (index: number, top: number, rows: number): number =>
	index < top ? index : index >= top + rows ? index - rows + 1 : top;

const select = (state: UsersState, wanted: number, rows: number): UsersState => {
	const index = clamp(wanted, state.users.length - 1);
	const top = fitTop(showing(index, state.top, rows), state.users.length, rows);
	return {...state, selected: state.users[index]?.id, index, top};
};

/** A newer list. The selection stays with its user, who stays on their row of the screen; when they left, their neighbour has it. */
export const updateUsers = (state: UsersState, users: readonly UserView[]): UsersState => {
	if (state.selected === undefined) {
		return {...state, users, top: clamp(state.top, users.length - 1)};
	}

	const index = users.findIndex(user => user.id === state.selected);
	const next = index === -1 ? clamp(state.index, users.length - 1) : index;
	return {
		users,
		selected: users[next]?.id,
		index: next,
		top: clamp(state.top + next - state.index, users.length - 1),
	};
};

/** Move the selection by so many users; the first move selects the first one in view, or the last one. */
export const moveSelection = (state: UsersState, by: number, rows: number): UsersState => {
	if (state.users.length === 0) {
		return state;
	}

	if (state.selected === undefined) {
		const {from, to} = windowOfUsers(state, rows);
		return select(state, by > 0 ? from : to - 1, rows);
	}

	return select(state, state.index + by, rows);
};

/** Select the first user, or the last. */
export const selectEnd = (state: UsersState, end: 'first' | 'last', rows: number): UsersState =>
	state.users.length === 0 ? state : select(state, end === 'first' ? 0 : state.users.length - 1, rows);

/** Select the user at an index, who is in view: nothing scrolls. */
export const pickUser = (state: UsersState, index: number): UsersState => {
	const user = state.users[index];
	return user === undefined ? state : {...state, selected: user.id, index};
};

/** The selected user as they are now. */
export const selectedUser = ({users, selected, index}: UsersState): UserView | undefined => {
	const user = users[index];
	return selected !== undefined && user?.id === selected ? user : undefined;
};

/** The users in view: indexes `from` to `to`, exclusive. */
export const windowOfUsers = (state: UsersState, rows: number): {from: number; to: number} => {
	const {users, selected, index, top} = state;
	const shown = selected === undefined ? top : showing(index, top, rows);
	const from = fitTop(shown, users.length, rows);
	return {from, to: Math.min(users.length, from + Math.max(0, rows))};
};
