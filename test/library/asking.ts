import test from 'ava';
import type {PassedFrame, RequestFrame} from '../../source/client/session-contract.ts';
import {createAsking} from '../../source/library/asking.ts';
import {
	amendQuestion,
	renameQuestion,
	roomsQuestion,
	topicQuestion,
	whoQuestion,
} from '../../source/library/questions.ts';
import type {Amendment} from '../../source/messages.ts';
import {Problem} from '../../source/problem.ts';
import {createFakeClock} from '../helpers/fake-clock.ts';
import {amendedFrame, me, welcomeFrame} from '../helpers/native-frames.ts';

const createSetup = () => {
	const clock = createFakeClock();
	const sent: RequestFrame[] = [];
	const away = new Set<string>();
	let isConnected = true;
	let you = me;
	const asking = createAsking({
		request(frame) {
			if (isConnected) {
				sent.push(frame);
			}

			return isConnected;
		},
		isReady: frame => !('room' in frame && away.has(frame.room ?? '')),
		clock,
	});
	/** What comes of a promise, and of those that came before it: `done`, an answer, or the code of a problem. */
	const outcomes: string[] = [];
	const follow = (name: string, promise: Promise<unknown>): void => {
		promise.then(
			() => outcomes.push(`${name}: done`),
			(error: unknown) => outcomes.push(`${name}: ${error instanceof Problem ? error.code : String(error)}`),
		);
	};

	const settled = async (): Promise<readonly string[]> => {
		await new Promise(setImmediate);
		return outcomes.splice(0);
	};

	return {
		clock,
		sent,
		away,
		asking,
		settled,
		amend(name: string, target: number, amendment: Amendment) {
			follow(name, asking.ask(amendQuestion('#lobby', target, amendment, () => you, 1000)));
		},
		rename(name: string) {
			follow(name, asking.ask(renameQuestion(name, () => you)));
		},
		setTopic(topic: string, room = '#lobby') {
			follow(topic, asking.ask(topicQuestion(room, topic)));
		},
		who(room: string) {
			follow(`who ${room}`, asking.ask(whoQuestion(room)));
		},
		rooms() {
			follow('rooms', asking.ask(roomsQuestion));
		},
		cut() {
			isConnected = false;
			asking.close();
		},
		comeBack(as = you) {
			isConnected = true;
			you = as;
			asking.hear(welcomeFrame({you: as}));
		},
	};
};

const edit = (text: string): Amendment => ({type: 'edit', text});
const react = (emoji: string): Amendment => ({type: 'react', emoji, on: true});
const no = (code: string, more: object = {}): PassedFrame =>
	({type: 'rejected', code, of: 'amend', text: 'No.', ...more}) as PassedFrame;

test('one change goes at a time, and each promise gets its own answer, also of a server that does not say what it refuses', async t => {
	const {asking, sent, amend, settled} = createSetup();
	amend('one', 1, edit('a'));
	amend('two', 2, edit('b'));
	amend('three', 3, {type: 'delete'});
	t.is(sent.length, 1);
	asking.hear(no('not-yours'));
	t.is(sent.length, 2);
	// By somebody else, of something else, otherwise: no answer.
	asking.hear(amendedFrame(8, 2, edit('b'), {id: 'u9', name: 'other', color: 1}));
	asking.hear(amendedFrame(9, 2, edit('c')));
	asking.hear(amendedFrame(10, 7, edit('b')));
	t.deepEqual(await settled(), ['one: not-yours']);
	asking.hear(amendedFrame(11, 2, edit('b')));
	asking.hear(amendedFrame(12, 3, {type: 'delete'}));
	t.deepEqual(await settled(), ['two: done', 'three: done']);
});

