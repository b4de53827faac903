import test from 'ava';
import type {Event} from '../../source/messages.ts';
import {createDelivery} from '../../source/server/delivery.ts';
import {createLoop} from '../../source/server/loop.ts';
import type {Peer} from '../../source/server/peers.ts';
import {createTimers} from '../../source/server/timers.ts';
import {makeHub, registration} from '../helpers/hub.ts';
import {createSteppedJournal} from '../helpers/stepped-journal.ts';

/** A loop on a journal that commits when it is told to, with two people in it, and what each write said to the second. */
const openLoop = () => {
	const journal = createSteppedJournal();
	const holds: Array<{readonly ms: number; readonly callback: () => void}> = [];
	const turns: Array<() => void> = [];
	const writes: string[][] = [];
	const flushes: string[] = [];
	const delivery = createDelivery(callback => turns.push(callback));
	const loop = createLoop({
		hub: makeHub(),
		journal,
		delivery: {
			...delivery,
			flush() {
				flushes.push('what is due');
				delivery.flush();
			},
			flushNow() {
				flushes.push('all, for nothing is coming');
				delivery.flushNow();
			},
		},
		now: () => 1_000_000,
		node: 'node',
		schedule: callback => turns.push(callback),
		later(ms, callback) {
			const hold = {ms, callback};
			holds.push(hold);
			return () => {
				holds.splice(0, holds.length, ...holds.filter(other => other !== hold));
			};
		},
		report: () => undefined,
		dismiss: () => undefined,
	});
	const turn = (): void => {
		for (const callback of turns.splice(0)) {
			callback();
		}
	};

	const commit = (): void => {
		journal.commit();
		journal.tell();
	};

	const enter = (id: number, name: string, told: string[][]): Peer => {
		const render = (event: Event): string => (event.type === 'message' ? `${event.text};` : '');
		const peer = {
			id,
			timers: createTimers(),
			protocol: 'native',
			resumable: false,
			connection: {address: '192.0.2.1', port: id, waiting: () => 0},
			session: {format: 'plain', render},
			recipient: {
				format: 'plain',
				render,
				write: (bytes: Uint8Array) => {
					told.push(Buffer.from(bytes).toString().split(';').filter(Boolean));
				},
				finish: () => undefined,
			},
			answeredBytes: 0,
			closing: false,
		} as unknown as Peer;
		loop.add(peer);
		loop.command(peer, registration(name));
		turn();
		commit();
		return peer;
	};

	const mina = enter(1, 'mina', []);
	enter(2, 'joon', writes);
	writes.length = 0;
	return {
		commit,
		flushes,
		holds,
		writes,
		/** Read, and not on its way to the journal before the turn has passed. */
		hear(text: string) {
			loop.command(mina, {type: 'say', room: '#lobby', text});
		},
		say(text: string) {
			loop.command(mina, {type: 'say', room: '#lobby', text});
			turn();
		},
		async turn() {
			await new Promise(setImmediate);
			turn();
		},
	};
};

test('what is committed alone is written at once', t => {
	const {commit, holds, writes, say} = openLoop();
	say('a');
	commit();
	t.deepEqual(writes, [['a']]);
	say('b');
	commit();
	t.deepEqual(writes, [['a'], ['b']]);
	t.deepEqual(holds, []);
});

test('what is committed while more is being committed is written with that', t => {
	const {commit, holds, writes, say} = openLoop();
	for (const text of ['a', 'b', 'c']) {
		say(text);
	}

	commit();
	commit();
	t.deepEqual(writes, []);
	t.is(holds.length, 1);
	commit();
	t.deepEqual(writes, [['a', 'b', 'c']]);
	t.deepEqual(holds, [], 'and not once more');
});

test('it is held for two milliseconds at most, from the first on', t => {
	const {commit, flushes, holds, writes, say} = openLoop();
	for (const text of ['a', 'b', 'c', 'd']) {
		say(text);
	}

	flushes.length = 0;

	commit();
	commit();
	const [hold] = holds.splice(0);
	t.is(hold?.ms, 2);
	hold?.callback();
	t.deepEqual(writes, [['a', 'b']]);
	t.deepEqual(flushes, ['what is due'], 'there is more to come');
	commit();
	t.is(holds.length, 1);
	commit();
	t.deepEqual(writes, [
		['a', 'b'],
		['c', 'd'],
	]);
});

test('several that are committed together are written with what was read meanwhile', async t => {
	const {commit, hear, holds, turn, writes} = openLoop();
	hear('a');
	hear('b');
	// Several wait a turn for more.
	await turn();
	await turn();
	hear('c');
	commit();
	t.deepEqual(writes, []);
	await turn();
	t.deepEqual(writes, []);
	t.is(holds[0]?.ms, 2);
	commit();
	t.deepEqual(writes, [['a', 'b', 'c']]);
	t.deepEqual(holds, []);
});

test('several that are committed together, and nothing behind them, are written at the end of the turn', async t => {
	const {commit, hear, holds, turn, writes} = openLoop();
	hear('a');
	hear('b');
	// Several wait a turn for more.
	await turn();
	await turn();
	commit();
	await turn();
	t.deepEqual(writes, [['a', 'b']]);
	t.deepEqual(holds, []);
});
