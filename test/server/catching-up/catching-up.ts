import test, {type ExecutionContext} from 'ava';
import fc from 'fast-check';
import {standing} from '../../../source/history/amendments.ts';
import {feedsOf} from '../../../source/history/journal.ts';
import {lobby} from '../../../source/limits.ts';
import {type Amendment, type Entry, type RoomName, type Seq, whispers} from '../../../source/messages.ts';
import type {CatchingUpBounds} from '../../../source/server/catching-up/page.ts';
import {openSteppedHouse, type SteppedHouse, type SteppedReader} from '../../helpers/stepped-house.ts';

const small: fc.Arbitrary<CatchingUpBounds> = fc.record({
	pageMessages: fc.integer({min: 1, max: 5}),
	pageBytes: fc.integer({min: 1, max: 1000}),
	recentEntries: fc.integer({min: 1, max: 12}),
	recentCharacters: fc.integer({min: 1, max: 200}),
	stateBytes: fc.integer({min: 1, max: 1000}),
});

const idOf = (house: SteppedHouse, name: string): string => {
	const entry = house.journal.entries.find(one => one.type === 'register' && one.name === name);
	return entry?.type === 'register' ? entry.user : '';
};

type Spoken = Extract<Entry, {type: 'message' | 'whisper'}>;

/** The stays of a user in a room: from the entry that it came in with to the one that it left with. */
const staysIn = (house: SteppedHouse, user: string, room: RoomName): Array<{from: Seq; to: Seq}> => {
	const stays: Array<{from: Seq; to: Seq}> = [];
	for (const entry of house.journal.entries) {
		const isIn = stays.at(-1)?.to === Number.POSITIVE_INFINITY;
		if (entry.type === 'register' && entry.user === user && room === lobby) {
			stays.push({from: entry.seq, to: Number.POSITIVE_INFINITY});
		} else if (entry.type === 'join' && entry.user === user && entry.room === room && !isIn) {
			stays.push({from: entry.seq, to: Number.POSITIVE_INFINITY});
		} else if (entry.type === 'part' && entry.user === user && entry.room === room && isIn) {
			(stays.at(-1) as {to: Seq}).to = entry.seq;
		}
	}

	return stays;
};

/** What a reader was told of a feed that it is in must be what the journal has, once each and in order. Throws what is wrong. */
const checkFeeds = (house: SteppedHouse, reader: SteppedReader): void => {
	const user = idOf(house, reader.name);
	const spoken = new Map<Seq, Spoken>();
	for (const entry of house.journal.entries) {
		if (entry.type === 'message' || entry.type === 'whisper') {
			spoken.set(entry.seq, entry);
		}
	}

	const told = reader.frames.filter(
		frame => frame.type === 'message' || frame.type === 'whisper' || frame.type === 'ack',
	);
	for (const frame of told) {
		const entry = spoken.get(frame.seq);
		const isOwn = entry?.from.id === user;
		const isSame =
			frame.type === 'ack' ? isOwn && entry?.number === frame.number : !isOwn && entry?.text === frame.text;
		if (!isSame) {
			throw new Error(`${reader.name} was told what was never said: ${JSON.stringify(frame)}`);
		}
	}

	const seqs = told.map(({seq}) => seq);
	const check = (what: string, expected: readonly Seq[], got: readonly Seq[]): void => {
		if (JSON.stringify(expected) !== JSON.stringify(got)) {
			throw new Error(`${reader.name}, ${what}: ${got.join(' ')} instead of ${expected.join(' ')}`);
		}
	};

	for (const frame of told) {
		if (
			frame.type === 'message' &&
			!staysIn(house, user, frame.room).some(({from, to}) => frame.seq > from && frame.seq < to)
		) {
			throw new Error(
				`${reader.name} was told what was said while it was not there: ${JSON.stringify(frame)}`,
			);
		}
	}

	const all = [...spoken.values()];
	const numbers = reader.frames.flatMap(frame => (frame.type === 'ack' ? [frame.number ?? 0] : []));
	const own = all.filter(({from}) => from.id === user).map(({number}) => number ?? 0);
	check(
		'acknowledgements',
		own.toSorted((a, b) => a - b),
		numbers.toSorted((a, b) => a - b),
	);
	const whispered = all.filter(entry => feedsOf(entry).includes(`@${user}`)).map(({seq}) => seq);
	check(
		'whispers',
		whispered,
		seqs.filter(seq => spoken.get(seq)?.type === 'whisper'),
	);
	for (const room of new Set(all.flatMap(entry => (entry.type === 'message' ? [entry.room] : [])))) {
		for (const {from, to} of staysIn(house, user, room)) {
			const isDuring = (entry: Spoken | undefined): boolean =>
				entry?.type === 'message' && entry.room === room && entry.seq > from && entry.seq < to;
			const expected = all.filter(isDuring);
			const got = seqs.filter(seq => isDuring(spoken.get(seq)));
			if (to === Number.POSITIVE_INFINITY) {
				check(
					room,
					expected.map(({seq}) => seq),
					got,
				);
			} else {
				// Who leaves a room gives up what was said there and had not come: but not in the middle, and not what it said itself.
				const lastOther = got.findLastIndex(seq => spoken.get(seq)?.from.id !== user);
				const kept = expected.filter(
					(entry, index) =>
						entry.from.id === user || index <= expected.findIndex(({seq}) => seq === got[lastOther]),
				);
				check(
					`${room}, left`,
					kept.map(({seq}) => seq),
					got,
				);
			}
		}
	}
};

