/**
From a committed entry to its effects. Deterministic: hubs that are fed the same entries are in the same state, but for which
connections are their own. Where two proposals crossed, the second in the journal's order loses here.
*/
import {lobby} from '../../limits.ts';
import type {Effect, Entry} from '../../messages.ts';
import {type HubState, serverInfo} from '../state.ts';
import {applyAmend} from './amend.ts';
import {applyRegister, applyResume} from './arrive.ts';
import {deliver, report} from './audience.ts';
import {applyDrop, applyKick, applyQuit} from './leave.ts';
import {applyEject, applyInvite, applyMode} from './modes.ts';
import {applyAway, applyProfile} from './profile.ts';
import {applyJoin, applyPart, applyRename, applyTopic} from './rooms.ts';
import {applyMessage, applyWhisper} from './speech.ts';

export const apply = (state: HubState, entry: Entry): readonly Effect[] => {
	state.seq = entry.seq;
	const first = state.rooms.get(lobby);
	if (state.epoch === '') {
		state.epoch = `${entry.time.toString(36)}-${entry.origin?.node ?? ''}`;
	}

	if (first?.createdAt === 0) {
		first.createdAt = entry.time;
	}

	const session = entry.origin?.node === state.options.node ? entry.origin.session : undefined;
	switch (entry.type) {
		case 'register': {
			return applyRegister(state, entry, session);
		}

		case 'resume': {
			return applyResume(state, entry, session);
		}

		case 'drop': {
			return applyDrop(state, entry);
		}

		case 'quit': {
			return applyQuit(state, entry);
		}

		case 'kick': {
			return applyKick(state, entry);
		}

		case 'rename': {
			return applyRename(state, entry, session);
		}

		case 'join': {
			return applyJoin(state, entry, session);
		}

		case 'part': {
			return applyPart(state, entry);
		}

		case 'topic': {
			return applyTopic(state, entry);
		}

		case 'message': {
			return applyMessage(state, entry, session);
		}

		case 'whisper': {
			return applyWhisper(state, entry, session);
		}

		case 'amend': {
			return applyAmend(state, entry, session);
		}

		case 'mode': {
			return applyMode(state, entry);
		}

		case 'invite': {
			return applyInvite(state, entry);
		}

		case 'eject': {
			return applyEject(state, entry);
		}

		case 'away': {
			return applyAway(state, entry);
		}

		case 'profile': {
			return applyProfile(state, entry);
		}

		case 'motd': {
			state.motd = entry.text;
			return [
				deliver('everyone', {type: 'server', server: serverInfo(state)}),
				report({event: 'motd', text: entry.text}),
			];
		}
	}
};
