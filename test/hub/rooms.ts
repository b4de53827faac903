import test from 'ava';
import {lobby} from '../../source/limits.ts';
import type {Command, ModeChange} from '../../source/messages.ts';
import {type Bench, createBench, eventsFor, eventsForRoom, refusalFor} from '../helpers/hub.ts';

const room = '#점심';

/** mina opened the room, bora is in it, dana is outside. */
const setup = (): Bench => {
	const bench = createBench();
	for (const [index, name] of ['mina', 'bora', 'dana'].entries()) {
		bench.enter(index + 1, name);
	}

	bench.command(1, {type: 'join', room});
	bench.command(2, {type: 'join', room});
	return bench;
};

const mode = (...changes: readonly ModeChange[]): Command => ({type: 'mode', room, changes});
const join = (key?: string): Command => ({type: 'join', room, ...(key === undefined ? {} : {key})});
const say: Command = {type: 'say', room, text: 'hi'};

test('who opens a room is its operator; others may change nothing', t => {
	const bench = setup();
	t.is(refusalFor(bench.command(2, mode({mode: 'moderated', on: true})), 2), 'not-operator');
	t.is(refusalFor(bench.command(3, mode({mode: 'moderated', on: true})), 3), 'not-in-room');
	t.is(refusalFor(bench.command(2, {type: 'topic', room, topic: 'x'}), 2), 'not-operator');
	t.is(refusalFor(bench.command(2, {type: 'eject', room, name: 'mina', reason: ''}), 2), 'not-operator');
	t.is(refusalFor(bench.command(1, {type: 'mode', room: '#none', changes: []}), 1), 'no-such-room');
	const effects = bench.command(1, mode({mode: 'operator', on: true, name: 'BORA'}));
	t.like(eventsForRoom(effects, room)[0], {
		type: 'mode',
		by: {name: 'mina'},
		changes: [{mode: 'operator', on: true, name: 'bora'}],
	});
	t.is(refusalFor(bench.command(2, {type: 'topic', room, topic: 'x'}), 2), undefined);
});

test('a change that changes nothing is not told', t => {
	const bench = setup();
	t.deepEqual(bench.command(1, mode({mode: 'operator', on: true, name: 'mina'})), []);
	t.deepEqual(
		bench.command(1, mode({mode: 'operator', on: true, name: 'dana'})),
		[],
		'who is not in the room',
	);
	t.deepEqual(bench.command(1, mode({mode: 'key', on: true, key: 'two words'})), []);
});

test('a room that cannot be is refused with what would be right', t => {
	const bench = setup();
	const [event] = eventsFor(bench.command(1, {type: 'join', room: '#a b'}), 1);
	t.like(event, {type: 'rejected', code: 'room-invalid'});
	t.regex(event?.type === 'rejected' ? event.text : '', /without spaces/);
});

test('in a moderated room only those with a voice speak', t => {
	const bench = setup();
	bench.command(1, mode({mode: 'moderated', on: true}));
	t.is(refusalFor(bench.command(2, say), 2), 'moderated');
	t.is(refusalFor(bench.command(1, say), 1), undefined);
	bench.command(1, mode({mode: 'voice', on: true, name: 'bora'}));
	t.is(refusalFor(bench.command(2, say), 2), undefined);
});

test('from outside one speaks only where that is open', t => {
	const bench = setup();
	t.is(refusalFor(bench.command(3, say), 3), 'not-in-room');
	bench.command(1, mode({mode: 'no-external', on: false}));
	t.is(refusalFor(bench.command(3, say), 3), undefined);
});

