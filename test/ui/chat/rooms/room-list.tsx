import test from 'ava';
import fc from 'fast-check';
import type {ChatState} from '../../../../source/client/state.ts';
import {emptyRoom} from '../../../../source/client/state.ts';
import {ChatScreen} from '../../../../source/ui/chat/chat-screen.tsx';
import {roomAtRow, roomListRows} from '../../../../source/ui/chat/rooms/room-list.ts';
import {rowText, rowWidth} from '../../../../source/ui/components/row.ts';
import {createTheme} from '../../../../source/ui/theme.ts';
import {anyWriting} from '../../../helpers/any-writing.ts';
import {createDemoClient, demoNow, demoState} from '../../../helpers/demo-client.ts';
import {openPicture} from '../../../helpers/picture.tsx';

const theme = createTheme('dark');
const mina = {id: 'u-mina', name: 'mina', color: 1};

/** The lobby, two rooms and two people. */
const state = (active = '#lobby'): ChatState => {
	const before = demoState();
	const rooms = [
		...before.rooms.values(),
		{...emptyRoom('#tea'), unread: 12},
		{...emptyRoom('#design'), unread: 3, mentions: 1},
		{...emptyRoom('@mina'), peer: mina, unread: 2},
		{...emptyRoom('@하늘'), peer: {...mina, id: 'u-sky', name: '하늘'}},
	];
	return {...before, active, rooms: new Map(rooms.map(room => [room.name, room]))};
};

const texts = (of: ChatState, width: number, height: number) =>
	roomListRows(of, {width, height}, theme).map(row => rowText(row));

test('rooms and people, what is new, and what means oneself', t => {
	t.deepEqual(texts(state(), 16, 7), [
		'▸1 #lobby      │',
		' 2 #tea     12 │',
		' 3 #design  @3 │',
		'               │',
		' 4 @mina    @2 │',
		' 5 @하늘       │',
		'               │',
	]);
});

test('where there is too little room, the one that one is in is among them', t => {
	t.deepEqual(texts(state('@하늘'), 16, 2), [' 4 @mina    @2 │', '▸5 @하늘       │']);
	t.deepEqual(texts(state(), 16, 1), ['▸1 #lobby      │']);
});

test('what is new beyond the ends of the list is told there, and a click goes to the nearest of it', t => {
	const many = demoState();
	const rooms = Array.from({length: 9}, (_, index) => ({
		...emptyRoom(`#r${index}`),
		unread: index === 1 || index === 7 ? 3 : 0,
		mentions: index === 7 ? 1 : 0,
	}));
	const at = (active: string): ChatState => ({
		...many,
		active,
		rooms: new Map([...rooms, {...emptyRoom('@mina'), peer: mina, unread: 2}].map(room => [room.name, room])),
	});
	t.deepEqual(texts(at('#r4'), 16, 5), [
		'  ↑ +3         │',
		' 4 #r3         │',
		'▸5 #r4         │',
		' 6 #r5         │',
		'  ↓ @3 +2      │',
	]);
	t.is(roomAtRow(at('#r4'), 0, 5), '#r1');
	t.is(roomAtRow(at('#r4'), 1, 5), '#r3');
	t.is(roomAtRow(at('#r4'), 4, 5), '#r7');
	t.deepEqual(texts(at('#r0'), 16, 5).at(-1), '  ↓ @3 +2      │');
	t.deepEqual(texts(at('#r0'), 16, 3).slice(0, 2), ['▸1 #r0         │', ' 2 #r1       3 │']);
	t.deepEqual(texts(at('@mina'), 16, 5).at(0), '  ↑ +3         │');
	t.deepEqual(texts(at('@mina'), 16, 5).at(-1), '▸  @mina       │');
	t.deepEqual(texts(at('#r8'), 16, 5).at(0), '  ↑ +3         │');
});

test('whatever rooms are called, each row has its width', t => {
	fc.assert(
		fc.property(
			fc.array(fc.tuple(anyWriting, fc.nat(2000), fc.boolean()), {maxLength: 15}),
			fc.integer({min: 12, max: 24}),
			fc.integer({min: 1, max: 20}),
			(some, width, height) => {
				const rooms = some.map(([name, unread, isPerson], index) => ({
					...emptyRoom(`${isPerson ? '@' : '#'}${name}${index}`),
					unread,
					...(isPerson ? {peer: {...mina, name}} : {}),
				}));
				const all = {...demoState(), rooms: new Map(rooms.map(room => [room.name, room]))};
				const rows = roomListRows(all, {width, height}, theme);
				t.is(rows.length, height);
				t.true(rows.every(row => rowWidth(row) === width));
			},
		),
	);
});

const clock = {now: () => demoNow, every: () => () => undefined};

for (const [columns, rows] of [
	[120, 40],
	[80, 24],
	[60, 20],
] as const) {
	test(`the list on ${columns}×${rows}: where there is none, the header says what is new`, t => {
		const client = createDemoClient(state());
		const picture = openPicture(
			<ChatScreen client={client} theme={theme} version="0.1.0" onQuit={() => undefined} clock={clock} />,
			columns,
			rows,
		);
		t.is(picture.text().includes('▸1 #lobby'), columns >= 80);
		t.is(picture.text().includes('#lobby  @3  +14'), columns < 80);
		t.is(picture.text().split('\n').length, rows);
		picture.close();
	});
}
