import test from 'ava';
import fc from 'fast-check';
import type {Event} from '../../source/messages.ts';
import {breathAfter, restMs} from '../../source/server/ambient.ts';
import {createDelivery, type Recipient} from '../../source/server/delivery.ts';

const notice = (text: string): Event => ({type: 'notice', text});

/** Someone comes back: what a room need not hear of at once. */
const presence = (name: string): Event => ({type: 'presence', id: name, name, presence: 'online'});

const textOf = (event: Event): string =>
	event.type === 'notice' ? event.text : event.type === 'presence' ? event.name : '';

type Probe = Recipient & {
	format: string;
	readonly writes: string[];
	/** The last of them as they came. */
	lastBytes: Uint8Array | undefined;
	/** It is told of this apart, and is not to be asked how it looks to the others. */
	leftOutOf: Event | undefined;
	finished: number;
};

const createProbe = (format = 'a'): Probe => {
	const probe: Probe = {
		format,
		render(event) {
			if (event === probe.leftOutOf) {
				throw new Error('Who is left out is asked.');
			}

			return `${probe.format}:${textOf(event)};`;
		},
		write(bytes) {
			probe.lastBytes = bytes;
			probe.writes.push(Buffer.from(bytes).toString());
		},
		finish() {
			probe.finished++;
		},
		writes: [],
		lastBytes: undefined,
		leftOutOf: undefined,
		finished: 0,
	};
	return probe;
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
	t.is(probe.finished, 0);
	delivery.flush();
	t.deepEqual(probe.writes, ['a:last;goodbye;']);
	t.is(probe.finished, 1);
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
	delivery.toOne(probes[2400] as Probe, 'own;');
	delivery.flush();
	delivery.toRoom('#lobby', notice('2'));
	delivery.flush();
	turns.runAll();
	t.true(
		probes.every((probe, index) => probe.writes.join('') === (index === 2400 ? 'a:1;own;a:2;' : 'a:1;a:2;')),
	);
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
		breathAfter,
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
	delivery.toRoom('#lobby', notice('7'));
	tell(presence('8'));
	t.is(one.writes.at(-1), 'a:7;a:8;', 'nor does it when someone comes behind it');
	rests.shift()?.();
	t.deepEqual(rests, []);
	tell(presence('9'));
	tell(presence('10'));
	t.is(one.writes.at(-1), 'a:9;', 'and who comes after it waits as before');
});

test('after a long flush nothing is written for a moment, and then all that came, together', t => {
	const turns = createTurns();
	const rests: Array<{readonly ms: number; readonly callback: () => void}> = [];
	let now = 0;
	let lastWriteMs = 0;
	const delivery = createDelivery(turns.schedule, {
		now: () => now,
		later: (ms, callback) => rests.push({ms, callback}),
		restMs: () => 0,
		breathAfter: tookMs => (tookMs < 20 ? undefined : {least: 6, most: 10}),
	});
	const probes = Array.from({length: 1500}, () => createProbe());
	const last = probes.at(-1) as Probe;
	const {write} = last;
	last.write = bytes => {
		write(bytes);
		now += lastWriteMs;
	};
	for (const probe of probes) {
		delivery.add(probe);
		delivery.attach(probe, '#lobby');
	}

	const [one, two] = probes as [Probe, Probe];
	const say = (text: string): void => {
		delivery.toRoom('#lobby', notice(text));
		delivery.flush();
	};

	/** A flush that takes so long that the next has to wait. */
	const sayLong = (text: string): void => {
		lastWriteMs = 30;
		say(text);
		turns.runAll();
		lastWriteMs = 0;
		t.is(one.writes.at(-1), `a:${text};`);
	};

	const pass = (ms: number): void => {
		const rest = rests.shift();
		t.is(rest?.ms, ms);
		rest?.callback();
		turns.runAll();
	};

	say('0');
	now += 30;
	turns.runAll();
	t.deepEqual(rests, [], 'what others did between its writes is not its time');
	t.is(last.writes.length, 1);

	sayLong('1');
	say('2');
	say('3');
	delivery.toOne(two, 'own;');
	delivery.flush();
	pass(6);
	t.is(two.writes.length, 2);
	pass(4);
	t.is(one.writes.at(-1), 'a:2;a:3;');
	t.is(two.writes.at(-1), 'a:2;a:3;own;');
	t.deepEqual(rests, [], 'that took no time');

	sayLong('4');
	say('5');
	delivery.flushNow();
	t.is(one.writes.at(-1), 'a:4;', 'the least is always waited for');
	pass(6);
	t.is(one.writes.at(-1), 'a:5;');

	sayLong('6');
	pass(6);
	say('7');
	t.is(one.writes.at(-1), 'a:6;');
	delivery.flushNow();
	turns.runAll();
	t.is(one.writes.at(-1), 'a:7;', 'nothing more is coming');
	sayLong('8');
	say('9');
	pass(4);
	t.is(one.writes.at(-1), 'a:8;', 'the end of an earlier one is not the end of this');
	pass(6);
	pass(4);
	t.is(one.writes.at(-1), 'a:9;');

	lastWriteMs = 30;
	delivery.toRoom('#lobby', presence('10'));
	delivery.flush();
	turns.runAll();
	say('11');
	turns.runAll();
	t.is(one.writes.at(-1), 'a:11;', 'nobody answers that somebody came');
	t.is(rests.length, 1, 'what was said is answered');
});

