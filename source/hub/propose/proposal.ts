/** What comes of a command, and the small pieces that every kind of command uses. */
import type {Draft, Effect, EntryBody, RejectCode, SessionId, Time} from '../../messages.ts';
import {take} from '../rate.ts';
import type {HubState, User} from '../state.ts';

/** What comes of a command: an entry to append, a refusal for its session alone, or effects that need no journal. */
export type Proposal =
	| {readonly type: 'entry'; readonly draft: Draft}
	| {readonly type: 'rejected'; readonly code: RejectCode; readonly text: string}
	| {readonly type: 'effects'; readonly effects: readonly Effect[]};

/** Nothing to do and nothing to say. */
export const nothing: Proposal = {type: 'effects', effects: []};

/** A refusal, with a sentence for people. */
export const reject = (code: RejectCode, text: string): Proposal => ({type: 'rejected', code, text});

/** An entry to append. What the operator proposes has no session, and so no origin. */
export const entryOf = (state: HubState, body: EntryBody, now: Time, session?: SessionId): Proposal => ({
	type: 'entry',
	draft: {
		...body,
		time: now,
		...(session === undefined ? {} : {origin: {node: state.options.node, session}}),
	},
});

/** The refusal of a user who asks for more than the rate allows. Undefined, and counted, when it allows one more. */
export const tooFast = (state: HubState, user: User, now: Time): Proposal | undefined => {
	const {rate} = state.options.rules;
	return take(user.bucket, rate, now) ? undefined : reject('too-fast', `At most ${rate} messages a second.`);
};

/** Effects that need no journal. */
export const effects = (list: readonly Effect[]): Proposal => ({type: 'effects', effects: list});
