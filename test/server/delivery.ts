import test from 'ava';
import fc from 'fast-check';
import type {Event} from '../../source/messages.ts';
import {restMs} from '../../source/server/ambient.ts';
import {createDelivery, type Recipient} from '../../source/server/delivery.ts';

const notice = (text: string): Event => ({type: 'notice', text});

/** Someone comes back: what a room need not hear of at once. */
const presence = (name: string): Event => ({type: 'presence', id: name, name, presence: 'online'});

const textOf = (event: Event): string =>
	event.type === 'notice' ? event.text : event.type === 'presence' ? event.name : '';

type Probe = Recipient & {readonly writes: string[]; finished: boolean};

const createProbe = (format = 'a'): Probe => {
	const writes: string[] = [];
	return {
		format,
		render: event => `${format}:${textOf(event)};`,
		write: bytes => writes.push(Buffer.from(bytes).toString()),
		finish() {
			this.finished = true;
		},
		writes,
		finished: false,
	};
};

/** Runs what was scheduled, later turns included. */
const createTurns = () => {
	const queue: Array<() => void> = [];
	return {
		schedule: (callback: () => void) => queue.push(callback),
		runAll() {
			for (let next = queue.shift(); next; next = queue.shift()) {
				next();
			}
		},
	};
};

test('a room gets one write a tick, the same bytes for everyone of a format', t => {
	const delivery = createDelivery(setImmediate);
	const [one, two, other] = [createProbe(), createProbe(), createProbe('b')];
	for (const probe of [one, two, other]) {
		delivery.add(probe);
		delivery.attach(probe, '#lobby');
	}

	delivery.toRoom('#lobby', notice('x'));
	delivery.toRoom('#lobby', notice('y'));
	delivery.flush();
	t.deepEqual(one.writes, ['a:x;a:y;']);
	t.deepEqual(two.writes, ['a:x;a:y;']);
	t.deepEqual(other.writes, ['b:x;b:y;']);
});

test('a sender that is left out keeps the order of all it gets, in one write', t => {
	const delivery = createDelivery(setImmediate);
	const [sender, reader] = [createProbe(), createProbe()];
	for (const probe of [sender, reader]) {
		delivery.add(probe);
		delivery.attach(probe, '#lobby');
	}

	delivery.toRoom('#lobby', notice('1'));
	delivery.toRoom('#lobby', notice('mine'), sender);
	delivery.toOne(sender, 'ack;');
	delivery.toRoom('#lobby', notice('2'));
	delivery.flush();
	t.deepEqual(sender.writes, ['a:1;ack;a:2;']);
	t.deepEqual(reader.writes, ['a:1;a:mine;a:2;']);
	delivery.toRoom('#lobby', notice('3'));
	delivery.flush();
	t.is(sender.writes.at(-1), 'a:3;');
});

test('one who is in several rooms that speak gets one write', t => {
	const delivery = createDelivery(setImmediate);
	const probe = createProbe();
	delivery.add(probe);
	delivery.attach(probe, '#one');
	delivery.attach(probe, '#two');
	delivery.toRoom('#one', notice('1'));
	delivery.toRoom('#two', notice('2'));
	delivery.flush();
	t.deepEqual(probe.writes, ['a:1;a:2;']);
});

test('an ended recipient gets what was queued, then its end, and nothing after', t => {
	const delivery = createDelivery(setImmediate);
	const probe = createProbe();
	delivery.add(probe);
	delivery.attach(probe, '#lobby');
	delivery.toRoom('#lobby', notice('last'));
	delivery.toOne(probe, 'goodbye;');
	delivery.end(probe);
	delivery.toOne(probe, 'never;');
	t.false(probe.finished);
	delivery.flush();
	t.deepEqual(probe.writes, ['a:last;goodbye;']);
	t.true(probe.finished);
});

test('a flush to thousands is sliced, and what comes meanwhile comes after', t => {
	const turns = createTurns();
	const delivery = createDelivery(turns.schedule);
	const probes = Array.from({length: 2500}, () => createProbe());
	for (const probe of probes) {
		delivery.add(probe);
		delivery.attach(probe, '#lobby');
	}

	delivery.toRoom('#lobby', notice('1'));
	delivery.flush();
	t.is(probes.filter(probe => probe.writes.length > 0).length, 1000);
	delivery.toRoom('#lobby', notice('2'));
	delivery.flush();
	turns.runAll();
	t.true(probes.every(probe => probe.writes.join('') === 'a:1;a:2;'));
});

test('a large room that was just told who came is told the rest together, or with what is said', t => {
	const rests: Array<() => void> = [];
	let now = 0;
	const delivery = createDelivery(setImmediate, {
		now: () => now++,
		later(ms, callback) {
			t.is(ms, 3);
			rests.push(callback);
		},
		restMs,
	});
	const probes = Array.from({length: 300}, () => createProbe());
	for (const probe of probes) {
		delivery.add(probe);
		delivery.attach(probe, '#lobby');
	}

	const [one] = probes as [Probe];
	const tell = (event: Event): void => {
		delivery.toRoom('#lobby', event);
		delivery.flush();
	};

	tell(presence('1'));
	t.deepEqual(one.writes, ['a:1;'], 'the first at once');
	tell(presence('2'));
	tell(presence('3'));
	t.is(one.writes.length, 1);
	delivery.toOne(one, 'own;');
	delivery.flush();
	t.is(one.writes.at(-1), 'a:2;a:3;own;', 'an answer does not wait, nor what was before it');
	tell(presence('4'));
	t.is(one.writes.length, 2);
	rests.shift()?.();
	t.is(one.writes.at(-1), 'a:4;');
	t.deepEqual(probes[1]?.writes, ['a:1;', 'a:2;a:3;a:4;']);
	tell(presence('5'));
	tell(notice('6'));
	t.is(one.writes.at(-1), 'a:5;a:6;', 'what is said does not wait');
	rests.shift()?.();
	t.deepEqual(rests, []);
});