/** The changes that a reader was told must be those that stand, and some that a later one made pointless: once each, and each feed in its order. */
const checkChanges = (house: SteppedHouse, reader: SteppedReader): number => {
	const user = idOf(house, reader.name);
	const changes = standing(house.journal.entries.filter(entry => entry.type === 'amend'));
	const told = reader.frames.filter(frame => frame.type === 'amended');
	const seqs = told.map(({seq}) => seq);
	for (const change of changes) {
		const isMine = change.to
			? change.to.includes(user)
			: staysIn(house, user, change.room).some(
					({from, to}) => change.seq > from && to === Number.POSITIVE_INFINITY,
				);
		if (isMine && !seqs.includes(change.seq)) {
			throw new Error(`${reader.name} was not told of ${JSON.stringify(change)}`);
		}
	}

	for (const name of new Set(told.map(({room}) => room))) {
		const inFeed = reader.frames.flatMap(frame =>
			frame.type === (name === whispers ? 'whisper' : 'message') &&
			(frame.type === 'whisper' || frame.room === name)
				? [frame.seq]
				: frame.type === 'amended' && frame.room === name
					? [frame.seq]
					: [],
		);
		const sorted = [...new Set(inFeed)].sort((a, b) => a - b);
		if (JSON.stringify(inFeed) !== JSON.stringify(sorted)) {
			throw new Error(`${reader.name}, ${name}: ${inFeed.join(' ')}`);
		}
	}

	return told.length;
};

/** Who a reader takes to be where, from what it was told: must be what is. */
const checkState = (house: SteppedHouse, reader: SteppedReader): void => {
	const user = idOf(house, reader.name);
	const rooms = new Map<string, {topic: string; members: Map<string, string>}>();
	let online = 0;
	let counted: Seq = 0;
	// Within a tick the frames of two rooms may have changed places: the newest count is meant.
	const count = (seq: Seq, now: number | undefined): void => {
		if (now !== undefined && seq >= counted) {
			[counted, online] = [seq, now];
		}
	};

	for (const frame of reader.frames) {
		switch (frame.type) {
			case 'welcome':
			case 'entered': {
				const members = new Map(frame.members.map(({id, name}) => [id, name]));
				rooms.set(frame.room, {topic: frame.topic, members});
				count(frame.seq, frame.online);
				break;
			}

			case 'joined': {
				rooms.get(frame.room)?.members.set(frame.member.id, frame.member.name);
				count(frame.seq, frame.online);
				break;
			}

			case 'left': {
				count(frame.seq, frame.online);
				for (const room of frame.rooms) {
					rooms.get(room)?.members.delete(frame.member.id);
				}

				break;
			}

			case 'parted': {
				if (frame.member.id === user) {
					rooms.delete(frame.room);
				} else {
					rooms.get(frame.room)?.members.delete(frame.member.id);
				}

				break;
			}

			case 'renamed': {
				for (const {members} of rooms.values()) {
					if (members.has(frame.id)) {
						members.set(frame.id, frame.name);
					}
				}

				break;
			}

			case 'topic': {
				const room = rooms.get(frame.room);
				if (room) {
					room.topic = frame.topic;
				}

				break;
			}

			default: {
				break;
			}
		}
	}

	const actual = house.hub.look.roomsOf(user).map(room => ({
		name: room.name,
		topic: room.topic,
		members: room
			.members()
			.map(({user: {id, name}}) => `${id} ${name}`)
			.sort(),
	}));
	const known = [...rooms].map(([name, {topic, members}]) => ({
		name,
		topic,
		members: [...members].map(([id, name]) => `${id} ${name}`).sort(),
	}));
	const [is, thought] = [actual, known].map(list =>
		JSON.stringify(list.toSorted((a, b) => (a.name < b.name ? -1 : 1))),
	);
	if (is !== thought || online !== house.hub.look.online()) {
		throw new Error(`${reader.name} thinks ${thought}, ${online} online, instead of ${is}`);
	}
};

