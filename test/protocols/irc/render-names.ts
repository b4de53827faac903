import test from 'ava';
import fc from 'fast-check';
import {renderNames} from '../../../source/protocols/irc/render-names.ts';
import type {View} from '../../../source/protocols/irc/view.ts';
import type {DirectoryMember, DirectoryRoom} from '../../../source/protocols/protocol.ts';
import {createFakeContext} from '../../helpers/session-context.ts';

const room: DirectoryRoom = {
	name: '#room',
	createdAt: 0,
	topic: '',
	topicBy: '',
	topicAt: 0,
	size: 0,
	flags: new Set(),
	key: undefined,
	limit: undefined,
	bans: () => [],
	members: () => [],
	member: () => undefined,
	isInvited: () => false,
};

const {directory} = createFakeContext().context;
const viewOf = (...capabilities: readonly string[]): View => ({
	directory,
	serverName: 'irc.test',
	selfId: () => undefined,
	has: capability => capabilities.includes(capability),
});

const views = [viewOf(), viewOf('multi-prefix'), viewOf('userhost-in-names')];

const memberOf = (index: number, isOperator: boolean): DirectoryMember => ({
	user: {
		id: `id ${index}`,
		name: `${'이름'.repeat(index % 5)}${index}`,
		address: '10.0.0.7',
		port: index,
		protocol: 'irc',
		ident: `ident${index}`,
		realName: '',
		away: '',
		joinedAt: 0,
		activeAt: 0,
	},
	isOperator,
	isVoiced: index % 3 === 0,
});

test('the lines of names are the same as if no list had been asked for before', t => {
	const step = fc.record({
		enter: fc.nat(60),
		change: fc.option(fc.nat(300)),
		leave: fc.option(fc.nat(300)),
		me: fc.constantFrom('a', 'bcd', '이름'),
		view: fc.constantFrom(...views),
	});
	fc.assert(
		fc.property(fc.array(step, {maxLength: 20}), steps => {
			let members: readonly DirectoryMember[] = [];
			let next = 0;
			for (const {enter, change, leave, me, view} of steps) {
				members = [...members, ...Array.from({length: enter}, () => memberOf(next++, false))]
					.filter((_, index) => index !== leave)
					.map((member, index) => (index === change ? {...member, isOperator: true} : member));
				// Copies: of these nothing can be known.
				const copies = members.map(member => ({...member}));
				t.deepEqual(renderNames(room, members, me, view), renderNames(room, copies, me, view));
				const words = renderNames(room, members, me, view).flatMap(({params}) =>
					(params[3] ?? '').split(' '),
				);
				t.is(words.length, members.length);
			}
		}),
	);
});
