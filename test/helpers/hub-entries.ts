/** Entries for a hub, by chance: what may be in a journal, sensible or not. */
import fc from 'fast-check';
import type {Draft, Entry} from '../../source/messages.ts';

const users = fc.constantFrom('u1', 'u2', 'u3', 'u4');
const names = fc.constantFrom('mina', 'Mina', 'ｍｉｎａ', 'bora', '준호', 'dana');
const roomNames = fc.constantFrom('#lobby', '#a', '#점심');
const author = fc.record({id: users, name: names, color: fc.nat(15)});
const origin = fc.record({
	node: fc.constantFrom('one', 'two', 'three'),
	session: fc.integer({min: 1, max: 5}),
});
const number = fc.integer({min: 1, max: 6});
const place = {
	address: fc.constant('10.0.0.7'),
	port: fc.nat(9),
	protocol: fc.constantFrom('native' as const, 'irc' as const),
};

const body = fc.oneof(
	fc.record({
		type: fc.constant('register' as const),
		user: users,
		name: names,
		color: fc.nat(15),
		token: fc.constantFrom('t1', 't2', 't3', undefined),
		rooms: fc.uniqueArray(roomNames, {maxLength: 2}),
		...place,
	}),
	fc.record({type: fc.constant('resume' as const), user: users, ...place}),
	fc.record({type: fc.constant('drop' as const), user: users}),
	fc.record({
		type: fc.constant('quit' as const),
		user: users,
		name: names,
		reason: fc.constantFrom('quit' as const, 'timeout' as const),
	}),
	fc.record({
		type: fc.constant('kick' as const),
		user: users,
		name: names,
		by: fc.constant('server'),
		reason: fc.string(),
	}),
	fc.record({type: fc.constant('rename' as const), user: users, from: names, name: names}),
	fc.record({type: fc.constant('join' as const), user: users, room: roomNames}),
	fc.record({type: fc.constant('part' as const), user: users, room: roomNames}),
	fc.record({
		type: fc.constant('topic' as const),
		user: users,
		by: names,
		room: roomNames,
		topic: fc.string(),
	}),
	fc.record({
		type: fc.constant('message' as const),
		room: roomNames,
		from: author,
		text: fc.string(),
		kind: fc.constant('text' as const),
		number,
	}),
	fc.record({type: fc.constant('whisper' as const), from: author, to: author, text: fc.string(), number}),
	fc.record({
		type: fc.constant('mode' as const),
		room: roomNames,
		by: author,
		changes: fc.array(
			fc.oneof(
				fc.record({mode: fc.constantFrom('moderated' as const, 'invite-only' as const), on: fc.boolean()}),
				fc.record({
					mode: fc.constantFrom('operator' as const, 'voice' as const),
					on: fc.boolean(),
					name: names,
				}),
				fc.record({
					mode: fc.constant('ban' as const),
					on: fc.boolean(),
					mask: fc.constantFrom('mina!*@*', '*!*@10.*'),
				}),
				fc.record({
					mode: fc.constant('key' as const),
					on: fc.constant(true as const),
					key: fc.string(),
				}),
				fc.record({
					mode: fc.constant('limit' as const),
					on: fc.constant(true as const),
					limit: fc.integer({min: 1, max: 2}),
				}),
			),
			{maxLength: 3},
		),
	}),
	fc.record({
		type: fc.constant('amend' as const),
		room: roomNames,
		target: fc.integer({min: 1, max: 80}),
		by: author,
		amendment: fc.oneof(
			fc.record({type: fc.constant('edit' as const), text: fc.string()}),
			fc.record({type: fc.constant('delete' as const)}),
			fc.record({type: fc.constant('react' as const), emoji: fc.constant('🎉'), on: fc.boolean()}),
		),
		quote: fc.record({seq: fc.integer({min: 1, max: 80}), from: author, text: fc.string()}),
	}),
	fc.record({type: fc.constant('invite' as const), room: roomNames, by: author, to: author}),
	fc.record({
		type: fc.constant('eject' as const),
		room: roomNames,
		user: users,
		by: author,
		reason: fc.string(),
	}),
	fc.record({type: fc.constant('away' as const), user: users, text: fc.string()}),
	fc.record({type: fc.constant('profile' as const), user: users, realName: fc.string()}),
	fc.record({type: fc.constant('motd' as const), text: fc.string()}),
);

/** Up to 80 entries, numbered from 1. */
export const history = fc.array(fc.tuple(body, origin), {maxLength: 80}).map(list =>
	list.map(
		([draft, from], index): Entry => ({
			...(draft as Draft),
			origin: from,
			seq: index + 1,
			time: index * 100,
		}),
	),
);