type Step =
	| {readonly type: 'say'; readonly who: number; readonly room: number}
	| {readonly type: 'whisper'; readonly who: number; readonly to: number}
	| {readonly type: 'join' | 'part' | 'topic'; readonly who: number; readonly room: number}
	| {readonly type: 'rename' | 'stall'; readonly who: number}
	| {readonly type: 'amend'; readonly who: number; readonly target: number; readonly what: Amendment}
	| {readonly type: 'read'; readonly who: number; readonly writes: number}
	| {readonly type: 'guest' | 'turn' | 'speed' | 'commit' | 'tell' | 'lookUp' | 'answer'};

const who = fc.nat(3);
const room = fc.nat(2);
const step: fc.Arbitrary<Step> = fc.oneof(
	{weight: 8, arbitrary: fc.record({type: fc.constant('say' as const), who, room})},
	{weight: 2, arbitrary: fc.record({type: fc.constant('whisper' as const), who, to: who})},
	{
		weight: 3,
		arbitrary: fc.record({
			type: fc.constantFrom('join' as const, 'part' as const, 'topic' as const),
			who,
			room,
		}),
	},
	{weight: 1, arbitrary: fc.record({type: fc.constantFrom('rename' as const, 'stall' as const), who})},
	{
		weight: 5,
		arbitrary: fc.record({type: fc.constant('read' as const), who, writes: fc.integer({min: 1, max: 5})}),
	},
	{
		weight: 5,
		arbitrary: fc.record({
			type: fc.constant('amend' as const),
			who,
			target: fc.nat(7),
			what: fc.constantFrom<Amendment>(
				{type: 'edit', text: 'better'},
				{type: 'delete'},
				{type: 'react', emoji: '🎉', on: true},
				{type: 'react', emoji: '🎉', on: false},
			),
		}),
	},
	{weight: 1, arbitrary: fc.record({type: fc.constant('guest' as const)})},
	{weight: 3, arbitrary: fc.record({type: fc.constant('turn' as const)})},
	{weight: 5, arbitrary: fc.record({type: fc.constant('speed' as const)})},
	{
		weight: 8,
		arbitrary: fc.record({
			type: fc.constantFrom('commit' as const, 'tell' as const, 'lookUp' as const, 'answer' as const),
		}),
	},
);

const rooms = [lobby, '#tea', '#개발'] as const;

