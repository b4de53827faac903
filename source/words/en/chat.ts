/** The chat's screen. */

const others = (rest: number): string => `${rest} others`;

/** `mina`, `mina and jun`, `mina, jun and bora`, `mina, jun and 3 others`. */
const names = (shown: readonly string[], rest: number): string => {
	const last = rest > 0 ? others(rest) : shown.at(-1);
	const before = rest > 0 ? shown : shown.slice(0, -1);

	return before.length === 0 ? `${last}` : `${before.join(', ')} and ${last}`;
};

export const chat = {
	placeholder: (room: string) => `Message ${room}`,
	retryNow: 'Enter tries again now.',
	/** Beside the words of a message. */
	notSent: '(not sent)',
	/** Beside one's own name in the list. */
	you: '(you)',
	/** Who does not fit into the list. */
	more: (count: number) => `+${count} more`,
	/** `count` may have a `+` behind it. */
	new: (count: string) => `${count} new`,
	/** Above what is shown; `count` may have a `+` behind it. */
	unread: (count: string) => `${count} unread`,
	header: {
		online: (count: number) => `${count} online`,
		connecting: 'connecting…',
		reconnecting: (when: string) => `reconnecting ${when}`,
		retry: (when: string) => `retry ${when}`,
		attempt: (attempt: number) => `attempt ${attempt}`,
		offline: 'offline',
		/** How long until the next attempt. */
		in: (duration: string) => `in ${duration}`,
		now: 'now',
	},
	find: {
		label: 'find:',
		in: (room: string) => `in ${room}`,
		looking: 'looking …',
		lookingFurther: 'looking further back …',
		nothing: 'nothing found',
		/** `count` may have a `+` behind it. */
		place: (index: number, count: string) => `${index} of ${count}`,
	},
	/** What stands on a rule across the pane. */
	marks: {
		beginning: (room: string) => `the beginning of ${room}`,
		earlierIdle: 'earlier messages: PageUp',
		idle: 'more messages here',
		earlierLoading: '… loading earlier messages …',
		loading: '… loading messages …',
		earlierFailed: 'earlier messages did not come: PageUp tries again',
		failed: 'messages did not come: PageUp tries again',
		/** Above it is what was said before one came. */
		earlier: 'earlier ↑',
		/** Below it is what was said since one stopped reading. */
		new: 'new',
	},
	/** Who did what, in quiet lines. `who` may be several, as `names` puts them together. */
	activity: {
		names,
		joined: (who: string) => `${who} joined`,
		left: (who: string) => `${who} left`,
		/** By the reason that the server gives. */
		leftBy: {
			lost: (who: string) => `${who} lost the connection`,
			timeout: (who: string) => `${who} timed out`,
			kicked: (who: string) => `${who} was kicked`,
			banned: (who: string) => `${who} was banned`,
			slow: (who: string) => `${who} was too slow to keep up`,
			flood: (who: string) => `${who} was dropped for flooding`,
			error: (who: string) => `${who} lost the connection`,
		},
		/** Something that one did, with what they said about it. */
		saying: (what: string, text: string) => `${what} (${text})`,
		renamed: (from: string, to: string) => `${from} is now ${to}`,
		topic: (who: string, topic: string) => `${who} set the topic: ${topic}`,
		noTopic: (who: string) => `${who} cleared the topic`,
	},
	/** A terminal that is too small. */
	tooSmall: (columns: number, rows: number) => `Too small: ${columns}×${rows}`,
	needsSize: (columns: number, rows: number) => `Needs ${columns}×${rows}`,
};
