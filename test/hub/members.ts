import test from 'ava';
import fc from 'fast-check';
import {createBench, makeHub} from '../helpers/hub.ts';
import {history} from '../helpers/hub-entries.ts';

type Hub = ReturnType<typeof makeHub>;

const rooms = ['#lobby', '#a', '#점심'];

/** Who is in each room, as members see them and as protocols look them up: the lists that are handed out. */
const listsOf = (hub: Hub): readonly unknown[] =>
	rooms.map(name => [
		// Who is connected is each process's own: whoever is, sees the same.
		[1, 2, 3, 4, 5].map(session => hub.placeOf(session, name)?.members).find(Boolean),
		hub.look
			.room(name)
			?.members()
			.map(({user, isOperator, isVoiced}) => [user.id, user.name, user.away, isOperator, isVoiced]),
	]);

/** The same, put together from one user after the other. */
const madeNow = (hub: Hub): readonly unknown[] =>
	rooms.map(name => {
		const room = hub.look.room(name);
		const ids = room?.members().map(({user}) => user.id) ?? [];
		const users = [...hub.look.users()]
			.filter(({id}) => hub.look.roomsOf(id).some(other => other.name === room?.name))
			.sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id));
		const isSeen = [1, 2, 3, 4, 5].some(session => hub.placeOf(session, name));
		return [
			isSeen
				? users.map(({id, name: called, color, presence, away}) => ({
						id,
						name: called,
						color,
						presence,
						...(away === '' ? {} : {away}),
					}))
				: undefined,
			room &&
				users.map(({id, name: called, away}) => {
					const {isOperator, isVoiced} = room.member(id) ?? {};
					return [id, called, away, isOperator, isVoiced];
				}),
		];
	});

test('a list that was asked for before is as one that is made now, and stays as it was when it was handed out', t => {
	fc.assert(
		fc.property(history, fc.array(fc.boolean(), {minLength: 1, maxLength: 40}), (entries, asks) => {
			const hub = makeHub({}, 'one');
			const handedOut: Array<{readonly list: readonly unknown[]; readonly was: string}> = [];
			for (const [index, entry] of entries.entries()) {
				hub.apply(entry);
				if (asks[index % asks.length]) {
					t.deepEqual(listsOf(hub), madeNow(hub));
					for (const session of [1, 2, 3, 4, 5]) {
						const list = hub.placeOf(session, '#lobby')?.members ?? [];
						handedOut.push({list, was: JSON.stringify(list)});
					}
				}
			}

			return handedOut.every(({list, was}) => JSON.stringify(list) === was);
		}),
		{numRuns: 100},
	);
	t.pass();
});

test('every change of a room or of those in it shows in the next list', t => {
	const bench = createBench();
	const [mina, bora, dana] = [1, 2, 3];
	bench.enter(mina, 'mina', 'token-of-mina');
	bench.enter(bora, 'bora', 'token-of-bora');
	bench.command(mina, {type: 'join', room: '#a'});
	const steps: ReadonlyArray<() => unknown> = [
		() => bench.command(bora, {type: 'join', room: '#a'}),
		() => bench.enter(dana, 'dana'),
		() => bench.command(bora, {type: 'rename', name: '보라'}),
		() => bench.command(bora, {type: 'away', text: '점심'}),
		() => bench.command(bora, {type: 'away', text: ''}),
		() =>
			bench.command(mina, {
				type: 'mode',
				room: '#a',
				changes: [{mode: 'voice', on: true, name: '보라'}],
			}),
		() => bench.commit([bench.hub.disconnected(bora, true, 1)].filter(draft => draft !== undefined)),
		() => bench.enter(4, undefined, 'token-of-bora'),
		() => bench.command(mina, {type: 'eject', room: '#a', name: '보라', reason: ''}),
		() => bench.command(4, {type: 'join', room: '#a'}),
		() => bench.command(4, {type: 'part', room: '#a'}),
		() => bench.command(dana, {type: 'quit', reason: 'quit'}),
	];
	let before = listsOf(bench.hub);
	for (const [index, step] of steps.entries()) {
		step();
		const now = listsOf(bench.hub);
		t.notDeepEqual(now, before, `step ${index}`);
		before = now;
		t.deepEqual(now, madeNow(bench.hub), `step ${index}`);
	}
});
