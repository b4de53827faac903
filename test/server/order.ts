import test from 'ava';
import fc from 'fast-check';
import type {Author, Event} from '../../source/messages.ts';
import {createDelivery, type Recipient} from '../../source/server/delivery.ts';

const time = 1_700_000_000_000;

const authorOf = (id: string): Author => ({id, name: id, color: 1});

const joined = (id: string, room: string): Event => ({
	type: 'joined',
	seq: 1,
	time,
	room,
	member: {...authorOf(id), presence: 'online'},
	online: 1,
	address: '192.0.2.1',
	port: 1,
});

const parted = (id: string, room: string): Event => ({
	type: 'parted',
	seq: 1,
	time,
	room,
	member: authorOf(id),
	text: '',
});

const renamed = (id: string, name: string): Event => ({type: 'renamed', seq: 1, time, id, from: id, name});

const left = (id: string): Event => ({
	type: 'left',
	seq: 1,
	time,
	rooms: ['#a', '#b'],
	member: authorOf(id),
	reason: 'quit',
	text: '',
	online: 1,
	address: '192.0.2.1',
	port: 1,
});

const said = (text: string, room: string): Event => ({
	type: 'message',
	seq: 1,
	time,
	room,
	from: authorOf('u1'),
	text,
	kind: 'text',
});

const textOf = (event: Event): string => {
	switch (event.type) {
		case 'joined':
		case 'parted': {
			return `${event.type} ${event.member.id} ${event.room};`;
		}

		case 'left': {
			return `left ${event.member.id};`;
		}

		case 'renamed': {
			return `renamed ${event.id} ${event.name};`;
		}

		default: {
			return event.type === 'message' ? `said ${event.text} ${event.room};` : '';
		}
	}
};

type Probe = Recipient & {readonly heard: string[]; readonly writes: Uint8Array[]};

const createProbe = (format = 'x'): Probe => {
	const probe: Probe = {
		format,
		heard: [],
		writes: [],
		render: textOf,
		write(bytes) {
			probe.writes.push(bytes);
			probe.heard.push(...Buffer.from(bytes).toString().split(';').filter(Boolean));
		},
		finish: () => undefined,
	};
	return probe;
};

const open = (formats: readonly string[] = ['x']) => {
	const delivery = createDelivery(setImmediate);
	const enter = (...rooms: readonly string[]): readonly Probe[] =>
		formats.map(format => {
			const probe = createProbe(format);
			delivery.add(probe);
			for (const room of rooms) {
				delivery.attach(probe, room);
			}

			return probe;
		});
	return {delivery, enter};
};

test('who comes into one room and then changes in all is told of in that order, also between rooms', t => {
	const {delivery, enter} = open(['x', 'y']);
	const both = enter('#a', '#b');
	delivery.toRoom('#b', joined('u1', '#b'));
	delivery.toRoom('#a', renamed('u1', 'new'));
	delivery.toRoom('#b', joined('u2', '#b'));
	delivery.toRoom('#a', left('u2'));
	delivery.flush();
	for (const {heard} of both) {
		t.deepEqual(heard, ['joined u1 #b', 'renamed u1 new', 'joined u2 #b', 'left u2']);
	}
});

test('and who changes in all and then comes into one', t => {
	const {delivery, enter} = open();
	const [one] = enter('#a', '#b');
	delivery.toRoom('#b', said('x', '#b'));
	delivery.toRoom('#a', renamed('u1', 'new'));
	delivery.toRoom('#b', joined('u1', '#b'));
	delivery.toRoom('#b', parted('u1', '#b'));
	delivery.toRoom('#a', left('u1'));
	delivery.flush();
	t.deepEqual(
		one?.heard.filter(text => !text.startsWith('said')),
		['renamed u1 new', 'joined u1 #b', 'parted u1 #b', 'left u1'],
	);
});

test('those in one room alone get the same bytes as ever', t => {
	const {delivery, enter} = open();
	const [first] = enter('#b');
	const [second] = enter('#b');
	enter('#a', '#b');
	delivery.toRoom('#b', joined('u1', '#b'));
	delivery.toRoom('#a', renamed('u1', 'new'));
	delivery.flush();
	t.is(first?.writes[0], second?.writes[0]);
	t.deepEqual(first?.heard, ['joined u1 #b']);
});

test('whatever people do, each who is in several rooms hears of each of them in the order in which it was', t => {
	const person = fc.constantFrom('u1', 'u2', 'u3');
	const room = fc.constantFrom('#a', '#b', '#c');
	const step = fc.oneof(
		fc.record({type: fc.constantFrom('joined', 'parted'), person, room}),
		fc.record({type: fc.constantFrom('renamed', 'left'), person, room: fc.constant('#a')}),
		fc.record({type: fc.constant('flush'), person, room}),
	);
	fc.assert(
		fc.property(fc.array(step, {minLength: 1, maxLength: 40}), steps => {
			const {delivery, enter} = open(['x', 'y']);
			const probes = [
				{rooms: ['#a', '#b'], each: enter('#a', '#b')},
				{rooms: ['#a', '#c', '#b'], each: enter('#a', '#c', '#b')},
				{rooms: ['#b', '#c'], each: enter('#b', '#c')},
			];
			const all: Array<{room: string; id: string; isOfSeveral: boolean; text: string}> = [];
			for (const [index, {type, person: id, room: name}] of steps.entries()) {
				if (type === 'flush') {
					delivery.flush();
					continue;
				}

				const isOfSeveral = type === 'renamed' || type === 'left';
				const event =
					type === 'joined'
						? joined(id, name)
						: type === 'parted'
							? parted(id, name)
							: type === 'left'
								? left(id)
								: renamed(id, `name-${index}`);
				delivery.toRoom(name, event);
				all.push({room: name, id, isOfSeveral, text: textOf(event).slice(0, -1)});
			}

			delivery.flush();
			for (const {rooms, each} of probes) {
				for (const {heard} of each) {
					for (const person of ['u1', 'u2', 'u3']) {
						// What is told of one in two rooms, and is not for both, has an order in each.
						for (const name of rooms) {
							const told = all.filter(
								({id, room, isOfSeveral}) =>
									id === person && rooms.includes(room) && (isOfSeveral || room === name),
							);
							const texts = new Set(told.map(({text}) => text));
							const found = heard.filter(text => texts.has(text));
							if (found.join() !== told.map(({text}) => text).join()) {
								throw new Error(`${found.join()} instead of ${told.map(({text}) => text).join()}`);
							}
						}
					}
				}
			}
		}),
		{numRuns: 300},
	);
	t.pass();
});