type Step =
	| {type: 'room'; room: number; except: number | undefined; isAmbient: boolean}
	| {type: 'one' | 'end' | 'remove' | 'reformat'; who: number}
	| {type: 'attach' | 'detach'; who: number; room: number}
	| {type: 'everyone' | 'flush' | 'rested'};

const who = fc.nat(5);
const room = fc.nat(2);
const step: fc.Arbitrary<Step> = fc.oneof(
	{
		weight: 12,
		arbitrary: fc.record({
			type: fc.constant('room' as const),
			room,
			except: fc.option(who, {nil: undefined}),
			isAmbient: fc.boolean(),
		}),
	},
	{weight: 5, arbitrary: fc.record({type: fc.constant('one' as const), who})},
	{weight: 8, arbitrary: fc.record({type: fc.constantFrom('attach' as const, 'detach' as const), who, room})},
	{weight: 2, arbitrary: fc.record({type: fc.constant('reformat' as const), who})},
	{weight: 1, arbitrary: fc.record({type: fc.constantFrom('end' as const, 'remove' as const), who})},
	{
		weight: 6,
		arbitrary: fc.record({type: fc.constantFrom('everyone' as const, 'flush' as const, 'rested' as const)}),
	},
);

const breaths = [undefined, {least: 1, most: 2}, {least: 1, most: 1}];

test('whatever happens in a tick, each recipient gets exactly its own frames', t => {
	fc.assert(
		fc.property(fc.array(step, {minLength: 20, maxLength: 80, size: 'max'}), steps => {
			const rests = createTurns();
			let flushes = 0;
			const delivery = createDelivery(setImmediate, {
				now: () => 0,
				later: (_ms, callback) => rests.schedule(callback),
				restMs: members => (members > 1 ? 10 : 0),
				breathAfter: () => breaths[flushes++ % 3],
			});
			const probes = Array.from({length: 6}, (_, index) => createProbe(index % 2 === 0 ? 'a' : 'b'));
			const rooms = probes.map(() => new Set([0, 1]));
			const expected = probes.map((): Array<{room: number; frame: string}> => []);
			const ended = new Set<number>();
			/** How much those had been written whose connection is gone. */
			const removed = new Map<number, number>();
			for (const probe of probes) {
				delivery.add(probe);
				delivery.attach(probe, '#0');
				delivery.attach(probe, '#1');
			}

			let count = 0;
			const tellRoom = (name: number, isAmbient: boolean, leftOut?: number): void => {
				const text = String(count++);
				const except = leftOut === undefined ? undefined : probes[leftOut];
				const event = isAmbient ? presence(text) : notice(text);
				if (except) {
					except.leftOutOf = event;
				}

				delivery.toRoom(`#${name}`, event, except);
				for (const [index, probe] of probes.entries()) {
					if (rooms[index]?.has(name) && probe !== except) {
						expected[index]?.push({room: name, frame: `${probe.format}:${text};`});
					}
				}
			};

			for (const action of steps) {
				switch (action.type) {
					case 'room': {
						tellRoom(action.room, action.isAmbient, action.except);
						break;
					}

					case 'one': {
						const frame = `own:${count++};`;
						delivery.toOne(probes[action.who] as Probe, frame);
						if (!ended.has(action.who)) {
							expected[action.who]?.push({room: -1, frame});
						}

						break;
					}

					case 'attach':
					case 'detach': {
						delivery[action.type](probes[action.who] as Probe, `#${action.room}`);
						if (!ended.has(action.who)) {
							rooms[action.who]?.[action.type === 'attach' ? 'add' : 'delete'](action.room);
						}

						break;
					}

					case 'reformat': {
						const probe = probes[action.who] as Probe;
						probe.format = probe.format === 'a' ? 'b' : 'a';
						delivery.reformat(probe);
						break;
					}

					case 'end': {
						// The loop says goodbye once.
						if (!ended.has(action.who)) {
							rooms[action.who]?.clear();
							delivery.end(probes[action.who] as Probe);
							ended.add(action.who);
						}

						break;
					}

					case 'remove': {
						const probe = probes[action.who] as Probe;
						rooms[action.who]?.clear();
						delivery.remove(probe);
						ended.add(action.who);
						removed.set(action.who, removed.get(action.who) ?? probe.writes.length);
						break;
					}

					case 'everyone': {
						const text = String(count++);
						delivery.toMany(probes, notice(text));
						for (const [index, probe] of probes.entries()) {
							if (!ended.has(index)) {
								expected[index]?.push({room: -1, frame: `${probe.format}:${text};`});
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
				}
			}

			const settle = (): void => {
				delivery.flush();
				rests.runAll();
			};

			settle();
			// Whatever set anyone apart is over: what a room says is one write of the same bytes for all of a format.
			for (const name of [0, 1, 2]) {
				tellRoom(name, false);
				settle();
				for (const format of ['a', 'b']) {
					const members = probes.filter((probe, index) => rooms[index]?.has(name) && probe.format === format);
					if (members.some(({lastBytes}) => lastBytes !== members[0]?.lastBytes)) {
						throw new Error(`Room ${name} is encoded more than once.`);
					}
				}
			}

			for (const [index, probe] of probes.entries()) {
				if (removed.has(index)) {
					if (probe.writes.length !== removed.get(index)) {
						throw new Error(`recipient ${index} is gone, and was written to`);
					}

					continue;
				}

				if (probe.finished !== (ended.has(index) ? 1 : 0)) {
					throw new Error(`recipient ${index} was finished ${probe.finished} times`);
				}

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
