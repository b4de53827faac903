/** The line mode: what is said besides messages, and how whispers are told from what everyone hears. */

const online = (count: number): string => `${count} online`;

export const plain = {
	whispers: (who: string) => `${who} whispers:`,
	joined: (who: string, count: number) => `${who} joined. ${online(count)}.`,
	/** `why` may be empty. */
	left: (who: string, why: string, count: number) =>
		`${who} left${why === '' ? '' : ` (${why})`}. ${online(count)}.`,
	/** Why somebody left, where it was not by themselves. */
	reasons: {
		lost: 'lost',
		timeout: 'timeout',
		kicked: 'kicked',
		banned: 'banned',
		slow: 'slow',
		flood: 'flood',
		shutdown: 'shutdown',
		error: 'error',
	},
	/** `why` may be empty. */
	ejected: (who: string, by: string, why: string) =>
		`${who} was removed by ${by}${why === '' ? '' : `: ${why}`}.`,
	renamed: (from: string, to: string) => `${from} is now ${to}.`,
	topic: (who: string, topic: string) => `${who} set the topic: ${topic}`,
	welcome: (you: string, room: string, server: string, count: number) =>
		`You are ${you} in ${room} on ${server}, ${online(count)}.`,
	/** Another room is in view. */
	nowIn: (room: string, count: number) => `You are in ${room}, ${count} here.`,
	nowWith: (who: string) => `What you write goes to ${who} alone. /part ends that.`,
	topicIs: (topic: string) => `Topic: ${topic}`,
	commands: 'Commands: /help',
	nothingFound: 'Nothing found.',
	beginning: (room: string) => `That is the beginning of ${room}.`,
	lines: 'Write the lines; a line with . alone ends them.',
	noOlder: 'There are no older ones.',
	older: 'There are older ones: /find shows them.',
	searchLost: {
		problem: 'The connection was lost before the search was done.',
		hint: 'Try again: /find WORDS',
	},
	gaveUp: {
		problem: 'The connection did not come back.',
		hint: 'Not everything was sent: try again later.',
	},
	lineTooLong: 'A line of the input is too long.',
	lineMost: (kibibytes: number) => `A message may have ${kibibytes} KiB.`,
};