test('however commits, stalls and reads fall together, each reader is told what the journal has, once and in order', async t => {
	let falls = 0;
	let pages = 0;
	let changes = 0;
	await fc.assert(
		fc.asyncProperty(
			small,
			fc.array(step, {minLength: 50, maxLength: 250, size: 'max'}),
			async (bounds, steps) => {
				const house = openSteppedHouse({outboxBytes: 600, bounds});
				const readers = ['mina', 'bora', 'jun', 'noa'].map(name => house.enter(name));
				await house.settle();
				const numbers = readers.map(() => 0);
				const next = (index: number): number => {
					numbers[index] = (numbers[index] ?? 0) + 1;
					return numbers[index];
				};

				let guests = 0;
				let guest: SteppedReader | undefined;
				for (const [index, one] of steps.entries()) {
					const reader = 'who' in one ? readers[one.who] : undefined;
					switch (one.type) {
						case 'say': {
							const name = rooms[one.room] ?? lobby;
							if (house.hub.look.room(name)?.member(idOf(house, reader?.name ?? ''))) {
								reader?.command({type: 'say', room: name, text: `text ${index}`, number: next(one.who)});
							}

							break;
						}

						case 'whisper': {
							const to = house.hub.look.user(idOf(house, readers[one.to]?.name ?? ''));
							if (to && one.to !== one.who) {
								reader?.command({type: 'whisper', to: to.name, text: `hush ${index}`, number: next(one.who)});
							}

							break;
						}

						case 'join':
						case 'part': {
							// Everyone is in the lobby: who left it would not hear who is online.
							if (one.room > 0) {
								reader?.command({type: one.type, room: rooms[one.room] ?? lobby});
							}

							break;
						}

						case 'topic': {
							reader?.command({type: 'topic', room: rooms[one.room] ?? lobby, topic: `topic ${index}`});
							break;
						}

						case 'amend': {
							// One of the last; what one may not change is refused.
							const {target, what} = one;
							const said = house.journal.entries.filter(({type}) => type === 'message' || type === 'whisper');
							const message = said.at(-1 - target);
							if (message) {
								const name = message.type === 'message' ? message.room : whispers;
								reader?.command({type: 'amend', room: name, target: message.seq, amendment: what});
							}

							break;
						}

						case 'rename': {
							reader?.command({type: 'rename', name: `${reader.name}-${index}`});
							break;
						}

						case 'stall': {
							reader?.stall();
							break;
						}

						case 'read': {
							reader?.read(one.writes);
							break;
						}

						case 'guest': {
							guest?.command({type: 'quit', reason: 'quit'});
							guest = guest ? undefined : house.enter(`guest-${++guests}`);
							break;
						}

						case 'turn': {
							house.turn();
							break;
						}

						case 'speed': {
							while (house.turn() || house.journal.commit() || house.journal.tell()) {
								// Until all that was said is delivered, and nobody has read.
							}

							break;
						}

						default: {
							house.journal[one.type]();
						}
					}

					await house.breathe();
				}

				await house.settle();
				for (const reader of readers) {
					if (reader.peer.behind || reader.isClosed()) {
						throw new Error(`${reader.name} is not live again`);
					}

					checkFeeds(house, reader);
					checkState(house, reader);
					changes += checkChanges(house, reader);
					falls += reader.falls();
				}

				pages += house.journal.reads();
			},
		),
		{numRuns: 150, includeErrorInReport: true},
	);
	t.log(`${falls} times behind, ${pages} pages`);
	t.true(falls > 100);
	t.true(pages > 100);
	t.true(changes > 100);
});

const usual: CatchingUpBounds = {
	pageMessages: 100,
	pageBytes: 100_000,
	recentEntries: 100,
	recentCharacters: 100_000,
	stateBytes: 100_000,
};

const seqsOf = (reader: SteppedReader): readonly Seq[] =>
	reader.frames.flatMap(frame => (frame.type === 'message' ? [frame.seq] : []));

const runTurns = (house: SteppedHouse): void => {
	while (house.turn()) {
		// All of them.
	}
};

/** A page is what was said and then what was changed. */
const answerPage = async (t: ExecutionContext, house: SteppedHouse): Promise<void> => {
	for (let read = 0; read < 2; read++) {
		t.true(house.journal.lookUp());
		t.true(house.journal.answer());
		await house.breathe();
	}
};