test('a key, a limit, a ban, and being for the invited keep people out; an invitation lets one in', t => {
	for (const [change, code] of [
		[{mode: 'key', on: true, key: '열쇠'}, 'room-key'],
		[{mode: 'limit', on: true, limit: 2}, 'room-full'],
		[{mode: 'ban', on: true, mask: 'dana'}, 'room-banned'],
		[{mode: 'ban', on: true, mask: '*@127.0.*'}, 'room-banned'],
		[{mode: 'invite-only', on: true}, 'invite-only'],
	] as const) {
		const bench = setup();
		bench.command(1, mode(change));
		t.is(refusalFor(bench.command(3, join()), 3), code);
		const invited = bench.command(1, {type: 'invite', room, to: 'dana'});
		t.like(eventsFor(invited, 3)[0], {type: 'invited', room, by: {name: 'mina'}});
		t.is(refusalFor(bench.command(3, join()), 3), undefined);
		bench.command(3, {type: 'part', room});
		t.is(refusalFor(bench.command(3, join()), 3), code, 'an invitation is for once');
	}
});

test('the key opens', t => {
	const bench = setup();
	bench.command(1, mode({mode: 'key', on: true, key: '열쇠'}));
	t.is(refusalFor(bench.command(3, join('wrong')), 3), 'room-key');
	t.is(eventsFor(bench.command(3, join('열쇠')), 3)[0]?.type, 'entered');
});

test('two who take the last place at once: the second is told', t => {
	const bench = setup();
	bench.enter(4, 'jun');
	bench.command(1, mode({mode: 'limit', on: true, limit: 3}));
	const drafts = [3, 4].flatMap(session => {
		const proposal = bench.hub.propose(join(), session, bench.time);
		return proposal.type === 'entry' ? [proposal.draft] : [];
	});
	const effects = bench.commit(drafts);
	t.is(eventsFor(effects, 3)[0]?.type, 'entered');
	t.is(refusalFor(effects, 4), 'room-full');
});

test('one who is banned while inside may stay and not speak', t => {
	const bench = setup();
	bench.command(1, mode({mode: 'ban', on: true, mask: 'bora'}));
	t.is(refusalFor(bench.command(2, say), 2), 'room-banned');
	bench.command(1, mode({mode: 'ban', on: false, mask: 'bora!*@*'}));
	t.is(refusalFor(bench.command(2, say), 2), undefined);
});

test('only operators invite where it takes an invitation', t => {
	const bench = setup();
	t.is(refusalFor(bench.command(2, {type: 'invite', room, to: 'dana'}), 2), undefined);
	bench.command(1, mode({mode: 'invite-only', on: true}));
	t.is(refusalFor(bench.command(2, {type: 'invite', room, to: 'dana'}), 2), 'not-operator');
	t.is(refusalFor(bench.command(1, {type: 'invite', room, to: 'bora'}), 1), 'already-there');
	t.is(refusalFor(bench.command(1, {type: 'invite', room, to: 'nobody'}), 1), 'no-such-user');
});

test('one who is made to leave a room hears it with the others, and is still on the server', t => {
	const bench = setup();
	const effects = bench.command(1, {type: 'eject', room, name: 'bora', reason: 'lunch is over'});
	t.like(eventsForRoom(effects, room)[0], {
		type: 'ejected',
		member: {name: 'bora'},
		by: {name: 'mina'},
		text: 'lunch is over',
	});
	t.true(effects.some(effect => effect.type === 'detach' && effect.session === 2));
	t.is(bench.hub.look.online(), 3);
	t.is(refusalFor(bench.command(2, say), 2), 'not-in-room');
	t.is(refusalFor(bench.command(1, {type: 'eject', room, name: 'bora', reason: ''}), 1), 'not-there');
});

test('away and back are told to those who share a room', t => {
	const bench = setup();
	const [toOthers] = bench.command(1, {type: 'away', text: '점심 먹으러'});
	t.like(toOthers, {
		type: 'deliver',
		to: {room: lobby, except: 1},
		event: {type: 'away', name: 'mina', text: '점심 먹으러'},
	});
	t.deepEqual(bench.command(1, {type: 'away', text: '점심 먹으러'}), []);
	t.like(bench.command(1, {type: 'away', text: ''})[0], {
		to: {room: lobby, except: 1},
		event: {type: 'away', text: ''},
	});
});
