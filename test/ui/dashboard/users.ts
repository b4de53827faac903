import test from 'ava';
import fc from 'fast-check';
import type {UserView} from '../../../source/messages.ts';
import {
	moveSelection,
	noUsers,
	selectEnd,
	selectedUser,
	type UsersState,
	updateUsers,
	windowOfUsers,
} from '../../../source/ui/dashboard/users.ts';
import {demoUser} from '../../helpers/demo-operator.ts';

const users = (count: number): readonly UserView[] =>
	Array.from({length: count}, (_, index) => demoUser(index));

const inView = (state: UsersState, rows: number): readonly string[] => {
	const {from, to} = windowOfUsers(state, rows);
	return state.users.slice(from, to).map(user => user.id);
};

const of = (count: number): UsersState => updateUsers(noUsers, users(count));

test('nobody is selected until an arrow is pressed; then the first in view, or the last', t => {
	t.is(selectedUser(of(9)), undefined);
	t.is(selectedUser(moveSelection(of(9), 1, 4))?.id, 'u0');
	t.is(selectedUser(moveSelection(of(9), -1, 4))?.id, 'u3');
	t.is(selectedUser(moveSelection(noUsers, 1, 4)), undefined);
	t.is(selectedUser(selectEnd(noUsers, 'last', 4)), undefined);
});

test('the list scrolls as far as it must', t => {
	const last = selectEnd(of(9), 'last', 4);
	t.deepEqual(inView(last, 4), ['u5', 'u6', 'u7', 'u8']);
	t.deepEqual(inView(moveSelection(last, -3, 4), 4), ['u5', 'u6', 'u7', 'u8']);
	t.deepEqual(inView(moveSelection(last, -4, 4), 4), ['u4', 'u5', 'u6', 'u7']);
	t.deepEqual(inView(selectEnd(last, 'first', 4), 4), ['u0', 'u1', 'u2', 'u3']);
	t.is(selectedUser(moveSelection(last, 100, 4))?.id, 'u8');
});

test('the selection stays with its user, who stays in their row', t => {
	const state = moveSelection(selectEnd(of(20), 'last', 5), -2, 5);
	t.deepEqual([selectedUser(state)?.id, inView(state, 5).indexOf('u17')], ['u17', 2]);

	// Ten who came before have left, and one has another name.
	const left = users(20)
		.slice(10)
		.map(user => (user.id === 'u17' ? {...user, name: 'other'} : user));
	const next = updateUsers(state, left);
	t.deepEqual([selectedUser(next)?.name, inView(next, 5).indexOf('u17')], ['other', 2]);
});

test('when the selected user leaves, their neighbour is selected', t => {
	const state = moveSelection(moveSelection(of(3), 1, 5), 1, 5);
	t.is(
		selectedUser(
			updateUsers(
				state,
				users(3).filter(user => user.id !== 'u1'),
			),
		)?.id,
		'u2',
	);
	const last = selectEnd(of(3), 'last', 5);
	t.is(selectedUser(updateUsers(last, users(2)))?.id, 'u1');
	t.is(selectedUser(updateUsers(last, [])), undefined);
});

test('whatever happens, the pane is full and the selected user is in it', t => {
	const step = fc.oneof(
		fc.record({type: fc.constant('move' as const), by: fc.integer({min: -20, max: 20})}),
		fc.record({
			type: fc.constant('keep' as const),
			ids: fc.uniqueArray(fc.integer({min: 0, max: 30}), {minLength: 1}),
		}),
	);
	fc.assert(
		fc.property(fc.array(step, {maxLength: 20}), fc.integer({min: 1, max: 8}), (steps, rows) => {
			let state = of(12);
			for (const action of steps) {
				state =
					action.type === 'move'
						? moveSelection(state, action.by, rows)
						: updateUsers(state, action.ids.map(demoUser));
				const view = inView(state, rows);
				t.is(view.length, Math.min(rows, state.users.length));
				t.true(state.selected === undefined || view.includes(state.selected));
				t.is(selectedUser(state)?.id, state.selected);
			}
		}),
	);
});