test('what is committed and not carried out yet is not told ahead, and so not told twice', async t => {
	// Nothing is kept in memory, so that all of it is read.
	const house = openSteppedHouse({outboxBytes: 10_000, bounds: {...usual, recentEntries: 0}});
	const [mina, bora] = [house.enter('mina'), house.enter('bora')];
	await house.settle();
	bora.stall();
	mina.command({type: 'say', room: lobby, text: 'one', number: 1});
	await house.settle([bora]);
	bora.read();
	// It has asked for its whispers, and asks for a page of the room; more is durable before that is looked up, but nobody has been told of it.
	runTurns(house);
	await answerPage(t, house);
	mina.command({type: 'say', room: lobby, text: 'two', number: 2});
	runTurns(house);
	t.true(house.journal.commit());
	await answerPage(t, house);
	runTurns(house);
	bora.read();
	runTurns(house);
	await house.settle();
	t.is(bora.peer.behind, undefined);
	t.deepEqual(seqsOf(bora), [3, 4]);
});

test('the log has one line for each switch', async t => {
	const house = openSteppedHouse({outboxBytes: 4000, bounds: {...usual, pageBytes: 3000}});
	const [mina, bora] = [house.enter('mina'), house.enter('bora')];
	await house.settle();
	for (let number = 1; number <= 60; number++) {
		mina.command({type: 'say', room: lobby, text: `text ${number}`, number});
		await house.settle([bora]);
	}

	t.is(bora.falls(), 1);
	await house.settle();
	t.is(seqsOf(bora).length, 60);
	const lines = house.log.filter(({event}) => event === 'behind' || event === 'caught-up');
	t.like(lines, [
		{event: 'behind', name: 'bora', address: '127.0.0.1', port: 2},
		{event: 'caught-up', name: 'bora', address: '127.0.0.1', port: 2},
	]);
	t.is(lines.length, 2);
	const [, last] = lines;
	t.true(last?.event === 'caught-up' && last.messages > 20 && last.messages < 60);
});

/** Two who are in a room besides the lobby, with nothing kept in memory, so that all of it is read. */
const openTea = async (): Promise<{house: SteppedHouse; mina: SteppedReader; bora: SteppedReader}> => {
	const house = openSteppedHouse({outboxBytes: 10_000, bounds: {...usual, recentEntries: 0}});
	const [mina, bora] = [house.enter('mina'), house.enter('bora')];
	await house.settle();
	for (const reader of [mina, bora]) {
		reader.command({type: 'join', room: '#tea'});
	}

	await house.settle();
	return {house, mina, bora};
};

const textsOf = (reader: SteppedReader): readonly string[] =>
	reader.frames.flatMap(frame => (frame.type === 'message' ? [frame.text] : []));

const acksOf = (reader: SteppedReader): readonly number[] =>
	reader.frames.flatMap(frame => (frame.type === 'ack' ? [frame.number ?? 0] : []));

test('who leaves a room while behind and comes back is acknowledged once, and told what was said since', async t => {
	const {house, mina, bora} = await openTea();
	bora.stall();
	const say = async (reader: SteppedReader, number: number, text: string): Promise<void> => {
		reader.command({type: 'say', room: '#tea', text, number});
		await house.settle([bora]);
	};

	await say(bora, 1, 'mine');
	await say(mina, 1, 'given up');
	bora.command({type: 'part', room: '#tea'});
	await house.settle([bora]);
	await say(mina, 2, 'between');
	bora.command({type: 'join', room: '#tea'});
	await house.settle([bora]);
	await say(bora, 2, 'mine again');
	await say(mina, 3, 'since');
	t.truthy(bora.peer.behind);
	await house.settle();
	t.is(bora.peer.behind, undefined);
	t.deepEqual(acksOf(bora), [1, 2]);
	t.deepEqual(textsOf(bora), ['since']);
	t.deepEqual(textsOf(mina), ['mine', 'mine again']);
});

test('a page that was on its way when one left its room is not told', async t => {
	const {house, mina, bora} = await openTea();
	bora.stall();
	mina.command({type: 'say', room: '#tea', text: 'one', number: 1});
	await house.settle([bora]);
	bora.read();
	runTurns(house);
	// Whispers and the lobby; then it has asked for the room.
	await answerPage(t, house);
	await answerPage(t, house);
	bora.command({type: 'part', room: '#tea'});
	mina.command({type: 'say', room: '#tea', text: 'two', number: 2});
	runTurns(house);
	t.true(house.journal.commit());
	t.true(house.journal.tell());
	await answerPage(t, house);
	await house.settle();
	t.is(bora.peer.behind, undefined);
	t.deepEqual(textsOf(bora), []);
});

