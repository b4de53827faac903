import test from 'ava';
import type {StateFrame} from '../../source/client/actions.ts';
import {createPlainOutput} from '../../source/commands/plain-output.ts';
import {me, messageFrame, mina, welcomeFrame} from '../helpers/native-frames.ts';

const createSetup = () => {
	const printed: string[] = [];
	const output = createPlainOutput({
		print: text => printed.push(text.replace(/^\d\d:\d\d /, '')),
		tell: () => undefined,
		you: () => me.id,
		timeZone: 'UTC',
	});
	const show = (frame: StateFrame, isFirst = false) => output({type: 'frame', frame, isFirst});
	return {printed, show};
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
		[11, 15, 12, 14].map(seq => `${mina.name}: message ${seq}`),
	);
});
