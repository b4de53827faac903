/** Rooms, conversations, mentions, and who is away or not listened to. */

export const rooms = {
	whisperTo: (name: string) => `Whisper to ${name}`,
	/** A whisper came in a conversation that is not in view. */
	whispers: (who: string) => `${who} whispers to you.`,
	noTopicHere: 'A conversation has no topic; rooms have.',
};
