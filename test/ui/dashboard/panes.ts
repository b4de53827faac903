import test from 'ava';
import fc from 'fast-check';
import type {LogEvent, UserView} from '../../../source/messages.ts';
import {rowText, rowWidth} from '../../../source/ui/components/row.ts';
import {columnsFor} from '../../../source/ui/dashboard/columns.ts';
import {createDashboard} from '../../../source/ui/dashboard/dashboard.ts';
import {framed} from '../../../source/ui/dashboard/frame.ts';
import {layoutOf} from '../../../source/ui/dashboard/layout.ts';
import {rowsOfEvent} from '../../../source/ui/dashboard/log-rows.ts';
import {usersPane} from '../../../source/ui/dashboard/panes.ts';
import {rowOfUser} from '../../../source/ui/dashboard/user-rows.ts';
import {createTheme} from '../../../source/ui/theme.ts';
import {createDemoOperator, demoNow, demoUser} from '../../helpers/demo-operator.ts';
import {createFakeClock} from '../../helpers/fake-clock.ts';

const theme = createTheme('dark');
const looks = {theme, colorOf: (name: string) => (name === 'mina' ? 3 : undefined)};
const text = fc.string({unit: 'grapheme', maxLength: 60});

test('columns go by importance and never take more than there is', t => {
	const ids = (cells: number): string =>
		columnsFor(cells)
			.columns.map(({id}) => id)
			.join(' ');
	t.is(ids(100), 'name peer protocol rtt joined messages state');
	t.is(ids(62), 'name peer rtt joined messages state');
	t.is(ids(50), 'name peer rtt state');
	t.is(ids(34), 'name peer');
	t.is(ids(8), 'name');
	for (let cells = 1; cells < 160; cells++) {
		const {columns, gap} = columnsFor(cells);
		const width = columns.reduce((sum, column) => sum + column.width, 0) + gap * (columns.length - 1);
		t.true(width <= cells, `${width} of ${cells}`);
	}
});

test('a user’s row fits, whatever they are called and however long their address is', t => {
	fc.assert(
		fc.property(
			text,
			fc.ipV6(),
			fc.integer({min: 1, max: 120}),
			fc.boolean(),
			(name, address, cells, isSelected) => {
				const user: UserView = {...demoUser(0), name, address, rttMs: 123_456_789, messages: 123_456_789};
				const plan = columnsFor(cells);
				const row = rowOfUser(user, {plan, now: demoNow, theme, isSelected, width: cells + 2});
				t.true(rowWidth(row) <= cells + 2, rowText(row));
			},
		),
	);
});

test('of five thousand users only those in view are looked at', t => {
	let looks = 0;
	const users = Array.from({length: 5000}, (_, index) => {
		const user = demoUser(index);
		return {
			...user,
			get name() {
				looks++;
				return user.name;
			},
		};
	});
	const operator = createDemoOperator({users});
	const clock = createFakeClock(demoNow);
	const dashboard = createDashboard({
		operator,
		listening: {host: '::', port: 7777},
		now: clock.now,
		schedule: clock.schedule,
		onQuit() {},
	});
	dashboard.moveUsers('last', 10);
	const rows = usersPane(dashboard.getState(), {width: 70, height: 13}, theme);
	t.true(rows.map(rowText).some(row => row.includes('› ')));
	t.true(looks > 0 && looks <= 20, String(looks));
});

test('a long address keeps its port', t => {
	const user: UserView = {...demoUser(0), address: '2001:db8:85a3:1234:5678:8a2e:370:7334', port: 54_321};
	const row = rowText(
		rowOfUser(user, {plan: columnsFor(34), now: demoNow, theme, isSelected: false, width: 36}),
	);
	t.is(row, '  mina         [2001:db8:85a…]:54321');
});

test('an event’s rows fit any width, and none of its words are lost', t => {
	fc.assert(
		fc.property(text, text, fc.integer({min: 24, max: 140}), (name, reason, width) => {
			const event: LogEvent = {
				event: 'rejected',
				code: 'name-invalid',
				name,
				address: '192.168.100.200',
				port: 54_321,
				text: reason,
				time: demoNow,
			};
			const rows = rowsOfEvent(event, width, looks);
			t.true(rows.every(row => rowWidth(row) <= width));
			const words = rows.map(rowText).join('').replaceAll(/\s/g, '');
			t.true(words.includes('192.168.100.200:54321') && words.includes('(name-invalid)'), words);
		}),
	);
});

test('where a row is too short, where someone came from is said below', t => {
	const {name, address, port, protocol, color} = demoUser(2);
	const event: LogEvent = {event: 'join', name, address, port, protocol, color, online: 3, time: demoNow};
	const rows = (width: number): readonly string[] => rowsOfEvent(event, width, looks).map(rowText);
	t.deepEqual(
		rows(80).map(row => row.slice(9)),
		['+ 하늘 joined from 192.168.0.31:50074 (native) · 3 online'],
	);
	t.deepEqual(
		rows(44).map(row => row.slice(6)),
		['+ 하늘 joined · 3 online', '  192.168.0.31:50074 (native)'],
	);
});

test('a name has its colour also where the event does not say it', t => {
	const event: LogEvent = {event: 'kick', name: 'mina', by: 'server', reason: '', time: demoNow};
	const spans = rowsOfEvent(event, 80, looks)[0] ?? [];
	t.deepEqual(spans.find(({text: word}) => word === 'mina')?.style, theme.name(3));
	t.deepEqual(spans.find(({text: word}) => word === 'server')?.style, theme.name(-1));
});

test('a frame is exactly as large as asked for', t => {
	fc.assert(
		fc.property(
			fc.integer({min: 8, max: 60}),
			fc.integer({min: 2, max: 12}),
			fc.array(text, {maxLength: 14}),
			text,
			(width, height, lines, title) => {
				const rows = framed(
					lines.map(line => [{text: line, style: {}}]),
					{
						width,
						height,
						title: [{text: title, style: {}}],
						foot: [{text: title, style: {}}],
						isFocused: false,
						theme,
					},
				);
				t.is(rows.length, height);
				t.true(
					rows.every(row => rowWidth(row) === width),
					rows.map(rowText).join('\n'),
				);
			},
		),
	);
});

test('the parts of the screen fill it, at any size', t => {
	for (let rows = 10; rows < 60; rows++) {
		for (const columns of [40, 80, 109, 110, 200]) {
			for (const shown of ['users', 'log'] as const) {
				const layout = layoutOf(columns, rows, shown);
				const {users, log, header, isRoomy, arrangement} = layout;
				const below = isRoomy ? 4 : 2;
				const height =
					arrangement === 'stacked'
						? (users?.height ?? 0) + (log?.height ?? 0)
						: Math.max(users?.height ?? 0, log?.height ?? 0);
				const width =
					arrangement === 'beside'
						? (users?.width ?? 0) + (log?.width ?? 0)
						: Math.max(users?.width ?? 0, log?.width ?? 0);
				t.is(header + height + below, rows);
				t.is(width, columns);
			}
		}
	}
});
