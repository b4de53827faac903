import test from 'ava';
import fc from 'fast-check';
import type {LinkFrame} from '../../source/client/link.ts';
import {createOutbox} from '../../source/client/outbox.ts';
import type {Numbered} from '../../source/client/outgoing.ts';
import {createIdentity, noteApplied, standingOf} from '../../source/hub/identity.ts';
import {createBucket, take} from '../../source/hub/rate.ts';
import {createFakeClock} from '../helpers/fake-clock.ts';
import {welcomeFrame} from '../helpers/native-frames.ts';

type Network = {
	/** How long each thing takes on its way, ms, one after the other and again from the start. */
	readonly delays: readonly number[];
	/** When connections break, ms. */
	readonly cuts: readonly number[];
};

/** An outbox and the server's own rules, with a network in between that keeps the order, as TCP does. */
const createBench = (
	{rate, isTold, network}: {rate: number; isTold: boolean; network: Network},
	start?: Parameters<typeof createOutbox>[0]['start'],
) => {
	const clock = createFakeClock();
	const bucket = createBucket(rate, clock.now());
	const identity = createIdentity('u1');
	const applied: number[] = [];
	let refusals = 0;
	let connection = 0;
	let steps = 0;
	const arrivals = {up: 0, down: 0};

	/** Bring something to the other side, after all that went before. */
	const carry = (way: keyof typeof arrivals, deliver: () => void): void => {
		const on = connection;
		const delay = network.delays[steps++ % network.delays.length] ?? 0;
		arrivals[way] = Math.max(arrivals[way], clock.now() + delay);
		clock.schedule(arrivals[way] - clock.now(), () => {
			if (on === connection) {
				deliver();
			}
		});
	};

	const answer = (frame: LinkFrame): void => {
		carry('down', () => {
			outbox.hear(frame);
			outbox.pump();
		});
	};

	const receive = ({number}: Numbered): void => {
		const standing = standingOf(identity, number);
		if (standing.type === 'applied') {
			answer({type: 'ack', number, seq: standing.at?.seq ?? 0, time: 1});
		} else if (take(bucket, rate, clock.now())) {
			applied.push(number);
			noteApplied(identity, number, {seq: applied.length, time: 1});
			answer({type: 'ack', number, seq: applied.length, time: 1});
		} else {
			refusals++;
			answer({type: 'rejected', code: 'too-fast', of: 'say', text: '', number});
		}
	};

	const outbox = createOutbox({
		clock,
		start,
		write(messages) {
			for (const message of messages) {
				carry('up', () => receive(message));
			}
		},
	});

	const open = (resumed: boolean): void => {
		connection++;
		const {server} = welcomeFrame();
		const {messagesPerSecond: _rate, messagesBurst: _burst, ...untold} = server.limits;
		const told = {...untold, messagesPerSecond: rate, messagesBurst: rate * 3};
		outbox.open(
			welcomeFrame({
				resumed,
				number: identity.number,
				server: {...server, limits: isTold ? told : untold},
			}),
		);
		outbox.pump();
	};

	const say = (count: number): void => {
		for (let index = 0; index < count; index++) {
			outbox.add({type: 'say', room: '#lobby', text: String(index), kind: 'text'});
			outbox.pump();
		}
	};

	for (const at of network.cuts) {
		clock.schedule(at, () => {
			outbox.close();
			open(true);
		});
	}

	/** Until everything is answered; answers with how long that took, ms. */
	const settle = (): number => {
		const from = clock.now();
		while (outbox.size() > 0 && clock.now() - from < 3_600_000) {
			clock.advance(50);
		}

		return clock.now() - from;
	};

	return {clock, outbox, open, say, settle, applied, refusals: () => refusals};
};

const calm: Network = {delays: [5], cuts: []};
const upTo = (count: number): readonly number[] => Array.from({length: count}, (_, index) => index + 1);

const networks = fc.record({
	delays: fc.array(fc.oneof(fc.nat(50), fc.nat(5000)), {minLength: 1, maxLength: 40}),
	cuts: fc.array(fc.integer({min: 1, max: 60_000}), {maxLength: 5}),
});

test('300 messages that waited all arrive, once and in order, and none is refused', t => {
	const {outbox, open, say, settle, applied, refusals} = createBench({rate: 10, isTold: true, network: calm});
	say(300);
	t.deepEqual(applied, []);
	open(false);
	const ms = settle();
	t.is(outbox.size(), 0);
	t.deepEqual(applied, upTo(300));
	t.is(refusals(), 0);
	// Half of the burst at once, then nine a second: (300 - 15) / 9.
	t.true(ms > 31_000 && ms < 33_000, String(ms));
});

