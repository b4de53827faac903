/** What one may type after a slash: one table for the screen and for the plain mode. Knows the client; it knows nothing of React or of sockets. */
import type {ChatClient} from '../../client/contract.ts';
import {didYouMean, parseSlash} from '../../text/command-line.ts';

/**
What is left to the caller: `quit` and `help` are for it to do, `find` means that the pane is to stay where it is, `refused` means that the problem was said and the
text was not sent, so that it may be corrected.
*/
export type Outcome = 'done' | 'find' | 'quit' | 'help' | 'refused';

export type CommandContext = {
	/** The version of this program. */
	readonly version: string;
};

export type ChatCommand = {
	readonly name: string;
	readonly alias?: string;
	/** How it is written, with the slash. */
	readonly usage: string;
	/** One line. */
	readonly help: string;
	readonly run: Run;
};

type Run = (client: ChatClient, rest: string, context: CommandContext) => Outcome;

/** A command that needs nothing after its name. */
const always =
	(act: (client: ChatClient, context: CommandContext) => void): Run =>
	(client, _rest, context) => {
		act(client, context);
		return 'done';
	};

const refuse = (client: ChatClient, text: string): Outcome => {
	client.notify(text, 'error');
	return 'refused';
};

/** A command that needs something after its name: what it looks like, and what to say where it does not. */
const given =
	(form: RegExp, problem: string, act: (client: ChatClient, rest: string) => void): Run =>
	(client, rest) => {
		if (!form.test(rest)) {
			return refuse(client, problem);
		}

		act(client, rest);
		return 'done';
	};

/** A name as it may be written before a text: Tab puts a colon after names, and people write an `@` before. */
const bareName = (word: string): string => word.replace(/^@/, '').replace(/[:,]$/, '');

const listUsers = (client: ChatClient): void => {
	const {rooms, active, you} = client.store.getState();
	const members = [...(rooms.get(active)?.members.values() ?? [])];
	const names = members.map(({id, name, presence}) => {
		const marks = [id === you?.id ? 'you' : '', presence === 'reconnecting' ? 'reconnecting' : ''];
		const known = marks.filter(mark => mark !== '').join(', ');
		return known === '' ? name : `${name} (${known})`;
	});
	client.notify(`${names.length} in ${active}: ${names.sort((a, b) => a.localeCompare(b)).join(', ')}`);
};

/** `NAME TEXT`, the text with its newlines. */
const addressed = /^(\S+)\s+(\S.*)$/s;

const whisper = (client: ChatClient, rest: string): void => {
	const [, name = '', text = ''] = addressed.exec(rest) ?? [];
	client.whisper(bareName(name), text);
};

/** `#ROOM WORDS`. */
const findInRoom = /^(#\S+)\s+(\S.*)$/s;

/** Without words it goes on with what was looked for before. */
const find = (client: ChatClient, rest: string): Outcome => {
	if (rest === '') {
		return client.findNext() ? 'find' : refuse(client, 'What do you look for? /find WORDS');
	}

	const [, room, words] = findInRoom.exec(rest) ?? [];
	client.find(words ?? rest, room);

	return 'find';
};

const describeVersions = (client: ChatClient, version: string): string => {
	const {server} = client.store.getState();

	return server === undefined
		? `chat-tui ${version}`
		: `chat-tui ${version}, server ${server.name} ${server.version}`;
};

/** In the order of the help. */
export const chatCommands: readonly ChatCommand[] = [
	{
		name: 'nick',
		usage: '/nick NAME',
		help: 'Change your name',
		run: given(/^\S+$/, 'A name is one word: /nick NAME', (client, rest) => client.rename(bareName(rest))),
	},
	{name: 'users', usage: '/users', help: 'Who is here', run: always(listUsers)},
	{
		name: 'whisper',
		alias: 'w',
		usage: '/whisper NAME TEXT',
		help: 'Say something to one person alone',
		run: given(addressed, 'A whisper needs a name and a text: /whisper NAME TEXT', whisper),
	},
	{
		name: 'me',
		usage: '/me TEXT',
		help: 'Say what you do: * mina waves',
		run: given(/./, 'Say what you do: /me TEXT', (client, rest) => client.say(rest, 'action')),
	},
	{name: 'rooms', usage: '/rooms', help: 'Which rooms there are', run: always(client => client.listRooms())},
	{
		name: 'join',
		usage: '/join #ROOM [KEY]',
		help: 'Go into a room, or open one',
		run: given(/^#\S+(\s+\S+)?$/, "A room's name begins with #: /join #tea", (client, rest) => {
			const [room = '', key] = rest.split(/\s+/);
			client.join(room, key);
		}),
	},
	{name: 'part', usage: '/part', help: 'Leave the room in view', run: always(client => client.part())},
	{
		name: 'topic',
		usage: '/topic TEXT',
		help: 'Set what the room is about',
		run: given(/./, 'What is it about? /topic TEXT', (client, rest) => client.setTopic(rest)),
	},
	{
		name: 'find',
		usage: '/find [#ROOM] WORDS',
		help: 'Find in all history; again for older ones',
		run: find,
	},
	{
		name: 'rtt',
		usage: '/rtt',
		help: 'Measure the round trip to the server',
		run: always(client => client.measureRoundTrip()),
	},
	{
		name: 'version',
		usage: '/version',
		help: 'Versions of this program and of the server',
		run: always((client, {version}) => client.notify(describeVersions(client, version))),
	},
	{name: 'clear', usage: '/clear', help: 'Empty the pane', run: always(client => client.clear())},
	{name: 'help', usage: '/help', help: 'Keys and commands', run: () => 'help'},
	{name: 'quit', usage: '/quit', help: 'Leave', run: () => 'quit'},
];

/** What is no command, and is told with them. */
export const slashText = {usage: '//TEXT', help: 'Send a text that begins with a slash'} as const;

/** All commands with their slash, as Tab completes them. */
export const commandWords: readonly string[] = chatCommands.map(({name}) => `/${name}`);

/** The commands in words, a line each: for where there is no screen. */
export const commandHelp = (): string => {
	const lines = [...chatCommands, slashText];
	const column = Math.max(...lines.map(({usage}) => usage.length)) + 2;

	return lines.map(({usage, help}) => usage.padEnd(column) + help).join('\n');
};

/** Carry out a command. What it has to say it says with `client.notify`; an unknown one is never sent as text. */
export const runCommand = (
	client: ChatClient,
	name: string,
	rest: string,
	context: CommandContext,
): Outcome => {
	const command = chatCommands.find(candidate => candidate.name === name || candidate.alias === name);

	if (command !== undefined) {
		return command.run(client, rest, context);
	}

	const names = chatCommands.map(candidate => candidate.name);
	const advice = didYouMean(name, names, 3) ?? '/help lists the commands.';

	return refuse(
		client,
		name === ''
			? 'A command has a name: /help lists them, and // sends a leading slash.'
			: `There is no command /${name}. ${advice}`,
	);
};

/** What Enter does with a line: a command is carried out, text is said in the room, nothing is nothing. */
export const submitLine = (client: ChatClient, line: string, context: CommandContext): Outcome => {
	const slash = parseSlash(line);

	if (slash.type === 'command') {
		return runCommand(client, slash.name, slash.rest, context);
	}

	if (slash.text.trim() !== '') {
		client.say(slash.text);
	}

	return 'done';
};
