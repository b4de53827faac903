import test from 'ava';
import {lobby} from '../../source/limits.ts';
import type {Command} from '../../source/messages.ts';
import {createBench, eventsFor, eventsForRoom, refusalFor, registration} from '../helpers/hub.ts';

const say = (text: string, number?: number): Command => ({
	type: 'say',
	room: lobby,
	text,
	...(number === undefined ? {} : {number}),
});

test('who comes in is welcomed with all who are there, and the others hear of it', t => {
	const bench = createBench();
	bench.enter(1, 'mina');
	const effects = bench.command(2, registration('준호'));
	const [welcome] = eventsFor(effects, 2);
	t.like(welcome, {type: 'welcome', room: lobby, online: 2, resumed: false, number: 0, seq: 2});
	t.deepEqual(welcome?.type === 'welcome' ? welcome.members.map(({name}) => name) : [], ['mina', '준호']);
	t.like(eventsForRoom(effects)[0], {type: 'joined', member: {name: '준호'}, online: 2});
	t.like(
		effects.find(effect => effect.type === 'deliver' && typeof effect.to === 'object' && 'room' in effect.to),
		{to: {room: lobby, except: 2}},
	);
	t.true(effects.some(effect => effect.type === 'attach' && effect.session === 2));
});

test('without a name one is given; a name is refused when taken, however it is written', t => {
	const bench = createBench();
	t.is(bench.enter(1), 'guest-1');
	bench.enter(2, 'Mina');
	for (const name of ['mina', 'MINA', 'ｍｉｎａ']) {
		t.is(refusalFor(bench.command(3, registration(name)), 3), 'name-taken');
	}

	t.is(refusalFor(bench.command(3, registration('two words')), 3), 'name-invalid');
	t.is(bench.enter(3, 'bora'), 'bora');
});

test('colours are distinct while there are any left', t => {
	const bench = createBench();
	for (let session = 1; session <= 16; session++) {
		bench.enter(session);
	}

	t.is(new Set([...bench.hub.look.users()].map(({color}) => color)).size, 16);
	bench.command(5, {type: 'quit', reason: 'quit'});
	bench.enter(17);
	t.is(new Set([...bench.hub.look.users()].map(({color}) => color)).size, 16);
});

test('a full server says so', t => {
	const bench = createBench({usersMax: 1});
	bench.enter(1);
	t.is(refusalFor(bench.command(2, registration()), 2), 'server-full');
});

test('as many are let in as may, also when all of them come at once', t => {
	const {hub, commit} = createBench({usersMax: 3});
	const asked = [1, 2, 3, 4, 5].map(session => hub.propose(registration(), session, 0));
	t.deepEqual(
		asked.map(({type}) => type),
		['entry', 'entry', 'entry', 'rejected', 'rejected'],
	);
	t.like(asked[3], {code: 'server-full', text: 'The server is full: 3 of 3 users.'});
	const [first, second, third] = asked.flatMap(one => (one.type === 'entry' ? [one.draft] : []));
	commit(first && second ? [first, second] : []);
	t.is(hub.propose(registration(), 6, 0).type, 'rejected');
	// What could not be stored, and who has left, make room again.
	if (third) {
		hub.abandon(third);
	}

	const another = hub.propose(registration(), 6, 0);
	t.is(another.type, 'entry');
	commit(another.type === 'entry' ? [another.draft] : []);
	t.is(hub.look.online(), 3);
	const gone = hub.propose({type: 'quit', reason: 'quit'}, 1, 0);
	commit(gone.type === 'entry' ? [gone.draft] : []);
	t.is(hub.propose(registration(), 7, 0).type, 'entry');
});

test('a message reaches the room but not its sender, who gets the acknowledgement', t => {
	const bench = createBench();
	bench.enter(1, 'mina');
	bench.enter(2, 'bora');
	const effects = bench.command(1, say('안녕', 1));
	t.like(eventsForRoom(effects)[0], {type: 'message', seq: 3, text: '안녕', from: {name: 'mina'}});
	t.like(effects[0], {to: {room: lobby, except: 1}});
	t.like(eventsFor(effects, 1)[0], {type: 'ack', number: 1, seq: 3});
});

