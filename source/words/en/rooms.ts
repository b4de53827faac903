/** Rooms, conversations, mentions, and who is away or not listened to. */

export const rooms = {
	whisperTo: (name: string) => `Whisper to ${name}`,
	/** A whisper came in a conversation that is not in view. */
	whispers: (who: string) => `${who} whispers to you.`,
	/** Of other rooms and conversations than the lobby. */
	draftsAreBack: (rooms: readonly string[]) => `What you were writing is there again: ${rooms.join(', ')}.`,
	/** What the lists over the pane are. */
	switcher: 'Go to a room or a person',
	palette: 'All commands',
	inbox: 'Whispers and mentions',
	nothingFits: 'Nothing fits.',
	noMentions: 'Nobody has whispered to you or named you yet.',
	/** What others see of one who does not say why. */
	away: 'away',
	/** And of one who has touched no key for long. */
	idle: 'idle',
	youAreAway: (why: string) => `You are away: ${why}. /back ends that.`,
	youAreBack: 'You are back.',
	isAway: (name: string, why: string) => `${name} is away: ${why}`,
	isIgnored: (name: string) => `${name} is ignored: what they say is hidden. /unignore ${name} ends that.`,
	isHeardAgain: (name: string) => `${name} is not ignored any more. What they say from now on is shown.`,
	wasNotIgnored: (name: string) => `${name} is not ignored.`,
	notOneself: 'One cannot ignore oneself.',
	ignoredNames: (names: readonly string[]) =>
		names.length === 0 ? 'You ignore nobody.' : `You ignore: ${names.join(', ')}`,
	nothingNew: 'Nothing here is new to you.',
	topicOf: (room: string, topic: string) =>
		topic === '' ? `${room} has no topic. /topic TEXT sets one.` : `The topic of ${room}: ${topic}`,
	noTopicHere: 'A conversation has no topic; rooms have.',
};
