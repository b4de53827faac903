import test from 'ava';
import type {CommandContext} from '../../../source/ui/chat/command-context.ts';
import {submitLine} from '../../../source/ui/chat/commands.ts';
import type {Saved} from '../../../source/ui/chat/desk.ts';
import {createDemoClient, demoMessage, demoState} from '../../helpers/demo-client.ts';

const lines = [
	demoMessage({ago: 3, from: 'mina', text: 'https://a.b/one and https://a.b/two를'}),
	demoMessage({ago: 2, from: 'jun', text: 'nothing'}),
	demoMessage({ago: 1, from: 'jun', text: '(https://a.b/three)'}),
];

const clientWith = (shown = lines) => createDemoClient(demoState(shown));

const type = (line: string, context: Partial<CommandContext> = {}, client = clientWith()) => {
	const outcome = submitLine(client, line, {version: '0.1.0', ...context});
	const said = client.calls.flatMap(call => (call.name === 'notify' ? [String(call.arguments[0])] : []));
	return {outcome, said: said.join('\n'), client};
};

test('/open opens the last link, or the one before', t => {
	const opened: string[] = [];
	const openLink = (link: string) => {
		opened.push(link);
	};
	t.is(type('/open', {openLink}).outcome, 'done');
	type('/open 2', {openLink});
	type('/open 3', {openLink});
	t.deepEqual(opened, ['https://a.b/three', 'https://a.b/two', 'https://a.b/one']);

	for (const wrong of ['/open 4', '/open 0', '/open x', '/open 1.5', '/open -1']) {
		t.is(type(wrong, {openLink}).outcome, 'refused', wrong);
	}

	t.is(opened.length, 3);
	t.regex(type('/open', {openLink}, clientWith([])).said, /no link here/);
});

test('in lines /open says the link', t => {
	t.is(type('/open').said, 'https://a.b/three');
});

test('/save writes what is loaded, and replaces nothing unless that is asked for', t => {
	const asked: unknown[] = [];
	const saveAs = (saved: Saved) => ({
		save(shown: readonly unknown[], file: string, replaces: boolean) {
			asked.push([shown.length, file, replaces]);
			return saved;
		},
	});
	t.regex(
		type('/save ~/a room.txt', saveAs({type: 'saved', path: '/h/a room.txt', messages: 3})).said,
		/3 messages.*\/h\/a room\.txt/,
	);
	t.regex(type('/save a.txt', saveAs({type: 'exists', path: '/h/a.txt'})).said, /\/save a\.txt !/);
	t.is(
		type('/save a.txt !', saveAs({type: 'failed', path: '/h/a.txt', reason: 'EACCES'})).outcome,
		'refused',
	);
	t.deepEqual(asked, [
		[3, '~/a room.txt', false],
		[3, 'a.txt', false],
		[3, 'a.txt', true],
	]);
	t.is(type('/save').outcome, 'refused');
	t.is(type('/save a.txt').outcome, 'refused');
});

test('/unfold without a screen has nothing to unfold', t => {
	t.is(type('/unfold').outcome, 'refused');
	t.is(type('/unfold', {unfold: () => true}).outcome, 'asked');
});

test('names of emoji become emoji when a text is sent', t => {
	for (const [line, call] of [
		['done :tada: `:tada:`', {name: 'say', arguments: ['done 🎉 `:tada:`']}],
		['/me :wave:', {name: 'say', arguments: ['👋', 'action']}],
	] as const) {
		t.deepEqual(type(line).client.calls, [call]);
	}

	t.deepEqual(type('/w mina :축하:').client.calls, [
		{name: 'converse', arguments: ['mina']},
		{name: 'whisper', arguments: ['mina', '🎉']},
	]);
});
