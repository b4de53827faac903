/** Whether hubs that were fed the same entries agree: two new ones, the server's, and what clients know of their own places. */
import {createHub, type Hub, type HubRules} from '../../../source/hub/hub.ts';
import type {Entry, UserView} from '../../../source/messages.ts';
import type {Person} from './person.ts';

const createFreshHub = (rules: HubRules, node: string): Hub =>
	createHub({
		node,
		name: 'simulated',
		version: '1.0.0',
		motd: '',
		rules,
		newId: () => 'fresh',
		newName: () => 'fresh',
	});

/** Everything of a hub that is not about its own connections. */
const shared = (hub: Hub): string =>
	JSON.stringify([
		[...hub.look.users()].map(({session: _session, activeAt: _activeAt, ...user}) => user),
		hub.look
			.rooms()
			.map(room => [
				room,
				[...room.flags],
				room.members().map(({user, isOperator, isVoiced}) => [user.id, isOperator, isVoiced]),
			]),
		hub.server(),
	]);

const publicView = ({id, name, color, address, port, protocol, presence, joinedAt, messages}: UserView) =>
	JSON.stringify({id, name, color, address, port, protocol, presence, joinedAt, messages});

/** What differs; undefined when all agree. */
export const compareHubs = (
	entries: readonly Entry[],
	rules: HubRules,
	live: readonly UserView[],
	people: readonly Person[],
): string | undefined => {
	const [one, other] = [createFreshHub(rules, 'one'), createFreshHub(rules, 'server1')];
	for (const entry of entries) {
		one.apply(entry);
		other.apply(entry);
	}

	if (shared(one) !== shared(other)) {
		return `two hubs differ:\n${shared(one)}\n${shared(other)}`;
	}

	const replayed = [...one.look.users()].map(user => publicView({...user, rttMs: undefined})).join('\n');
	const running = live.map(publicView).join('\n');
	if (replayed !== running) {
		return `the server's hub differs from the journal's:\n${running}\n${replayed}`;
	}

	for (const {witness} of people) {
		const rooms = [...(witness.client?.store.getState().rooms.keys() ?? [])]
			.filter(name => name.startsWith('#'))
			.toSorted()
			.join(' ');
		const real = one.look
			.roomsOf(witness.id ?? '')
			.map(({name}) => name)
			.toSorted()
			.join(' ');
		if (!witness.isGone && rooms !== real) {
			return `${witness.name} takes itself to be in ${rooms}, and is in ${real}`;
		}
	}

	return undefined;
};