test('whatever the network does, a server that says its rate refuses none, and the order holds', t => {
	fc.assert(
		fc.property(networks, fc.constantFrom(1, 2, 10, 50), fc.boolean(), (network, rate, resumed) => {
			const bench = createBench({rate, isTold: true, network});
			bench.say(20);
			bench.open(resumed);
			bench.say(20);
			bench.clock.advance(7000);
			bench.say(40);
			bench.settle();
			t.is(bench.refusals(), 0);
			t.deepEqual(bench.applied, upTo(80));
		}),
		{numRuns: 200},
	);
});

test('one that does not say it refuses some: all arrive nonetheless, once and in order', t => {
	fc.assert(
		fc.property(networks, fc.constantFrom(0.4, 1, 2, 7), (network, rate) => {
			const bench = createBench({rate, isTold: false, network});
			bench.open(false);
			bench.say(40);
			bench.settle();
			t.deepEqual(bench.applied, upTo(40));
		}),
		{numRuns: 200},
	);
	const bench = createBench({rate: 1, isTold: false, network: calm});
	bench.open(false);
	bench.say(40);
	bench.settle();
	t.true(bench.refusals() > 0);
});

test('a server without a limit is sent what its window of numbers allows', t => {
	const {open, say, settle, applied} = createBench({rate: 0, isTold: true, network: calm});
	say(2000);
	open(false);
	t.true(settle() < 1000);
	t.deepEqual(applied, upTo(2000));
});

test('a person is not slowed down: what is written goes at once', t => {
	const written: number[] = [];
	const clock = createFakeClock();
	const outbox = createOutbox({
		clock,
		start: undefined,
		write: messages => written.push(...messages.map(({number}) => number)),
	});
	outbox.open(welcomeFrame());
	for (const number of upTo(5)) {
		outbox.add({type: 'say', room: '#lobby', text: 'hi', kind: 'text'});
		outbox.pump();
		t.is(written.at(-1), number);
	}
});

test('what is said in a room waits until the room is entered, or is not to be', t => {
	const written: number[] = [];
	const clock = createFakeClock();
	const outbox = createOutbox({
		clock,
		start: {last: 1, messages: [{type: 'say', room: '#tea', text: 'hi', kind: 'text', number: 1}]},
		write: messages => written.push(...messages.map(({number}) => number)),
	});
	outbox.open(welcomeFrame());
	outbox.asked({type: 'join', room: '#tea'});
	outbox.asked({type: 'join', room: '#cake'});
	outbox.pump();
	outbox.hear({type: 'entered', room: '#tea', topic: '', members: [], seq: 12});
	outbox.pump();
	t.deepEqual(written, []);
	outbox.hear({type: 'rejected', code: 'room-full', of: 'join', text: ''});
	outbox.pump();
	t.deepEqual(written, [1]);
	outbox.close();
	outbox.open(welcomeFrame());
	outbox.asked({type: 'join', room: '#tea'});
	outbox.pump();
	t.deepEqual(written, [1]);
	// A server that never answers is not waited for.
	clock.advance(5000);
	t.deepEqual(written, [1, 1]);
});

test('what is given up is not sent, and its number is not given again', t => {
	const clock = createFakeClock();
	const written: number[] = [];
	const outbox = createOutbox({
		clock,
		start: {last: 70, messages: [{type: 'whisper', to: 'mina', text: 'psst', number: 6}]},
		write: messages => written.push(...messages.map(({number}) => number)),
	});
	t.like(outbox.giveUp('ended'), {
		length: 1,
		0: {type: 'given-up', messages: [{number: 6}], reason: 'ended'},
	});
	t.deepEqual(outbox.giveUp('ended'), []);
	outbox.open(welcomeFrame({number: 100}));
	t.is(outbox.add({type: 'say', room: '#lobby', text: 'hi', kind: 'text'}).number, 101);
	outbox.pump();
	t.deepEqual(written, [101]);
});

test('a join whose answer was lost with the connection holds nothing up on the next one', t => {
	const {clock, outbox, open, say, applied} = createBench({rate: 10, isTold: true, network: calm});
	open(false);
	outbox.asked({type: 'join', room: '#tea'});
	outbox.close();
	open(true);
	outbox.asked({type: 'join', room: '#tea'});
	say(1);
	outbox.hear({type: 'entered', room: '#tea', topic: '', members: [], seq: 12});
	outbox.pump();
	clock.advance(10);
	t.deepEqual(applied, [1]);
});
