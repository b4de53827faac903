import test from 'ava';
import type {Line} from '../../../source/client/state.ts';
import {submitLine} from '../../../source/ui/chat/commands.ts';
import {createListing} from '../../../source/ui/chat/listing.ts';
import {createDemoClient, demoMessage, demoState} from '../../helpers/demo-client.ts';

type Message = Extract<Line, {type: 'message'}>;

const said = (from: string, text: string, more: Partial<Message> = {}): Message => ({
	...(demoMessage({ago: 3, from, text}) as Message),
	...more,
});

const createSetup = (lines: readonly Message[]) => {
	const client = createDemoClient(demoState(lines));
	const copied: string[] = [];
	const context = {
		version: '0.1.0',
		listing: createListing(),
		copy(text: string) {
			copied.push(text);
			return true;
		},
	};
	const submit = (line: string) => submitLine(client, line, context);
	const calls = () => client.calls.map(({name, arguments: values}) => [name, ...values]);
	const seq = (text: string) => lines.find(line => line.text === text)?.seq;
	return {client, submit, calls, seq, copied};
};

const talk = () => [
	said('mina', 'first'),
	said('jun', 'mine'),
	said('bora', 'second', {reactions: [{emoji: '🎉', names: ['jun']}]}),
	said('server', 'The server restarts.', {kind: 'notice'}),
	said('mina', '', {deleted: {}}),
];

test('without a number they mean the last that fits', t => {
	const {submit, calls, seq, copied} = createSetup(talk());
	t.is(submit('/reply yes'), 'done');
	t.is(submit('/react :+1:'), 'done');
	t.is(submit('/react 🎉'), 'done');
	t.is(submit('/edit mine!'), 'done');
	t.is(submit('/delete yes'), 'done');
	t.is(submit('/copy'), 'asked');
	t.deepEqual(calls(), [
		['reply', seq('second'), 'yes'],
		['amend', seq('second'), {type: 'react', emoji: '👍', on: true}],
		['amend', seq('second'), {type: 'react', emoji: '🎉', on: false}],
		['amend', seq('mine'), {type: 'edit', text: 'mine!'}],
		['amend', seq('mine'), {type: 'delete'}],
	]);
	t.deepEqual(copied, ['The server restarts.']);
});

test('/last gives numbers, which stay with their messages whatever is said since', t => {
	const {client, submit, calls, seq} = createSetup(talk());
	submit('/last 3');
	t.regex(
		String(client.calls.at(-1)?.arguments[0]),
		/^#3 \d\d:\d\d jun: mine\n#2 \d\d:\d\d bora: second\n#1 \d\d:\d\d server: The server restarts\.$/,
	);
	client.append(said('kai', 'and more'));
	submit('/reply #2 yes');
	submit('/edit #3 mine\ntoo');
	t.deepEqual(calls().slice(1), [
		['reply', seq('second'), 'yes'],
		['amend', seq('mine'), {type: 'edit', text: 'mine\ntoo'}],
	]);
});

test('/last has what one does as the room has it', t => {
	const {client, submit} = createSetup([said('mina', 'waves', {kind: 'action'})]);
	submit('/last');
	t.regex(String(client.calls.at(-1)?.arguments[0]), /^#1 \d\d:\d\d \* mina waves$/);
});

test('a text that begins like a number is none', t => {
	const {submit, calls, seq} = createSetup(talk());
	submit('/edit 3 apples');
	submit('/reply #tea');
	t.deepEqual(calls(), [
		['amend', seq('mine'), {type: 'edit', text: '3 apples'}],
		['reply', seq('second'), '#tea'],
	]);
});

for (const [line, words] of [
	['/reply', /What is the answer\? \/reply TEXT/],
	['/react', /\/react :tada:/],
	['/react nonsuch', /"nonsuch" is no emoji/],
	['/edit', /\/edit TEXT/],
	['/reply #4 yes', /no message #4/],
] as const) {
	test(`${line} is refused, and said why`, t => {
		const {client, submit} = createSetup(talk());
		t.is(submit(line), 'refused');
		t.regex(String(client.calls[0]?.arguments[0]), words);
	});
}

for (const [line, words] of [
	['/reply yes', /no message to answer/],
	['/react :tada:', /no message to react to/],
	['/edit x', /no message of yours to edit/],
	['/delete', /no message of yours to delete/],
	['/copy', /no message to copy/],
	['/last', /no messages here/],
] as const) {
	test(`${line} in an empty room`, t => {
		const {client, submit} = createSetup([]);
		submit(line);
		t.regex(String(client.calls[0]?.arguments[0]), words);
	});
}

test('in lines, /delete says what it would delete, and how', t => {
	const {client, submit} = createSetup(talk());
	submit('/last');
	t.is(submit('/delete #3'), 'done');
	t.is(client.calls.at(-1)?.arguments[0], 'Delete "mine"? Then write /delete #3 yes');
	t.false(client.calls.some(({name}) => name === 'amend'));
});
