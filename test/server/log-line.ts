import test from 'ava';
import fc from 'fast-check';
import type {LogEvent, ServerEvent} from '../../source/messages.ts';
import {formatLogLine} from '../../source/server/log-line.ts';

// Local time, so that the expected clock is the same in every time zone.
const time = new Date(2026, 2, 9, 12, 3, 11).getTime();
const line = (event: ServerEvent): string => formatLogLine({...event, time} as LogEvent);
const where = {address: '10.0.0.7', port: 51_234, protocol: 'native', online: 3} as const;

const expected: ReadonlyArray<readonly [ServerEvent, string]> = [
	[{event: 'listening', host: '::', port: 7777}, '* listening on [::]:7777'],
	[{event: 'join', name: 'mina', ...where}, '+ mina joined from 10.0.0.7:51234 (native) · 3 online'],
	[
		{event: 'leave', name: '민아', ...where, online: 2, reason: 'timeout'},
		'- 민아 did not come back · 10.0.0.7:51234 · 2 online',
	],
	[
		{event: 'leave', name: 'mina', ...where, online: 2, reason: 'quit'},
		'- mina left · 10.0.0.7:51234 · 2 online',
	],
	[{event: 'reconnecting', name: 'mina', ...where}, '~ mina is reconnecting · 10.0.0.7:51234'],
	[{event: 'resumed', name: 'mina', ...where}, '~ mina is back from 10.0.0.7:51234 · 3 online'],
	[
		{event: 'behind', name: 'mina', address: '10.0.0.7', port: 51_234},
		'~ mina reads slowly, and goes on from the journal · 10.0.0.7:51234',
	],
	[
		{event: 'caught-up', name: 'mina', address: '10.0.0.7', port: 51_234, messages: 1},
		'~ mina has caught up with 1 message · 10.0.0.7:51234',
	],
	[
		{event: 'caught-up', name: 'mina', address: '10.0.0.7', port: 51_234, messages: 1200},
		'~ mina has caught up with 1200 messages · 10.0.0.7:51234',
	],
	[{event: 'rename', from: 'mina', name: '민아'}, '~ mina is now 민아'],
	[{event: 'message', room: '#lobby', name: '민아', text: '안녕\n하세요'}, '> 민아: 안녕 하세요'],
	[{event: 'message', room: '#lobby', name: '민아', text: 'waves', kind: 'action'}, '> 민아 waves'],
	[{event: 'message', room: '#개발', name: 'jun', text: 'tea?'}, '> #개발 jun: tea?'],
	[{event: 'whisper', from: 'Server', to: 'jun', text: 'hello'}, '> Server → jun: hello'],
	[
		{event: 'amend', room: '#lobby', name: 'jun', what: 'edit', text: 'tea\nnow'},
		'~ jun edited a message: tea now',
	],
	[
		{event: 'amend', room: '#개발', name: 'server', what: 'delete', text: 'spam'},
		'~ server deleted a message in #개발: spam',
	],
	[{event: 'kick', name: 'jun', by: 'server', reason: 'spam'}, '! jun was kicked by server: spam'],
	[{event: 'kick', name: 'jun', by: 'server', reason: ''}, '! jun was kicked by server'],
	[{event: 'topic', room: '#lobby', by: 'jun', topic: 'tea'}, '~ jun set the topic of #lobby: tea'],
	[{event: 'motd', text: 'Hi'}, '~ the message of the day is now: Hi'],
	[{event: 'motd', text: ''}, '~ the message of the day is empty now'],
	[
		{
			event: 'rejected',
			code: 'name-taken',
			name: 'jun',
			address: '::1',
			port: 9,
			text: 'That name is taken.',
		},
		'! refused jun from [::1]:9: That name is taken. (name-taken)',
	],
	[
		{event: 'error', text: 'read ETIMEDOUT', address: '10.0.0.7', port: 51_234},
		'! error: read ETIMEDOUT · 10.0.0.7:51234',
	],
	[{event: 'error', code: 'journal', text: 'disk full'}, '! error: disk full (journal)'],
	[{event: 'users', users: []}, '* no users'],
	[
		{
			event: 'users',
			users: [
				{name: 'mina', address: '10.0.0.7', port: 1},
				{name: 'jun', address: '::1', port: 2},
			],
		},
		'* 2 users: mina 10.0.0.7:1, jun [::1]:2',
	],
	[
		{event: 'read-only', code: 'full', text: 'There is no room left for the history in /data.'},
		'! read-only: nothing can be stored. There is no room left for the history in /data. (full)',
	],
	[
		{event: 'writable', afterMs: 72_400, refused: 12},
		'* storing again after 1m 12s, 12 entries were refused',
	],
	[{event: 'search-index', text: 'The search index is complete.'}, '* The search index is complete.'],
	[{event: 'writable', afterMs: 2000, refused: 1}, '* storing again after 2s, 1 entry was refused'],
	[{event: 'pruned', messages: 1200, others: 1}, '* removed from history: 1200 messages, 1 other entry'],
	[{event: 'pruned', messages: 1, others: 0}, '* removed from history: 1 message'],
	[
		{event: 'stopping', reason: 'The operator stopped the server.'},
		'* stopping: The operator stopped the server.',
	],
];

for (const [event, text] of expected) {
	test(`${event.event}: ${text}`, t => {
		t.is(line(event), `12:03:11  ${text}`);
	});
}

test('whatever a client wrote, an event is one line without control characters', t => {
	fc.assert(
		fc.property(fc.string({unit: 'binary'}), fc.string({unit: 'binary'}), (name, text) => {
			const rejected = line({event: 'rejected', code: 'name-invalid', name, address: '::1', port: 1, text});
			return !/[\u0000-\u001f\u007f-\u009f]/.test(rejected);
		}),
	);
	t.false(line({event: 'message', room: '#lobby', name: 'x', text: 'a\u001b[2Jb\r\nc'}).includes('\u001b'));
});
