/** What the server refuses: what happened, and what to do about it. `about` is what the server wrote of it. */

const askOperator = 'Ask an operator of the room.';
const asWritten = (about: string): string => about;
const orRefused = (about: string): string => (about === '' ? 'The server refused.' : about);
const later = 'Try again later.';

export const refusals = {
	tooFast: {problem: 'You are sending too fast.', hint: 'Wait a second, then press Enter again.'},
	tooLong: {
		/** Sizes such as `64.0 KiB`. */
		problem: (size: string, most: string) => `The message has ${size}; at most ${most} are taken.`,
		hint: 'Shorten it, or send it in parts.',
	},
	tooMuch: 'too much',
	bannedWord: {problem: 'A word in it is not wanted here.', hint: 'Say it in other words.'},
	empty: {problem: 'There is nothing in it to send.', hint: 'Write something first.'},
	muted: {problem: 'You are muted.', hint: 'Wait, or ask the host.'},
	nameTaken: {problem: (name: string) => `"${name}" is taken.`, hint: 'Choose another: /nick NAME'},
	nameInvalid: {
		problem: (name: string) => `"${name}" cannot be a name.`,
		/** `own` is what is known here to be wrong with it, and may be nothing. */
		hint: (about: string, own: string) =>
			about || own || 'Letters of any script, digits, "-", "_" and "." can, up to 20 columns: /nick NAME',
	},
	/** What is wrong with a name; cells and half as many, for wide letters. */
	name: {
		empty: 'A name needs at least one letter or digit.',
		'too-long': (cells: number, wide: number) =>
			`A name can be ${cells} columns wide at most: ${cells} letters, or ${wide} Hangul syllables.`,
		characters: 'A name can have letters and digits of any script, and - _ . but no spaces or other signs.',
		reserved: 'That name is reserved; choose another.',
	},
	noSuchUser: {
		problem: (name: string) => `Nobody here is called "${name}".`,
		hint: 'See who is here: /users',
	},
	toSelf: {problem: 'That is you.', hint: 'Whisper to somebody else: /users says who is here.'},
	notInRoom: {problem: 'You are not in that room.', hint: 'Leave and join again.'},
	moderated: {problem: asWritten, hint: askOperator},
	roomBanned: {problem: asWritten, hint: askOperator},
	roomFull: {problem: asWritten, hint: askOperator},
	roomKey: {problem: asWritten, hint: askOperator},
	inviteOnly: {problem: asWritten, hint: askOperator},
	notOperator: {problem: asWritten, hint: askOperator},
	notThere: {problem: asWritten, hint: askOperator},
	alreadyThere: {problem: asWritten, hint: askOperator},
	notPermitted: {problem: 'You are not permitted to do that.', hint: 'Ask the host.'},
	badFrame: {
		problem: (about: string) => `The server did not understand: ${about}`,
		hint: 'Use the same version of chat-tui on both sides.',
	},
	noSuchMessage: {problem: orRefused, hint: 'Choose another message.'},
	notYours: {problem: orRefused, hint: 'Answer it, or react to it.'},
	roomInvalid: {problem: orRefused, hint: 'Choose another name, such as /join #tea'},
	tooManyRooms: {problem: orRefused, hint: '/part leaves the one in view.'},
	unavailable: {problem: orRefused, hint: later},
	/** What has no words of its own. */
	other: {problem: orRefused, hint: later},
};