test('what one who is behind does itself is told once, as to everyone else', async t => {
	const house = openSteppedHouse({outboxBytes: 10_000, bounds: usual});
	const [mina, bora] = [house.enter('mina'), house.enter('bora')];
	await house.settle();
	bora.stall();
	bora.command({type: 'rename', name: 'bo'});
	bora.command({type: 'away', text: 'lunch'});
	await house.settle([bora]);
	t.truthy(bora.peer.behind);
	await house.settle();
	for (const reader of [mina, bora]) {
		const told = reader.frames.filter(({type}) => type === 'renamed' || type === 'away');
		t.deepEqual(
			told.map(({type}) => type),
			['renamed', 'away'],
			reader.name,
		);
	}
});

test('what changed in a room is told once, when one is live again, and nothing where nothing changed', async t => {
	const house = openSteppedHouse({outboxBytes: 10_000, bounds: usual});
	const [mina, bora] = [house.enter('mina'), house.enter('bora')];
	await house.settle();
	for (const reader of [mina, bora]) {
		reader.command({type: 'join', room: '#tea'});
	}

	await house.settle();
	bora.stall();
	const before = bora.frames.length;
	mina.command({type: 'topic', room: '#tea', topic: 'oolong'});
	mina.command({type: 'topic', room: '#tea', topic: 'sencha'});
	mina.command({type: 'typing', room: lobby});
	mina.command({type: 'say', room: '#tea', text: 'hello', number: 1});
	await house.settle();
	t.like(bora.frames.slice(before), [
		{type: 'message', text: 'hello'},
		{type: 'entered', room: '#tea', topic: 'sencha', online: 2},
	]);
	t.is(bora.frames.length, before + 2);
	mina.command({type: 'topic', room: '#tea', topic: 'matcha'});
	await house.settle();
	t.like(bora.frames.at(-1), {type: 'topic', topic: 'matcha'});
});

test('an announcement in a room that one is not in is told at once, and one that will be read is not', async t => {
	const house = openSteppedHouse({outboxBytes: 10_000, bounds: usual});
	const bora = house.enter('bora');
	await house.settle();
	bora.command({type: 'join', room: '#tea'});
	bora.command({type: 'part', room: lobby});
	await house.settle();
	bora.stall();
	house.operate({type: 'announce', text: 'Tea is ready.'});
	await house.settle();
	t.is(seqsOf(bora).length, 1);
	bora.command({type: 'join', room: lobby});
	await house.settle();
	bora.stall();
	house.operate({type: 'announce', text: 'Cake, too.'});
	await house.settle();
	t.is(seqsOf(bora).length, 2);
});

test('one who has left while it was behind is forgotten, with a page on its way', async t => {
	const house = openSteppedHouse({outboxBytes: 10_000, bounds: {...usual, recentEntries: 0}});
	const [mina, bora] = [house.enter('mina'), house.enter('bora')];
	await house.settle();
	bora.stall();
	mina.command({type: 'say', room: lobby, text: 'one', number: 1});
	await house.settle([bora]);
	bora.read();
	runTurns(house);
	t.true(house.journal.lookUp());
	bora.leave();
	await house.settle();
	t.is(bora.peer.behind, undefined);
	t.deepEqual(seqsOf(bora), []);
	t.false(house.log.some(({event}) => event === 'caught-up' || event === 'error'));
});

test('one for whom the journal cannot be read is sent away, to come back', async t => {
	const house = openSteppedHouse({outboxBytes: 10_000, bounds: {...usual, recentEntries: 0}});
	const [mina, bora] = [house.enter('mina'), house.enter('bora')];
	await house.settle();
	bora.stall();
	mina.command({type: 'say', room: lobby, text: 'one', number: 1});
	await house.settle([bora]);
	bora.read();
	runTurns(house);
	t.true(house.journal.fail(new Error('unreadable')));
	await house.settle();
	t.true(bora.isClosed());
	t.true(house.log.some(event => event.event === 'error' && event.text.includes('unreadable')));
	t.false(mina.isClosed());
});