test('a number that was applied is acknowledged again and not said again, over a reconnect too', t => {
	const bench = createBench();
	bench.enter(1, 'mina', 'secret');
	bench.command(1, say('one', 1));
	bench.command(1, say('two', 2));
	const dropped = bench.hub.disconnected(1, true, bench.time);
	t.is(dropped?.type, 'drop');
	bench.commit(dropped ? [dropped] : []);
	const back = bench.command(2, registration(undefined, 'secret'));
	t.like(eventsFor(back, 2)[0], {
		type: 'welcome',
		resumed: true,
		rooms: [lobby],
		number: 2,
		you: {name: 'mina'},
	});
	const again = bench.command(2, say('two', 2));
	t.deepEqual(eventsForRoom(again), []);
	t.like(eventsFor(again, 2)[0], {type: 'ack', number: 2, seq: 3});
	t.like(eventsFor(bench.command(2, say('three', 3)), 2)[0], {type: 'ack', number: 3});
});

test('two hellos of one client that cross make one user, whatever names they ask for', t => {
	for (const name of ['mina', undefined]) {
		const bench = createBench();
		const hellos = [
			bench.hub.propose(registration('mina', 'secret'), 1, bench.time),
			bench.hub.propose(registration(name, 'secret'), 2, bench.time),
		];
		const effects = bench.commit(hellos.flatMap(hello => (hello.type === 'entry' ? [hello.draft] : [])));
		t.is(bench.entries.length, 2);
		t.like(eventsFor(effects, 2)[0], {type: 'welcome', resumed: true, you: {name: 'mina'}});
		t.true(
			effects.some(effect => effect.type === 'close' && effect.session === 1 && effect.code === 'replaced'),
		);
		t.deepEqual(
			[...bench.hub.look.users()].map(user => [user.name, user.session]),
			[['mina', 2]],
		);
	}
});

test('who registers late, once the first of its two hellos has left again, is the same user', t => {
	const bench = createBench();
	const late = bench.hub.propose(registration('mina', 'secret'), 2, bench.time);
	bench.enter(1, 'mina', 'secret');
	const [first] = [...bench.hub.look.users()].map(({id}) => id);
	bench.command(1, {type: 'quit', reason: 'quit'});
	bench.commit(late.type === 'entry' ? [late.draft] : []);
	t.deepEqual(
		[...bench.hub.look.users()].map(({id}) => id),
		[first],
	);
});

test('the same number proposed twice before its commit is committed once', t => {
	const bench = createBench();
	bench.enter(1, 'mina', 'secret');
	const first = bench.hub.propose(say('one', 1), 1, bench.time);
	t.deepEqual(bench.hub.propose(say('one', 1), 1, bench.time), {type: 'effects', effects: []});
	t.is(first.type, 'entry');
});

test('an identity outlives its user: what was applied before a timeout is not applied after it', t => {
	const bench = createBench();
	bench.enter(1, 'mina', 'secret');
	bench.command(1, say('one', 1));
	const dropped = bench.hub.disconnected(1, true, bench.time);
	bench.commit(dropped ? [dropped] : []);
	t.deepEqual(bench.hub.expire(bench.time + 29_999), []);
	const gone = bench.commit(bench.hub.expire(bench.time + 30_000));
	t.like(eventsForRoom(gone)[0], {type: 'left', reason: 'timeout', online: 0});
	const effects = bench.command(2, registration('mina', 'secret'));
	t.like(eventsFor(effects, 2)[0], {type: 'welcome', resumed: false, number: 1});
	t.deepEqual(eventsForRoom(bench.command(2, say('one', 1))), []);
});

test('two who ask for one name at once: the journal decides, and the second is told', t => {
	const bench = createBench();
	const [first, second] = [1, 2].map(session => bench.hub.propose(registration('mina'), session, bench.time));
	t.is(first?.type, 'entry');
	t.is(second?.type, 'entry');
	const drafts = [second, first].flatMap(proposal => (proposal?.type === 'entry' ? [proposal.draft] : []));
	const effects = bench.commit(drafts);
	t.is(eventsFor(effects, 2)[0]?.type, 'welcome');
	t.is(refusalFor(effects, 1), 'name-taken');
	t.is(bench.enter(1, 'mina2'), 'mina2');
});