test('a refusal that says what it is about is never taken for that of another', async t => {
	const {asking, amend, setTopic, settled} = createSetup();
	amend('one', 1, react('👍'));
	for (const about of [
		{target: 2},
		{target: 1, change: 'delete'},
		{target: 1, change: 'react', emoji: '🎉'},
		{room: '#tea', target: 1},
	]) {
		asking.hear(no('not-yours', {about}));
	}

	setTopic('tea');
	asking.hear(no('not-operator', {of: 'topic', about: {room: '#tea'}}));
	t.deepEqual(await settled(), []);
	asking.hear(no('not-permitted', {about: {room: '#LOBBY', target: 1, change: 'react', emoji: '👍'}}));
	asking.hear(no('not-operator', {of: 'topic', about: {room: '#Lobby'}}));
	t.deepEqual(await settled(), ['one: not-permitted', 'tea: not-operator']);
});

test('what was not answered on a connection that broke is asked again; a deletion that was done then is done', async t => {
	const {asking, sent, amend, settled, cut, comeBack} = createSetup();
	amend('gone', 1, {type: 'delete'});
	cut();
	amend('never was', 2, {type: 'delete'});
	t.is(sent.length, 1);
	comeBack();
	t.is(sent.length, 2);
	asking.hear(no('no-such-message'));
	asking.hear(no('no-such-message'));
	t.deepEqual(await settled(), ['gone: done', 'never was: no-such-message']);
});

test('names: in their order, and none is asked for that one has by then', async t => {
	const {asking, sent, rename, settled, cut, comeBack} = createSetup();
	rename('other');
	rename('me');
	asking.hear(no('name-taken', {of: 'rename'}));
	t.deepEqual(await settled(), ['other: name-taken', 'me: done']);
	t.is(sent.length, 1);
	rename('mina');
	cut();
	// Its answer was lost.
	comeBack({...me, name: 'mina'});
	t.deepEqual(await settled(), ['mina: done']);
	t.is(sent.length, 2);
});

test('different things go at once, and are answered each by its own; a room that one is still to enter keeps nobody waiting', async t => {
	const {asking, sent, away, who, rooms, setTopic, settled} = createSetup();
	away.add('#tea');
	who('#tea');
	who('#lobby');
	rooms();
	setTopic('oolong');
	t.deepEqual(
		sent.map(({type}) => type),
		['who', 'rooms', 'topic'],
	);
	asking.hear({type: 'members', room: '#Tea', members: []});
	asking.hear({type: 'topic', seq: 3, time: 1, room: '#lobby', topic: 'green', by: 'mina'});
	t.deepEqual(await settled(), []);
	asking.hear({type: 'members', room: '#Lobby', members: []});
	asking.hear({type: 'rooms', rooms: []});
	// For one who reads slowly, a room as it is now is what tells of its topic.
	asking.hear({type: 'entered', room: '#lobby', topic: 'oolong', members: [], seq: 4});
	t.deepEqual(await settled(), ['who #lobby: done', 'rooms: done', 'oolong: done']);
	asking.drop(frame => 'room' in frame && frame.room === '#tea', new Problem('not-in-room', '', ''));
	t.deepEqual(await settled(), ['who #tea: not-in-room']);
});

test('too fast: it goes again by itself. What has no answer is asked once more, and then given up', async t => {
	const {asking, clock, sent, amend, setTopic, settled} = createSetup();
	amend('one', 1, edit('a'));
	asking.hear(no('too-fast'));
	t.is(sent.length, 1);
	clock.advance(1000);
	t.is(sent.length, 2);
	asking.hear(amendedFrame(11, 1, edit('a')));
	setTopic('tea');
	clock.advance(10_000);
	t.is(sent.length, 4);
	t.deepEqual(await settled(), ['one: done']);
	clock.advance(10_000);
	t.deepEqual(await settled(), ['tea: timeout']);
	t.is(sent.length, 4);
	await asking.idle();
});

test('what would be too long a frame is not sent, and nothing waits for an answer after the end', async t => {
	const {asking, sent, amend, rename, settled} = createSetup();
	amend('long', 1, react('👍'.repeat(20_000)));
	amend('one', 1, edit('a'));
	const idle = asking.idle();
	asking.end(new Problem('kicked', '', ''));
	rename('me');
	t.deepEqual(await settled(), ['long: too-long', 'one: kicked', 'me: done']);
	t.is(sent.length, 1);
	await idle;
});
