import test from 'ava';
import {emptyRoom, type RoomState} from '../../../../source/client/state.ts';
import {listRooms, roomBeside, titleOf} from '../../../../source/ui/chat/rooms/order.ts';
import {pressRoomKey} from '../../../../source/ui/chat/rooms/room-keys.ts';
import {createDemoClient, demoState} from '../../../helpers/demo-client.ts';
import {keyPress} from '../../../helpers/key-presses.ts';

const mina = {id: 'u-mina', name: 'mina', color: 1};
const state = (active = '#lobby', ...changes: readonly RoomState[]) => {
	const rooms = [
		emptyRoom('#lobby'),
		{...emptyRoom('@mina'), peer: mina},
		emptyRoom('#tea'),
		{...emptyRoom('@jun'), peer: {...mina, id: 'u-jun', name: 'jun'}, isClosed: true},
		...changes,
	];
	return {...demoState(), active, rooms: new Map(rooms.map(room => [room.name, room]))};
};

test('rooms come first, then people; who was put away does not', t => {
	t.deepEqual(
		listRooms(state()).map(({name}) => name),
		['#lobby', '#tea', '@mina'],
	);
	t.is(titleOf({name: '@mina', peer: {...mina, name: '미나'}}), '@미나');
});

test('the one beside goes round; one with something new is looked for past others', t => {
	t.is(roomBeside(state(), 1), '#tea');
	t.is(roomBeside(state(), -1), '@mina');
	t.is(roomBeside(state('@mina'), 1), '#lobby');
	const isNew = ({unread}: RoomState) => unread > 0;
	t.is(roomBeside(state(), 1, isNew), undefined);
	t.is(roomBeside(state('#lobby', {...emptyRoom('@mina'), peer: mina, unread: 1}), 1, isNew), '@mina');
});

test('keys', t => {
	const client = createDemoClient(state('#tea'));
	t.true(pressRoomKey(client, {...keyPress('alt+3'), text: '3'}));
	t.true(pressRoomKey(client, keyPress('alt+left')));
	t.true(pressRoomKey(client, {...keyPress('alt+9'), text: '9'}));
	t.false(pressRoomKey(client, keyPress('left')));
	t.deepEqual(
		client.calls.map(({name, arguments: [room]}) => [name, room]),
		[
			['show', '@mina'],
			['show', '#lobby'],
		],
	);
});