test('two who rename to one name at once: the second keeps its own', t => {
	const bench = createBench();
	bench.enter(1, 'mina');
	bench.enter(2, 'bora');
	const drafts = [1, 2].flatMap(session => {
		const proposal = bench.hub.propose({type: 'rename', name: 'queen'}, session, bench.time);
		return proposal.type === 'entry' ? [proposal.draft] : [];
	});
	const effects = bench.commit(drafts);
	t.is(refusalFor(effects, 2), 'name-taken');
	t.deepEqual(
		[...bench.hub.look.users()].map(({name}) => name),
		['queen', 'bora'],
	);
	t.is(refusalFor(bench.command(2, {type: 'rename', name: 'MINA'}), 2), undefined, 'the old name is free');
});

test('a drop that comes after its member is back changes nothing', t => {
	const bench = createBench();
	bench.enter(1, 'mina', 'secret');
	const back = bench.hub.propose(registration(undefined, 'secret'), 2, bench.time);
	const dropped = bench.hub.disconnected(1, true, bench.time);
	bench.commit([...(back.type === 'entry' ? [back.draft] : []), ...(dropped ? [dropped] : [])]);
	t.is([...bench.hub.look.users()][0]?.presence, 'online');
	t.deepEqual(bench.hub.expire(bench.time + 1e9), []);
});

test('a second connection with the same token takes the place of the first', t => {
	const bench = createBench();
	bench.enter(1, 'mina', 'secret');
	const effects = bench.command(2, registration(undefined, 'secret'));
	t.true(
		effects.some(effect => effect.type === 'close' && effect.session === 1 && effect.code === 'replaced'),
	);
	t.is(bench.hub.look.online(), 1);
	t.is(bench.hub.disconnected(1, true, bench.time), undefined);
	t.is(bench.hub.look.online(), 1);
});

test('what may not be said is refused with its reason', t => {
	const bench = createBench({bannedWords: ['나쁜 말', 'spam'], rate: 2});
	bench.enter(1, 'mina');
	t.is(refusalFor(bench.command(1, say('  \n')), 1), 'empty');
	t.is(refusalFor(bench.command(1, say('가'.repeat(5462))), 1), 'too-long');
	t.is(refusalFor(bench.command(1, say('SPAM!')), 1), 'banned-word');
	t.is(refusalFor(bench.command(1, say('그건 나쁜 말이야')), 1), 'banned-word');
	t.is(refusalFor(bench.command(1, {type: 'say', room: '#other', text: 'hi'}), 1), 'no-such-room');
	t.is(refusalFor(bench.command(9, say('hi')), 9), 'not-registered');
	for (let count = 0; count < 6; count++) {
		t.is(refusalFor(bench.command(1, say('hi')), 1), undefined);
	}

	t.is(refusalFor(bench.command(1, say('hi')), 1), 'too-fast');
	bench.time += 500;
	t.is(refusalFor(bench.command(1, say('hi')), 1), undefined);
	t.is(refusalFor(bench.command(1, say('hi')), 1), 'too-fast');
});

test('a whisper reaches one, by any spelling of the name; not oneself, not nobody', t => {
	const bench = createBench();
	bench.enter(1, 'mina');
	bench.enter(2, '준호');
	bench.enter(3, 'bora');
	const effects = bench.command(1, {type: 'whisper', to: '준호'.normalize('NFD'), text: 'psst'});
	t.like(eventsFor(effects, 2)[0], {type: 'whisper', from: {name: 'mina'}, to: {name: '준호'}, text: 'psst'});
	t.deepEqual(eventsFor(effects, 3), []);
	t.deepEqual(eventsForRoom(effects), []);
	t.is(refusalFor(bench.command(1, {type: 'whisper', to: 'MINA', text: 'me'}), 1), 'to-self');
	t.is(refusalFor(bench.command(1, {type: 'whisper', to: 'nobody', text: 'me'}), 1), 'no-such-user');
});

test('rooms: entered, heard of by those in them, gone when empty', t => {
	const bench = createBench();
	bench.enter(1, 'mina');
	bench.enter(2, 'bora');
	const entered = bench.command(1, {type: 'join', room: '#점심'});
	t.like(eventsFor(entered, 1)[0], {type: 'entered', room: '#점심', topic: ''});
	t.like(eventsForRoom(bench.command(2, {type: 'join', room: '#점심'.normalize('NFD')}), '#점심')[0], {
		type: 'joined',
	});
	bench.command(1, {type: 'topic', room: '#점심', topic: '국밥'});
	t.like(eventsForRoom(bench.command(2, {type: 'part', room: '#점심'}), '#점심')[0], {
		type: 'parted',
		member: {name: 'bora'},
	});
	const again = bench.command(2, {type: 'join', room: '#점심'});
	t.like(eventsFor(again, 2)[0], {type: 'entered', topic: '국밥'});
	bench.command(1, {type: 'part', room: '#점심'});
	bench.command(2, {type: 'part', room: '#점심'});
	t.like(eventsFor(bench.command(2, {type: 'join', room: '#점심'}), 2)[0], {type: 'entered', topic: ''});
	t.is(refusalFor(bench.command(2, {type: 'join', room: 'no hash'}), 2), 'room-invalid');
});

