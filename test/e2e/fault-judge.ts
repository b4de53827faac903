import test from 'ava';
import {limits} from '../../source/limits.ts';
import type {Author, Entry} from '../../source/messages.ts';
import type {MessageLine} from '../helpers/faults/guest.ts';
import {difference, judge, type Testimony} from '../helpers/faults/judge.ts';

const [mina, bora] = ['mina', 'bora'].map(name => ({id: `id-${name}`, name, color: 1})) as [Author, Author];

const message = (seq: number, from: Author, text: string, number: number): Entry => ({
	type: 'message',
	room: '#lobby',
	kind: 'text',
	seq,
	time: 0,
	from,
	text,
	number,
});

const entries: readonly Entry[] = [
	message(3, mina, 'one', 1),
	message(4, bora, 'two', 1),
	message(7, mina, 'three', 2),
	{type: 'whisper', seq: 8, time: 0, from: bora, to: mina, text: 'psst', number: 2},
	message(9, mina, 'four', 3),
];

const lineOf = (entry: Entry, reader: Author): MessageLine[] =>
	entry.type === 'message' || entry.type === 'whisper'
		? [
				{
					type: 'message',
					key: `m${entry.seq}`,
					seq: entry.seq,
					time: 0,
					from: entry.from,
					text: entry.text,
					kind: 'text',
					own: entry.from.id === reader.id,
					delivery: 'sent',
					earlier: false,
				},
			]
		: [];

const testimony = (author: Author, changes: Partial<Testimony> = {}): Testimony => {
	const own = entries.filter(entry => 'from' in entry && (entry.from as Author).id === author.id);
	const textsOf = (type: string) =>
		own.flatMap(entry => (entry.type === type && 'text' in entry ? [String(entry.text)] : []));
	return {
		name: author.name,
		id: author.id,
		said: textsOf('message'),
		whispered: textsOf('whisper'),
		lines: entries.flatMap(entry => lineOf(entry, author)),
		ledger: {
			acknowledged: new Map(own.map((entry, index) => [index + 1, entry.seq])),
			seen: new Map([[4, 'two']]),
			wrongs: [],
			undelivered: [],
			anew: 0,
		},
		...changes,
	};
};

const guests = [testimony(mina), testimony(bora)] as const;

test('two who have what the journal has', t => {
	t.deepEqual(judge(entries, guests), []);
});

const lines = testimony(mina).lines;
const ledger = testimony(mina).ledger;
const [first, second] = lines as [MessageLine, MessageLine];

for (const [what, changes, expected] of [
	['a message that is missing', {lines: lines.slice(1)}, /mina: has in its pane 4 instead of 5 \(1 missing/],
	['a message that is there twice', {lines: [first, ...lines]}, /6 instead of 5 \(0 missing, 1 more than/],
	['two messages in another order', {lines: [second, first, ...lines.slice(2)]}, /at 0 "4 bora: two"/],
	['a message that nobody said', {lines: [...lines, {...first, text: 'x'}]}, /1 unknown/],
	['a message at another place', {lines: [{...first, seq: 2}, ...lines.slice(1)]}, /1 missing.*1 unknown/],
	[
		'a message on its way',
		{lines: [{...first, delivery: 'pending'}, ...lines.slice(1)]},
		/not shown as sent/,
	],
	['one’s own as another’s', {lines: [{...first, own: false}, ...lines.slice(1)]}, /as if another/],
	[
		'what was shown as sent and is not kept',
		{ledger: {...ledger, acknowledged: new Map(ledger.acknowledged).set(3, 5)}},
		/message 3 was shown as sent at 5, where there is nothing/,
	],
	[
		'what was never acknowledged',
		{ledger: {...ledger, acknowledged: new Map([[1, 3]])}},
		/1 of its 3 messages were acknowledged/,
	],
	[
		'what was seen and is another now',
		{ledger: {...ledger, seen: new Map([[7, 'gone']])}},
		/was shown "gone" at 7, where there is "three"/,
	],
	[
		'a place that is gone',
		{ledger: {...ledger, anew: 1}},
		/mina: found its place gone 1 times, and had left 0/,
	],
	[
		'a whisper that was refused though everyone was there',
		{whispered: ['hush'], ledger: {...ledger, undelivered: ['hush']}},
		/mina: 1 whispers were refused/,
	],
	['what a client noticed by itself', {ledger: {...ledger, wrongs: ['refused']}}, /^mina: refused$/],
	[
		'a message that was said and is not kept',
		{said: ['one', 'three', 'five', 'four']},
		/the journal has of mina's messages 3 instead of 4 \(1 missing/,
	],
	[
		'messages kept in another order',
		{said: ['three', 'one', 'four']},
		/the journal has of mina's messages 3/,
	],
] as const) {
	test(`finds ${what}`, t => {
		const problems = judge(entries, [testimony(mina, changes), guests[1]]);
		t.true(
			problems.some(problem => expected.test(problem)),
			problems.join('\n'),
		);
	});
}

for (const [what, entry, expected] of [
	[
		'a message that was kept twice',
		message(10, mina, 'four', 3),
		/4 instead of 3 \(0 missing, 1 more than once/,
	],
	[
		'a stranger’s words',
		message(10, {id: 'x', name: 'x', color: 1}, '{"type"', 1),
		/at 10 of a stranger "{"type""/,
	],
	[
		'one who left for good',
		{type: 'quit', seq: 10, time: 0, user: bora.id, name: 'bora', reason: 'timeout'},
		/at 10 that bora left for good/,
	],
] as const satisfies ReadonlyArray<readonly [string, Entry, RegExp]>) {
	test(`finds in the journal ${what}`, t => {
		const problems = judge([...entries, entry], guests);
		t.true(
			problems.some(problem => expected.test(problem)),
			problems.join('\n'),
		);
	});
}

test('one who was away for longer than the grace may find its place gone, and all else is the same', t => {
	const away = (ms: number): readonly Entry[] => [
		...entries,
		{type: 'drop', seq: 10, time: 1000, user: bora.id},
		{type: 'quit', seq: 11, time: 1000 + ms, user: bora.id, name: 'bora', reason: 'timeout'},
	];
	const back = [
		testimony(mina, {
			whispered: ['hush'],
			ledger: {...ledger, undelivered: ['hush']},
		}),
		testimony(bora, {ledger: {...testimony(bora).ledger, anew: 1}}),
	];
	t.deepEqual(judge(away(limits.graceMs), back), []);
	t.is(judge(away(limits.graceMs - 1), back).length, 1);
});

test('what differs is counted', t => {
	t.is(difference(['a', 'b'], ['a', 'b']), undefined);
	t.is(
		difference(['a', 'c', 'a'], ['a', 'b']),
		'3 instead of 2 (1 missing, 1 more than once, 1 unknown); at 1 "c" instead of "b"',
	);
});
