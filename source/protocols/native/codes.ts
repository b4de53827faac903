/** Codes, kinds and reasons in what a server sends. Values that a newer server may add fall back to one that this client knows. */
import * as v from 'valibot';
import type {Event, GoodbyeCode, LeaveReason, MessageKind, Presence, RejectCode} from '../../messages.ts';

/** One of a list that the compiler keeps complete; what is not in it becomes `otherwise`. */
const oneOf = <Value extends string>(values: Readonly<Record<Value, true>>, otherwise: NoInfer<Value>) => {
	const known = new Set(Object.keys(values));
	return v.pipe(
		v.string(),
		v.transform((value): Value => (known.has(value) ? (value as Value) : otherwise)),
	);
};

type Rejected = Extract<Event, {type: 'rejected'}>;

export const kind = oneOf<MessageKind>({text: true, action: true, notice: true}, 'text');
export const presence = oneOf<Presence>({online: true, reconnecting: true}, 'online');
export const leaveReason = oneOf<LeaveReason>(
	{
		quit: true,
		lost: true,
		timeout: true,
		kicked: true,
		banned: true,
		slow: true,
		flood: true,
		shutdown: true,
		error: true,
	},
	'quit',
);
export const rejectCode = oneOf<RejectCode>(
	{
		'name-taken': true,
		'name-invalid': true,
		'wrong-password': true,
		'server-full': true,
		banned: true,
		version: true,
		'not-registered': true,
		'already-registered': true,
		'too-long': true,
		'too-fast': true,
		empty: true,
		'banned-word': true,
		muted: true,
		'no-such-user': true,
		'no-such-room': true,
		'no-such-message': true,
		'not-yours': true,
		'room-invalid': true,
		'not-in-room': true,
		'too-many-rooms': true,
		'to-self': true,
		'not-permitted': true,
		'bad-frame': true,
		unavailable: true,
		moderated: true,
		'room-banned': true,
		'room-full': true,
		'room-key': true,
		'invite-only': true,
		'not-operator': true,
		'not-there': true,
		'already-there': true,
	},
	'unavailable',
);
export const rejectedOf = oneOf<Rejected['of']>(
	{
		register: true,
		say: true,
		whisper: true,
		rename: true,
		join: true,
		part: true,
		topic: true,
		who: true,
		rooms: true,
		typing: true,
		history: true,
		search: true,
		amend: true,
		quit: true,
		mode: true,
		invite: true,
		eject: true,
		away: true,
		profile: true,
		tag: true,
		frame: true,
	},
	'frame',
);
/** A reason that this client does not know is no reason to give up: it comes back, as after a shutdown. */
export const goodbyeCode = oneOf<GoodbyeCode>(
	{
		bye: true,
		kicked: true,
		shutdown: true,
		restart: true,
		slow: true,
		silent: true,
		replaced: true,
		rejected: true,
		'too-many-connections': true,
		'bad-frame': true,
	},
	'shutdown',
);