test('one who leaves is told of once to each who shares a room, however many they share', t => {
	const bench = createBench();
	for (const session of [1, 2, 3]) {
		bench.enter(session);
	}

	bench.command(1, {type: 'join', room: '#a'});
	bench.command(2, {type: 'join', room: '#a'});
	const effects = bench.command(1, {type: 'quit', reason: 'quit', text: 'bye'});
	const left = effects.filter(effect => effect.type === 'deliver' && effect.event.type === 'left');
	t.is(left.length, 1);
	t.like(left[0], {
		to: {room: lobby, except: 1},
		event: {rooms: [lobby, '#a'], online: 2, text: 'bye'},
	});

	// Where no room has all of them, each is named.
	bench.enter(4);
	bench.command(4, {type: 'join', room: '#a'});
	bench.command(2, {type: 'part', room: lobby});
	const others = bench.command(4, {type: 'quit', reason: 'quit'});
	t.like(
		others.find(effect => effect.type === 'deliver' && effect.event.type === 'left'),
		{to: {sessions: [3, 2]}, event: {rooms: [lobby, '#a'], online: 2}},
	);
});

test('the operator kicks, announces, whispers and sets the motd', t => {
	const bench = createBench();
	bench.enter(1, 'mina');
	bench.enter(2, 'bora');
	const kicked = bench.operate({type: 'kick', name: 'MINA', reason: 'flooding'});
	t.like(
		kicked.find(effect => effect.type === 'close'),
		{session: 1, code: 'kicked', text: 'flooding'},
	);
	t.like(eventsForRoom(kicked)[0], {type: 'left', reason: 'kicked', text: 'flooding', online: 1});
	t.like(bench.operate({type: 'announce', text: 'lunch'})[0], {
		to: 'everyone',
		event: {type: 'message', from: {id: 'server'}, text: 'lunch'},
	});
	t.like(eventsFor(bench.operate({type: 'whisper', to: 'bora', text: 'psst'}), 2)[0], {type: 'whisper'});
	bench.operate({type: 'motd', text: 'new'});
	t.is(bench.hub.server().motd, 'new');
	t.deepEqual(bench.operate({type: 'kick', name: 'nobody', reason: ''}), []);
});

test('a quit is proposed once', t => {
	const bench = createBench();
	bench.enter(1, 'mina');
	t.is(bench.hub.propose({type: 'quit', reason: 'quit'}, 1, bench.time).type, 'entry');
	t.deepEqual(bench.hub.propose({type: 'quit', reason: 'quit'}, 1, bench.time), {
		type: 'effects',
		effects: [],
	});
	t.is(bench.hub.disconnected(1, true, bench.time), undefined);
});

test('what the journal could not take may be proposed again', t => {
	const bench = createBench();
	bench.enter(1, 'mina', 'secret');
	const proposal = bench.hub.propose(say('one', 1), 1, bench.time);
	t.is(proposal.type, 'entry');
	if (proposal.type === 'entry') {
		bench.hub.abandon(proposal.draft);
	}

	t.is(bench.hub.propose(say('one', 1), 1, bench.time).type, 'entry');
});

test('one whose end the journal could not take does not stay for ever', t => {
	const bench = createBench();
	bench.enter(1, 'mina', 'secret');
	bench.enter(2, 'bora');
	for (const session of [1, 2]) {
		const lost = bench.hub.disconnected(session, true, bench.time);
		t.truthy(lost);
		if (lost) {
			bench.hub.abandon(lost);
		}
	}

	const again = bench.hub.expire(bench.time);
	t.deepEqual(
		again.map(({type}) => type),
		['drop', 'quit'],
	);
	t.deepEqual(bench.hub.expire(bench.time), []);
	bench.commit(again);
	t.deepEqual(
		[...bench.hub.look.users()].map(({name, presence}) => ({name, presence})),
		[{name: 'mina', presence: 'reconnecting'}],
	);
});

