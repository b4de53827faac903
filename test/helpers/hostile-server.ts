/** Servers that nobody should have to look after: any text wherever a guest may put one, as the dashboard is told of it. */
import fc from 'fast-check';
import type {ServerEvent, UserView} from '../../source/messages.ts';
import {sanitizeLine} from '../../source/text/sanitize.ts';
import {demoNow} from './demo-operator.ts';
import {everydayWord, hostileWord} from './hostile-chat.ts';

export type ServerScene = {
	readonly users: readonly UserView[];
	readonly events: readonly ServerEvent[];
	readonly motd: string;
};

const protocols = ['native', 'json', 'irc', 'nickname', 'assigned', 'address'] as const;

const sceneOf = (word: fc.Arbitrary<string>): fc.Arbitrary<ServerScene> => {
	const sentence = fc.array(word, {maxLength: 8}).map(words => words.join(' '));
	// A name has come through the server's door.
	const name = fc
		.oneof(word, fc.constantFrom('mina', '하늘', '동해물과백두산이', 'x'.repeat(20)))
		.map(text => sanitizeLine(text).trim() || 'nobody');
	const color = fc.integer({min: -1, max: 20});
	const place = {
		address: fc.constantFrom('10.0.0.5', '203.0.113.199', '2001:db8:85a3:8d3:1319:8a2e:370:7348', '::1'),
		port: fc.integer({min: 1, max: 65_535}),
	};
	const protocol = fc.constantFrom(...protocols);
	const room = fc.oneof(
		fc.constant('#lobby'),
		word.map(text => `#${text}`),
	);
	const online = fc.nat(10_000);

	const user = fc
		.record({
			name,
			color,
			...place,
			protocol,
			presence: fc.constantFrom('online', 'reconnecting'),
			rttMs: fc.option(fc.nat(100_000), {nil: undefined}),
			messages: fc.nat(10_000_000),
			joined: fc.nat(400 * 24 * 3_600_000),
			idle: fc.nat(400 * 24 * 3_600_000),
		})
		.map(({joined, idle, ...one}) => ({...one, joinedAt: demoNow - joined, activeAt: demoNow - idle}));

	const event: fc.Arbitrary<ServerEvent> = fc.oneof(
		fc.record({
			event: fc.constantFrom('join', 'leave'),
			name,
			color,
			...place,
			protocol,
			online,
			reason: fc.constantFrom('quit', 'lost', 'kicked', 'slow'),
		}),
		fc.record({event: fc.constantFrom('reconnecting', 'resumed'), name, ...place, protocol, online}),
		fc.record({event: fc.constant('caught-up'), name, ...place, messages: fc.nat(1_000_000)}),
		fc.record({event: fc.constant('rename'), from: name, name}),
		fc.record({
			event: fc.constant('message'),
			room,
			name,
			text: sentence,
			color,
			kind: fc.constantFrom('text', 'action', 'notice'),
		}),
		fc.record({event: fc.constant('whisper'), from: name, to: name, text: sentence}),
		fc.record({
			event: fc.constant('amend'),
			room,
			name,
			what: fc.constantFrom('edit', 'delete'),
			text: sentence,
		}),
		fc.record({event: fc.constant('kick'), name, by: name, reason: sentence}),
		fc.record({event: fc.constant('topic'), room, by: name, topic: sentence}),
		fc.record({event: fc.constant('motd'), text: sentence}),
		fc.record({
			event: fc.constant('rejected'),
			code: fc.constant('name-invalid'),
			name,
			...place,
			text: sentence,
		}),
		fc.record({event: fc.constant('error'), text: sentence, ...place}),
		fc.record({event: fc.constant('read-only'), code: fc.constant('ENOSPC'), text: sentence}),
		fc.record({
			event: fc.constant('users'),
			users: fc.array(fc.record({name, ...place}), {maxLength: 6}),
		}),
		fc.record({event: fc.constant('stopping'), reason: sentence}),
	);

	return fc.record({
		users: fc
			.array(user, {maxLength: 30})
			.map(all => all.map((one, index): UserView => ({...one, id: `u${index}`}))),
		events: fc.array(event, {maxLength: 24}),
		motd: sentence,
	});
};

/** A server whose guests are people. */
export const everydayServer = sceneOf(everydayWord);

/** Any server at all. */
export const hostileServer = sceneOf(hostileWord);
