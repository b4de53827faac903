import test from 'ava';
import fc from 'fast-check';
import type {Member} from '../../../source/messages.ts';
import {encodeMembers, membersInPieces} from '../../../source/protocols/native/encode-members.ts';

const memberOf = (index: number, away: string): Member => ({
	id: `id ${index}`,
	name: `name "${index}" 이름`,
	color: index % 8,
	presence: 'online',
	...(away === '' ? {} : {away}),
});

test('a list is encoded as JSON has it, whatever lists were encoded before', t => {
	t.is(encodeMembers([]), '[]');
	const change = fc.oneof(
		{
			weight: 8,
			arbitrary: fc.record({type: fc.constant('enter' as const), count: fc.integer({min: 1, max: 100})}),
		},
		fc.record({type: fc.constant('leave' as const), place: fc.nat(400)}),
		fc.record({type: fc.constant('away' as const), place: fc.nat(400)}),
		fc.record({type: fc.constant('shorter' as const), count: fc.nat(100)}),
	);
	fc.assert(
		fc.property(fc.array(change, {maxLength: 20}), changes => {
			let members: readonly Member[] = [];
			let next = 0;
			for (const each of changes) {
				switch (each.type) {
					case 'enter': {
						members = [...members, ...Array.from({length: each.count}, () => memberOf(next++, ''))];
						break;
					}

					case 'leave': {
						members = members.filter((_, index) => index !== each.place % members.length);
						break;
					}

					case 'away': {
						members = members.map((member, index) =>
							index === each.place % members.length ? memberOf(next++, 'lunch') : member,
						);
						break;
					}

					case 'shorter': {
						members = members.slice(0, each.count);
					}
				}

				t.is(encodeMembers(members), JSON.stringify(members));
				const pieces = membersInPieces(members);
				t.is(pieces?.map(piece => Buffer.from(piece).toString()).join(''), pieces && JSON.stringify(members));
			}
		}),
	);
});

test('who comes in after another is given the very bytes that the other was', t => {
	const members = Array.from({length: 1000}, (_, index) => memberOf(index, ''));
	const bytesOf = (pieces: ReturnType<typeof membersInPieces>) =>
		pieces?.find(piece => piece instanceof Uint8Array);
	const bytes = bytesOf(membersInPieces(members));
	t.truthy(bytes);
	t.is(bytesOf(membersInPieces([...members, memberOf(1000, '')])), bytes);
	t.is(membersInPieces(members.slice(0, 10)), undefined);
});
