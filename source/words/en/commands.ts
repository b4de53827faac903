/** The chat's commands: how each is written, what it does, and what is said where something is missing. */

export const commands = {
	/** By the command's name. */
	chat: {
		nick: {usage: '/nick NAME', help: 'Change your name'},
		users: {usage: '/users', help: 'Who is here'},
		whisper: {usage: '/whisper NAME [TEXT]', help: 'Say something to one person alone, or talk with them'},
		me: {usage: '/me TEXT', help: 'Say what you do: * mina waves'},
		reply: {usage: '/reply [#N] TEXT', help: 'Answer the last message, or number N of /last'},
		react: {usage: '/react [#N] EMOJI', help: 'React with 🎉 or :tada:; again takes it off'},
		edit: {usage: '/edit [#N] TEXT', help: 'Put another text in place of your last message'},
		delete: {usage: '/delete [#N]', help: 'Delete your last message'},
		copy: {usage: '/copy [#N]', help: 'Copy the last message'},
		last: {usage: '/last [COUNT]', help: 'The last messages, with numbers'},
		away: {usage: '/away [TEXT]', help: 'Be away, and say why; again to be back'},
		back: {usage: '/back', help: 'Be back'},
		rooms: {usage: '/rooms', help: 'Which rooms there are'},
		join: {usage: '/join #ROOM [KEY]', help: 'Go into a room, or open one'},
		part: {usage: '/part', help: 'Leave the room in view, or put the conversation away'},
		topic: {usage: '/topic TEXT', help: 'Set what the room is about'},
		find: {usage: '/find [#ROOM] WORDS', help: 'Find in all history; again for older ones'},
		open: {usage: '/open [N]', help: 'Open the last link, or the one before'},
		unfold: {usage: '/unfold', help: 'Unfold a long message in view; again folds it'},
		save: {usage: '/save FILE', help: 'Write the room, as far as it is loaded, as text'},
		mentions: {usage: '/mentions', help: 'The last whispers and mentions; Enter goes there'},
		rtt: {usage: '/rtt', help: 'Measure the round trip to the server'},
		version: {usage: '/version', help: 'Versions of this program and of the server'},
		clear: {usage: '/clear', help: 'Empty the pane'},
		help: {usage: '/help', help: 'Keys and commands'},
		quit: {usage: '/quit', help: 'Leave'},
	},
	/** What is no command, and is told with them. */
	slashText: {usage: '//TEXT', help: 'Send a text that begins with a slash'},
	/** What is missing, and how it is written. */
	needs: {
		nick: 'A name is one word: /nick NAME',
		whisper: 'A whisper needs a name: /whisper NAME TEXT',
		reply: 'What is the answer? /reply TEXT',
		react: 'With which emoji? /react :tada:',
		edit: 'What is it to say? /edit TEXT',
		me: 'Say what you do: /me TEXT',
		join: "A room's name begins with #: /join #tea",
		topic: 'What is it about? /topic TEXT',
		find: 'What do you look for? /find WORDS',
		save: 'Into which file? /save ~/room.txt',
		name: 'A command has a name: /help lists them, and // sends a leading slash.',
	},
	unknown: (name: string, advice: string) => `There is no command /${name}. ${advice}`,
	/** `commands` as in `/kick or /quit`. */
	didYouMean: (commands: string) => `Did you mean ${commands}?`,
	or: (parts: readonly string[]) => parts.join(' or '),
	seeHelp: '/help lists the commands.',
	you: 'you',
	reconnecting: 'reconnecting',
	usersIn: (count: number, room: string, names: string) => `${count} in ${room}: ${names}`,
	version: (own: string, server: string, serverVersion: string) =>
		`chat-tui ${own}, server ${server} ${serverVersion}`,
};