test('one who is back before the journal works again is not taken for lost', t => {
	const bench = createBench();
	bench.enter(1, 'mina', 'secret');
	const lost = bench.hub.disconnected(1, true, bench.time);
	if (lost) {
		bench.hub.abandon(lost);
	}

	bench.enter(2, undefined, 'secret');
	t.deepEqual(bench.hub.expire(bench.time), []);
	t.like(bench.hub.userOf(2), {name: 'mina', presence: 'online'});
});

test('what others hear of is held to the rate, and typing too fast is passed over', t => {
	const bench = createBench({rate: 1});
	bench.enter(1, 'mina');
	for (const topic of ['one', 'two', 'three']) {
		t.is(refusalFor(bench.command(1, {type: 'topic', room: lobby, topic}), 1), undefined);
	}

	t.is(refusalFor(bench.command(1, {type: 'topic', room: lobby, topic: 'four'}), 1), 'too-fast');
	t.is(refusalFor(bench.command(1, {type: 'rename', name: 'nami'}), 1), 'too-fast');
	t.deepEqual(bench.command(1, {type: 'typing', room: lobby}), []);
	bench.time += 1000;
	t.not(bench.command(1, {type: 'typing', room: lobby}).length, 0);
});

test('of a farewell that is too long the beginning is kept', t => {
	const bench = createBench();
	bench.enter(1, 'mina');
	bench.command(1, {type: 'join', room: '#tea'});
	const long = '안녕'.repeat(1000);
	bench.command(1, {type: 'part', room: '#tea', reason: long});
	bench.command(1, {type: 'away', text: long});
	bench.command(1, {type: 'quit', reason: 'quit', text: long});
	const [part, away, quit] = bench.entries.slice(-3);
	const kept = [
		part?.type === 'part' && part.reason,
		away?.type === 'away' && away.text,
		quit?.type === 'quit' && quit.text,
	];
	t.deepEqual(
		kept,
		Array.from(kept, () => '안녕'.repeat(85)),
	);
});

test('after a restart those with a token are waited for, and the others have left', t => {
	const before = createBench({}, 'first');
	before.enter(1, 'mina', 'secret');
	before.enter(2, 'bora');
	const after = createBench({}, 'second');
	for (const entry of before.entries) {
		after.commit([entry]);
	}

	after.commit(after.hub.recover(after.time));
	t.deepEqual(
		[...after.hub.look.users()].map(({name, presence}) => ({name, presence})),
		[{name: 'mina', presence: 'reconnecting'}],
	);
	const back = after.command(1, registration(undefined, 'secret'));
	t.like(eventsFor(back, 1)[0], {type: 'welcome', resumed: true, you: {name: 'mina'}});
});

test('a hello that was held up does not replace the connection that came after it', t => {
	const bench = createBench();
	const hello = (saidAt: number): Command => ({...registration('mina', 't1'), saidAt}) as Command;
	bench.command(1, hello(5000));
	bench.command(2, hello(9000));
	t.is(bench.hub.userOf(2)?.name, 'mina');
	t.like(bench.command(3, hello(8000)), [{type: 'close', session: 3, code: 'replaced'}]);
	t.is(bench.hub.userOf(3), undefined);
	t.is(bench.hub.userOf(2)?.name, 'mina');
	// Much older: the clock of the client was set back.
	bench.command(4, hello(9000 - 120_000));
	t.is(bench.hub.userOf(4)?.name, 'mina');
});

test('those who had a name before are found by any spelling, the last first, and no more than asked for', t => {
	const bench = createBench();
	for (const [index, name] of ['Mina', 'bora', 'mina', 'ＭＩＮＡ'].entries()) {
		bench.enter(index + 1, name);
		bench.commit([{type: 'quit', user: `u${index + 1}`, name, reason: 'quit', time: 10 + index}]);
	}

	const {look} = bench.hub;
	t.deepEqual(
		look.former('mina').map(({leftAt}) => leftAt),
		[13, 12, 10],
	);
	t.deepEqual(
		look.former('MINA', 1).map(({leftAt}) => leftAt),
		[13],
	);
	t.deepEqual(look.former('nobody', 1), []);
});
