/** What users say of themselves: being away, and their real name. */
import type {Effect, EntryOf} from '../../messages.ts';
import {noteSeen} from '../members.ts';
import type {HubState, User} from '../state.ts';
import {deliver, neighbours} from './audience.ts';

const toAll = (state: HubState, user: User, event: Extract<Effect, {type: 'deliver'}>['event']): Effect[] => {
	const effects = [deliver(neighbours(state, user, user.session), event)];
	if (user.session !== undefined) {
		effects.push(deliver({sessions: [user.session]}, event));
	}

	return effects;
};

export const applyAway = (state: HubState, entry: EntryOf<'away'>): Effect[] => {
	const user = state.users.get(entry.user);
	if (!user) {
		return [];
	}

	user.away = entry.text;
	noteSeen(state, user);
	const {seq, time, text} = entry;
	return toAll(state, user, {type: 'away', seq, time, id: user.id, name: user.name, text});
};

export const applyProfile = (state: HubState, entry: EntryOf<'profile'>): Effect[] => {
	const user = state.users.get(entry.user);
	if (!user) {
		return [];
	}

	user.realName = entry.realName;
	const {seq, time, realName} = entry;
	return toAll(state, user, {type: 'profile', seq, time, id: user.id, name: user.name, realName});
};
