import test from 'ava';
import type {Activity} from '../../../../source/ui/chat/pane/activity.ts';
import {listNames, summarize} from '../../../../source/ui/chat/pane/summary.ts';

type What = Activity['what'];

const activity = (what: What, index: number): Activity => ({
	type: 'activity',
	key: `a${index}`,
	seq: index,
	time: 0,
	what,
});

const member = (name: string) => ({id: name, name, color: 0});
const joined = (name: string): What => ({type: 'joined', member: member(name)});
const left = (name: string, reason = 'quit', text = ''): What => ({
	type: 'left',
	member: member(name),
	reason,
	text,
});
const say = (...whats: readonly What[]): string => summarize(whats.map(activity));

test('names are listed, and counted when they are many', t => {
	t.is(listNames(['mina']), 'mina');
	t.is(listNames(['mina', 'jun']), 'mina and jun');
	t.is(listNames(['mina', 'jun', 'bora']), 'mina, jun and bora');
	t.is(listNames(['mina', 'jun', 'bora', '하늘', 'sky']), 'mina, jun and 3 others');
});

test('those who did the same are told together', t => {
	t.is(say(joined('mina'), left('bora'), joined('하늘')), 'mina and 하늘 joined · bora left');
});

test('who comes, goes and comes again did so in this order', t => {
	t.is(say(joined('mina'), left('mina'), joined('mina')), 'mina joined · mina left · mina joined');
});

test('a reason is told', t => {
	t.is(
		say(left('mina', 'timeout'), left('jun', 'kicked', 'spam'), left('bora', 'shutdown')),
		'mina timed out · jun was kicked (spam) · bora left',
	);
});

test('new names and topics', t => {
	t.is(
		say(
			{type: 'renamed', id: 'u', color: 0, from: 'mina', name: '미나'},
			{type: 'topic', by: '미나', topic: '점심'},
		),
		'mina is now 미나 · 미나 set the topic: 점심',
	);
	t.is(say({type: 'topic', by: 'jun', topic: ''}), 'jun cleared the topic');
});
