import test from 'ava';
import fc from 'fast-check';
import {createBench, eventsFor, makeHub, registration} from '../../helpers/hub.ts';

/** A room with rules, people who are in, away, dropped and gone, and what they said. */
const lively = () => {
	const bench = createBench();
	bench.enter(1, 'mina', 'token-of-mina');
	bench.enter(2, 'bora');
	bench.enter(3, 'dana', 'token-of-dana');
	bench.command(1, {type: 'join', room: '#tea'});
	bench.command(1, {type: 'topic', room: '#tea', topic: 'green or black'});
	bench.command(1, {type: 'mode', room: '#tea', changes: [{mode: 'ban', on: true, mask: 'eve!*@*'}]});
	bench.command(1, {type: 'say', room: '#tea', text: 'hello', number: 1});
	bench.command(1, {type: 'invite', room: '#tea', to: 'bora'});
	bench.operate({type: 'motd', text: 'be kind'});
	bench.commit([{type: 'quit', user: 'u3', name: 'dana', reason: 'quit', time: 9}]);
	return bench;
};

const lines = () => [...lively().hub.snapshot().lines];

test('it holds rooms, rules, people and their rights', t => {
	const hub = makeHub({}, 'later');
	hub.restore(lines());
	const tea = hub.look.room('#tea');
	t.like(tea, {topic: 'green or black', topicBy: 'mina', size: 1});
	t.deepEqual(
		tea?.bans().map(({mask}) => mask),
		['eve!*@*'],
	);
	t.true(tea?.member('u1')?.isOperator);
	t.true(tea?.isInvited('u2'));
	t.is(hub.server().motd, 'be kind');
	t.is(hub.look.former('dana').length, 1);
	t.is(hub.look.online(), 2);
});

test('what was applied before the snapshot is not applied again after it', t => {
	const bench = lively();
	const hub = makeHub({}, 'later');
	hub.restore(bench.hub.snapshot().lines);
	const proposal = hub.propose(registration('mina', 'token-of-mina'), 7, 50);
	t.like(proposal, {type: 'entry', draft: {type: 'resume', user: 'u1'}});
	if (proposal.type === 'entry') {
		hub.apply({...proposal.draft, seq: bench.entries.length + 1});
	}

	const again = hub.propose({type: 'say', room: '#tea', text: 'hello', number: 1}, 7, 50);
	const told = again.type === 'effects' ? eventsFor(again.effects, 7) : [];
	t.like(told[0], {type: 'ack', number: 1, seq: 7});
	t.is(hub.propose({type: 'say', room: '#tea', text: 'hello', number: 2}, 7, 50).type, 'entry');
});

test('a motd that was only an option is the option of whoever restores', t => {
	const hub = makeHub();
	hub.restore([...createBench().hub.snapshot().lines]);
	t.is(hub.server().motd, 'hello');
	t.false(JSON.stringify(lines()[0]).includes('hello'));
});

test('another version is refused, and the hub is as it was', t => {
	const [head = '', ...rest] = lines();
	const hub = makeHub();
	t.throws(() => hub.restore([JSON.stringify({...JSON.parse(head), version: 99}), ...rest]), {
		name: 'SnapshotError',
		message: /version 99/,
	});
	t.is(hub.look.online(), 0);
	t.is(hub.look.rooms().length, 1);
	t.throws(() => hub.restore([]), {name: 'SnapshotError'});
});

test('a snapshot that is not whole is refused, wherever it ends', t => {
	const all = lines();
	for (let count = 0; count < all.length; count++) {
		t.throws(() => makeHub().restore(all.slice(0, count)), {name: 'SnapshotError'});
	}

	const last = all.at(-1) ?? '';
	t.throws(() => makeHub().restore([...all.slice(0, -1), last.slice(0, -10)]), {name: 'SyntaxError'});
});

/** Every value of a plain value, as a path to it. */
const pathsOf = (value: unknown, path: readonly string[] = []): ReadonlyArray<readonly string[]> =>
	typeof value === 'object' && value !== null
		? [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))]
		: [path];

const replace = (value: unknown, path: readonly string[], by: unknown): unknown => {
	const [key, ...rest] = path;
	if (key === undefined) {
		return by;
	}

	const copy: Record<string, unknown> | unknown[] = Array.isArray(value)
		? [...value]
		: {...(value as object)};
	(copy as Record<string, unknown>)[key] = replace((copy as Record<string, unknown>)[key], rest, by);
	return copy;
};

test('with any value of it replaced it is refused, or a hub that works: never a defect', t => {
	const all = lines();
	const places = all.flatMap((line, index) => pathsOf(JSON.parse(line)).map(path => ({index, path})));
	fc.assert(
		fc.property(
			fc.constantFrom(...places),
			fc.oneof(fc.constant(null), fc.integer(), fc.string(), fc.constant([]), fc.constant({})),
			({index, path}, by) => {
				const changed = all.with(index, JSON.stringify(replace(JSON.parse(all[index] ?? ''), path, by)));
				const hub = makeHub();
				try {
					hub.restore(changed);
				} catch (error) {
					t.is((error as Error).name, 'SnapshotError', String((error as Error).stack));
					return;
				}

				hub.look.rooms().map(room => room.members());
				t.notThrows(() => hub.dismiss(5).map((draft, place) => hub.apply({...draft, seq: 100 + place})));
			},
		),
		{numRuns: 2000},
	);
});
