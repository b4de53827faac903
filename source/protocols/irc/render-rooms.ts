/** Who comes and goes, and what changes about rooms and people, as lines. */
import type {Event, ModeChange} from '../../messages.ts';
import type {Outgoing} from './message.ts';
import {modeLetters} from './mode-letters.ts';
import {sourceOf} from './names.ts';
import {timeTag} from './render-speech.ts';
import type {View} from './view.ts';

type EventOf<Type extends Event['type']> = Extract<Event, {type: Type}>;

/** RFC 1459 §4.2.1 JOIN; IRCv3 extended-join, with `*` for those without an account, who are all; IRCv3 away-notify, "when a user joins". */
export const renderJoin = (
	id: string,
	name: string,
	room: string,
	time: number,
	view: View,
): readonly Outgoing[] => {
	const user = view.directory.user(id);
	const source = sourceOf(view.directory, {id, name}, view.serverName);
	const tags = timeTag(time);
	const extended = view.has('extended-join') ? ['*', user?.realName || name] : [];
	const join: Outgoing = {tags, source, command: 'JOIN', params: [room, ...extended]};
	const isAway = user !== undefined && user.away !== '' && id !== view.selfId() && view.has('away-notify');
	return isAway ? [join, {tags, source, command: 'AWAY', params: [user.away]}] : [join];
};

/** Why someone left the server, for people (RFC 1459 §4.1.6, modern "QUIT message"). */
const quitText = ({reason, text}: Pick<EventOf<'left'>, 'reason' | 'text'>): string => {
	const more = text === '' ? '' : `: ${text}`;
	switch (reason) {
		case 'quit': {
			return text === '' ? 'Client quit' : `Quit: ${text}`;
		}

		case 'lost': {
			return text || 'Connection closed';
		}

		case 'timeout': {
			return 'Ping timeout';
		}

		case 'kicked': {
			return `Kicked${more}`;
		}

		case 'banned': {
			return `Banned${more}`;
		}

		case 'slow': {
			return 'Reads too slowly';
		}

		case 'flood': {
			return 'Excess flood';
		}

		case 'shutdown': {
			return 'Server shutting down';
		}

		case 'error': {
			return `Error${more}`;
		}
	}
};

export const renderLeft = (event: EventOf<'left'>, view: View): readonly Outgoing[] => [
	{
		tags: timeTag(event.time),
		source: sourceOf(view.directory, event.member, view.serverName),
		command: 'QUIT',
		params: [quitText(event)],
	},
];

/** RFC 1459 §4.2.2. */
export const renderParted = (event: EventOf<'parted'>, view: View): readonly Outgoing[] => [
	{
		tags: timeTag(event.time),
		source: sourceOf(view.directory, event.member, view.serverName),
		command: 'PART',
		params: event.text === '' ? [event.room] : [event.room, event.text],
	},
];

/** RFC 1459 §4.2.8; RFC 2812 §3.2.8: without a comment, the name of who did it. */
export const renderEjected = (event: EventOf<'ejected'>, view: View): readonly Outgoing[] => [
	{
		tags: timeTag(event.time),
		source: sourceOf(view.directory, event.by, view.serverName),
		command: 'KICK',
		params: [event.room, event.member.name, event.text || event.by.name],
	},
];

/** RFC 1459 §4.1.2: from the old name. */
export const renderRenamed = (event: EventOf<'renamed'>, view: View): readonly Outgoing[] => [
	{
		tags: timeTag(event.time),
		source: sourceOf(view.directory, {id: event.id, name: event.from}, view.serverName),
		command: 'NICK',
		params: [event.name],
	},
];

/** RFC 1459 §4.2.4. */
export const renderTopic = (event: EventOf<'topic'>, view: View): readonly Outgoing[] => {
	const user = view.directory.find(event.by);
	return [
		{
			tags: timeTag(event.time),
			source: user ? sourceOf(view.directory, user, view.serverName) : event.by,
			command: 'TOPIC',
			params: [event.room, event.topic],
		},
	];
};

const parameterOf = (change: ModeChange): string | undefined => {
	switch (change.mode) {
		case 'operator':
		case 'voice': {
			return change.name;
		}

		case 'ban': {
			return change.mask;
		}

		case 'key': {
			// Clients expect a parameter when a key is taken away, whichever.
			return change.on ? change.key : '*';
		}

		case 'limit': {
			return change.on ? String(change.limit) : undefined;
		}

		default: {
			return undefined;
		}
	}
};

/** How many bytes of letters and values one MODE line carries; a mask may be long. */
const modeBytesMax = 300;

/** RFC 1459 §4.2.3: in as many lines as it takes. */
export const renderMode = (event: EventOf<'mode'>, view: View): readonly Outgoing[] => {
	const source = sourceOf(view.directory, event.by, view.serverName);
	const lines: {letters: string; sign: string; values: string[]; bytes: number}[] = [];
	for (const change of event.changes) {
		const value = parameterOf(change);
		const bytes = 2 + (value === undefined ? 0 : Buffer.byteLength(value) + 1);
		let line = lines.at(-1);
		if (!line || line.bytes + bytes > modeBytesMax) {
			line = {letters: '', sign: '', values: [], bytes: 0};
			lines.push(line);
		}

		const sign = change.on ? '+' : '-';
		line.letters += (line.sign === sign ? '' : sign) + modeLetters[change.mode];
		line.sign = sign;
		line.bytes += bytes;
		if (value !== undefined) {
			line.values.push(value);
		}
	}

	return lines.map(({letters, values}) => ({
		tags: timeTag(event.time),
		source,
		command: 'MODE',
		params: [event.room, letters, ...values],
	}));
};

/** RFC 1459 §4.2.7; the inviter gets RPL_INVITING, and operators hear of it when they asked to (IRCv3 invite-notify). */
export const renderInvited = (event: EventOf<'invited'>, view: View): readonly Outgoing[] => {
	const self = view.selfId();
	if (event.by.id === self) {
		return [{source: view.serverName, command: '341', params: [event.by.name, event.to.name, event.room]}];
	}

	return event.to.id === self || view.has('invite-notify')
		? [
				{
					tags: timeTag(event.time),
					source: sourceOf(view.directory, event.by, view.serverName),
					command: 'INVITE',
					params: [event.to.name, event.room],
				},
			]
		: [];
};

/** IRCv3 away-notify, "of others alone": one's own is acknowledged with a numeric. */
export const renderAway = (event: EventOf<'away'>, view: View): readonly Outgoing[] =>
	view.has('away-notify') && event.id !== view.selfId()
		? [
				{
					tags: timeTag(event.time),
					source: sourceOf(view.directory, event, view.serverName),
					command: 'AWAY',
					params: event.text === '' ? [] : [event.text],
				},
			]
		: [];

/** IRCv3 setname. */
export const renderProfile = (event: EventOf<'profile'>, view: View): readonly Outgoing[] =>
	view.has('setname')
		? [
				{
					tags: timeTag(event.time),
					source: sourceOf(view.directory, event, view.serverName),
					command: 'SETNAME',
					params: [event.realName],
				},
			]
		: [];