type Step =
	| {type: 'room'; room: number; except: number | undefined; isAmbient: boolean}
	| {type: 'one' | 'end' | 'remove'; who: number}
	| {type: 'attach' | 'detach'; who: number; room: number}
	| {type: 'everyone' | 'flush' | 'rested'};

const who = fc.nat(5);
const room = fc.nat(2);
const step: fc.Arbitrary<Step> = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.record({
			type: fc.constant('room' as const),
			room,
			except: fc.option(who, {nil: undefined}),
			isAmbient: fc.boolean(),
		}),
	},
	{weight: 3, arbitrary: fc.record({type: fc.constant('one' as const), who})},
	{weight: 3, arbitrary: fc.record({type: fc.constantFrom('attach' as const, 'detach' as const), who, room})},
	{weight: 1, arbitrary: fc.record({type: fc.constant('end' as const), who})},
	{
		weight: 3,
		arbitrary: fc.record({type: fc.constantFrom('everyone' as const, 'flush' as const, 'rested' as const)}),
	},
);

test('whatever happens in a tick, each recipient gets exactly its own frames', t => {
	fc.assert(
		fc.property(fc.array(step, {maxLength: 60}), steps => {
			const rests = createTurns();
			const delivery = createDelivery(setImmediate, {
				now: () => 0,
				later: (_ms, callback) => rests.schedule(callback),
				restMs: members => (members > 1 ? 10 : 0),
			});
			const probes = Array.from({length: 6}, (_, index) => createProbe(index % 2 === 0 ? 'a' : 'b'));
			const rooms = probes.map(() => new Set<number>());
			const expected = probes.map((): Array<{room: number; frame: string}> => []);
			const ended = new Set<number>();
			for (const probe of probes) {
				delivery.add(probe);
			}

			let count = 0;
			for (const action of steps) {
				const text = String(count++);
				switch (action.type) {
					case 'room': {
						const except = action.except === undefined ? undefined : probes[action.except];
						const event = action.isAmbient ? presence(text) : notice(text);
						delivery.toRoom(`#${action.room}`, event, except);
						for (const [index, probe] of probes.entries()) {
							if (rooms[index]?.has(action.room) && probe !== except) {
								expected[index]?.push({room: action.room, frame: probe.render(notice(text))});
							}
						}

						break;
					}

					case 'one': {
						delivery.toOne(probes[action.who] as Probe, `own:${text};`);
						if (!ended.has(action.who)) {
							expected[action.who]?.push({room: -1, frame: `own:${text};`});
						}

						break;
					}

					case 'attach':
					case 'detach': {
						// The loop never attaches one that is leaving.
						if (!ended.has(action.who)) {
							delivery[action.type](probes[action.who] as Probe, `#${action.room}`);
							rooms[action.who]?.[action.type === 'attach' ? 'add' : 'delete'](action.room);
						}

						break;
					}

					case 'end': {
						for (const left of rooms[action.who] ?? []) {
							delivery.detach(probes[action.who] as Probe, `#${left}`);
						}

						rooms[action.who]?.clear();
						delivery.end(probes[action.who] as Probe);
						ended.add(action.who);
						break;
					}

					case 'everyone': {
						delivery.toMany(probes, notice(text));
						for (const [index, probe] of probes.entries()) {
							if (!ended.has(index)) {
								expected[index]?.push({room: -1, frame: probe.render(notice(text))});
							}
						}

						break;
					}

					case 'flush': {
						delivery.flush();
						break;
					}

					case 'rested': {
						rests.runAll();
						break;
					}

					default: {
						throw new Error(`No such step: ${action.type}`);
					}
				}
			}

			delivery.flush();
			rests.runAll();
			for (const [index, probe] of probes.entries()) {
				const got = probe.writes.join('').split(';').filter(Boolean).sort();
				const wanted = (expected[index] ?? []).map(({frame}) => frame.replace(';', ''));
				if (JSON.stringify(got) !== JSON.stringify([...wanted].sort())) {
					throw new Error(`recipient ${index}: ${got.join(' ')} instead of ${wanted.join(' ')}`);
				}

				// Of one room together with what is its own, the order holds.
				for (const name of [0, 1, 2]) {
					const ofRoom = (expected[index] ?? [])
						.filter(({room}) => room === name || room === -1)
						.map(({frame}) => frame);
					const positions = ofRoom.map(frame => probe.writes.join('').indexOf(frame));
					if (positions.some((position, at) => at > 0 && position <= (positions[at - 1] ?? 0))) {
						throw new Error(`recipient ${index}: room ${name} out of order`);
					}
				}
			}
		}),
		{numRuns: 500},
	);
	t.pass();
});
