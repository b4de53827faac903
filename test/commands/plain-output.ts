import test from 'ava';
import type {StateFrame} from '../../source/client/actions.ts';
import {formatMessage} from '../../source/commands/plain-lines.ts';
import {createPlainOutput} from '../../source/commands/plain-output.ts';
import {amendedFrame, me, messageFrame, mina, welcomeFrame} from '../helpers/native-frames.ts';

const createSetup = () => {
	const printed: string[] = [];
	const output = createPlainOutput({
		print: text => printed.push(text.replace(/^\d\d:\d\d /, '')),
		tell: () => undefined,
		you: () => me.id,
		active: () => '#lobby',
		timeZone: 'UTC',
	});
	const show = (frame: StateFrame, isFirst = false) => output({type: 'frame', frame, isFirst});
	return {printed, show, act: output};
};

const entry = (seq: number) => ({
	seq,
	time: seq,
	from: {id: mina.id, name: mina.name, color: 0},
	text: `message ${seq}`,
	kind: 'text' as const,
});

test('what was said before one came is not printed; what a broken connection missed is, once', t => {
	const {printed, show} = createSetup();
	show(welcomeFrame(), true);
	show({type: 'history', room: '#lobby', entries: [entry(1)], more: false, backlog: true}, true);
	show(messageFrame(11));
	show(welcomeFrame({seq: 14}));
	// The newest come unasked, as for everyone who enters; live ones before the pages.
	show({type: 'history', room: '#lobby', entries: [entry(13), entry(14)], more: true, backlog: true});
	show(messageFrame(15));
	const own = {...entry(13), from: me, number: 3};
	show({type: 'history', room: '#lobby', after: 11, entries: [entry(12), own], more: true, backlog: false});
	show({
		type: 'history',
		room: '#lobby',
		after: 13,
		entries: [entry(14), entry(15)],
		more: false,
		backlog: false,
	});
	t.deepEqual(
		printed,
		[11, 12, 14, 15].map(seq => `${mina.name}: message ${seq}`),
	);
});

const page = (after: number, seqs: readonly number[], more = false): StateFrame => ({
	type: 'history',
	room: '#lobby',
	after,
	entries: seqs.map(seq => entry(seq)),
	more,
	backlog: false,
});

test('what is said while one catches up waits for its place, and comes once', t => {
	const {printed, show} = createSetup();
	show(welcomeFrame(), true);
	show(messageFrame(11));
	show(welcomeFrame({seq: 14}));
	show(messageFrame(15));
	show(page(11, [12, 13], true));
	show(messageFrame(16));
	// The page has what comes live only after it.
	show(page(13, [14, 15, 16, 17]));
	show(messageFrame(17));
	show(messageFrame(18));
	t.deepEqual(
		printed,
		[11, 12, 13, 14, 15, 16, 17, 18].map(seq => `${mina.name}: message ${seq}`),
	);
});

test('in each room that one is in, also where one is told of it later; one that one is out of waits for nothing', t => {
	const {printed, show} = createSetup();
	const entered = (room: string): StateFrame => ({type: 'entered', room, topic: '', members: [], seq: 10});
	show(welcomeFrame(), true);
	show(entered('#tea'), true);
	show(entered('#soup'), true);
	show(welcomeFrame({seq: 30}));
	show(entered('#tea'));
	show(messageFrame(31, 'live', {room: '#tea'}));
	t.deepEqual(printed, []);
	show({...page(10, [12]), room: '#tea'} as StateFrame);
	t.deepEqual(printed, [`#tea ${mina.name}: message 12`, `#tea ${mina.name}: live`]);
	show({type: 'parted', seq: 32, time: 1, room: '#soup', member: me, text: ''});
	show(entered('#soup'));
	show(messageFrame(33, 'hot', {room: '#soup'}));
	t.is(printed.at(-1), `#soup ${mina.name}: hot`);
});

test('nothing waits for pages that do not come: another journal, a refusal, one more break', t => {
	const {printed, show, act} = createSetup();
	const told = () => printed.splice(0).map(text => text.replace(/^.* /, ''));
	show(welcomeFrame(), true);
	act({type: 'aged'});
	show(welcomeFrame({seq: 3, epoch: 'two'}));
	show(messageFrame(4));
	t.deepEqual(told(), ['4']);
	show(welcomeFrame({seq: 6, epoch: 'two'}));
	show(messageFrame(7));
	t.deepEqual(told(), []);
	act({type: 'notice', key: 'n1', level: 'error', text: 'The history cannot be read.', time: 0});
	show(messageFrame(8));
	t.deepEqual(told(), ['7', '8']);
	show(welcomeFrame({seq: 10, epoch: 'two'}));
	show(messageFrame(11));
	show(welcomeFrame({seq: 11, epoch: 'two'}));
	show(page(8, [9, 10, 11]));
	t.deepEqual(told(), ['9', '10', '11']);
});

test('of what somebody ignored said, a line says whose it was alone', t => {
	const quote = {seq: 9, from: me, text: 'secret', ignored: true} as const;
	const said = {time: 0, from: mina, text: 'no', kind: 'text', isWhisper: false, quote} as const;
	t.is(formatMessage(said, 'UTC'), `00:00 ${mina.name}: (to me, ignored) no`);
});

test('what a message answers is said before it, and what became of messages as it happens', t => {
	const told: string[] = [];
	const printed: string[] = [];
	const output = createPlainOutput({
		print: text => printed.push(text.replace(/^\d\d:\d\d /, '')),
		tell: text => told.push(text.replace(/^\d\d:\d\d /, '')),
		you: () => me.id,
		active: () => '#lobby',
		timeZone: 'UTC',
	});
	const show = (frame: StateFrame, isFirst = false) => output({type: 'frame', frame, isFirst});
	show(welcomeFrame(), true);
	told.length = 0;
	show(messageFrame(11, 'yes', {quote: {seq: 9, from: me, text: 'tea\nor coffee?'}}));
	const other = {id: mina.id, name: 'mina', color: 0};
	show(amendedFrame(12, 9, {type: 'edit', text: 'tea?'}));
	show(amendedFrame(13, 9, {type: 'react', emoji: '🎉', on: true}, other));
	show(amendedFrame(14, 9, {type: 'react', emoji: '🎉', on: false}, other));
	show(amendedFrame(15, 9, {type: 'delete'}, other));
	show(amendedFrame(16, 9, {type: 'delete'}));
	t.deepEqual(printed, [`${mina.name}: (to me: tea or coffee?) yes`]);
	t.deepEqual(told.splice(0), [
		'me edited "as it was": tea?',
		'mina reacted 🎉 to me: as it was',
		'mina took 🎉 off what me said: as it was',
		'mina deleted what me said: "as it was".',
		'me deleted "as it was".',
	]);
	const {seq, time, target, by, amendment} = amendedFrame(17, 5, {type: 'edit', text: 'late'}, other);
	show({
		type: 'history',
		room: '#lobby',
		after: 11,
		entries: [{...entry(18), text: '', deleted: true}],
		amended: [{seq, time, target, by, amendment}],
		more: false,
		backlog: false,
	});
	t.deepEqual(printed.slice(1), [`${mina.name}: (message deleted)`]);
	t.deepEqual(told, ['mina edited an earlier message: late']);
});
