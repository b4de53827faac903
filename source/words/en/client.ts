/** What the client says by itself, on the screen and in lines. */

const messages = (count: number): string => (count === 1 ? '1 message' : `${count} messages`);
const be = (count: number): string => (count === 1 ? 'is' : 'are');
const were = (count: number): string => (count === 1 ? 'was' : 'were');
const them = (count: number): string => (count === 1 ? 'it' : 'them');

export const client = {
	/** `problem` is what has ended the connection. */
	reconnecting: (problem: string) => `${problem} Connecting again …`,
	connectedAgain: 'Connected again.',
	connectionLost: 'The connection was lost.',
	noConnection: {problem: 'There is no connection.', hint: 'Try again when it is back.'},
	/** Something that was asked for is refused; `about` is what the server wrote of it. */
	requestRefused: (problem: string, about: string) => (about === '' ? problem : about),
	notSent: 'Not sent: the connection has ended.',
	caughtUp: (count: number) => `${messages(count)} caught up.`,
	roundTrip: (ms: string) => `Round trip: ${ms} ms.`,
	/** Less than can be measured. */
	underOne: 'under 1',
	users: (count: number) => (count === 1 ? '1 user' : `${count} users`),
	/** Behind the number of users of a room that one is in. */
	youToo: 'you too',
	ejected: (by: string, room: string) => `${by} made you leave ${room}`,
	everyoneIsIn: (room: string) => `${room} is where everyone is: /quit leaves the server.`,
	kept: {
		textIsBack: 'What you were writing is back.',
		sentNow: (count: number) => `${messages(count)} from last time ${be(count)} sent now.`,
		old: (count: number) =>
			`${messages(count)} from last time ${were(count)} not sent, and more than a day old: ↑ brings ${them(count)} back.`,
		notSent: (count: number) => `${messages(count)} ${were(count)} not sent.`,
		otherJournal: (count: number) =>
			`The server has begun anew since last time: ${messages(count)} ${were(count)} not sent. ↑ brings ${them(count)} back.`,
		textIsKept: 'What you were writing is kept for the next time you join.',
		messagesAreKept: (count: number) =>
			`${messages(count)} ${were(count)} not sent yet: the next time you join, ${them(count) === 'it' ? 'it is' : 'they are'}.`,
	},
};
