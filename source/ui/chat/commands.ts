/** What one may type after a slash: one table for the screen and for the plain mode. Knows the client; it knows nothing of React or of sockets. */
import type {ChatClient} from '../../client/contract.ts';
import {cellWidth, padEnd} from '../../text/cells.ts';
import {didYouMean, parseSlash} from '../../text/command-line.ts';
import {knownWord} from '../../text/hangul-layout.ts';
import {type Catalogue, words} from '../../words/words.ts';
import {type CommandContext, type Outcome, type Run, refuse} from './command-context.ts';
import {messageCommands} from './message-commands.ts';
import {isSomebodyElse, peopleIn} from './rooms/people.ts';
import {setCommand, shortcutCommands} from './set-command.ts';
import {textCommands} from './text-commands.ts';
import {written} from './written.ts';

type CommandTexts = Catalogue['commands']['chat'];

export type ChatCommand = {
	/** Its texts are in the catalogue, by this name. */
	readonly name: keyof CommandTexts;
	readonly alias?: string;
	/** How it is written, with the slash. */
	readonly usage: string;
	/** One line. */
	readonly help: string;
	readonly run: Run;
};

/** A command that needs nothing after its name. */
const always =
	(act: (client: ChatClient, context: CommandContext) => void): Run =>
	(client, _rest, context) => {
		act(client, context);
		return 'done';
	};

/** A command that needs something after its name: what it looks like, and by its key what to say where it does not. */
const given =
	(
		form: RegExp,
		problem: keyof Catalogue['commands']['needs'],
		act: (client: ChatClient, rest: string, context: CommandContext) => void,
	): Run =>
	(client, rest, context) => {
		if (!form.test(rest)) {
			return refuse(client, words().commands.needs[problem]);
		}

		act(client, rest, context);
		return 'done';
	};

/** A name as it may be written before a text: Tab puts a colon after names, and people write an `@` before. */
const bareName = (word: string): string => word.replace(/^@/, '').replace(/[:,]$/, '');

const listUsers = (client: ChatClient): void => {
	const state = client.store.getState();
	const {active, you} = state;
	const said = words().commands;
	const members = [...peopleIn(state).values()];
	const names = members.map(({id, name, presence, away}) => {
		const marks = [
			id === you?.id ? said.you : '',
			presence === 'reconnecting' ? said.reconnecting : '',
			away ?? '',
		];
		const known = marks.filter(mark => mark !== '').join(', ');
		return known === '' ? name : `${name} (${known})`;
	});
	const sorted = names.sort((a, b) => a.localeCompare(b)).join(', ');
	client.notify(said.usersIn(names.length, active, sorted));
};

const topic: Run = (client, rest) => {
	const {active, rooms} = client.store.getState();
	const room = rooms.get(active);
	if (rest === '' && room !== undefined && room.peer === undefined) {
		client.notify(words().rooms.topicOf(active, room.topic));
	} else {
		client.setTopic(rest);
	}

	return 'done';
};

/** `NAME TEXT`, the text with its newlines. */
const addressed = /^(\S+)(?:\s+(\S.*))?$/s;

/**
Without a text one only goes there. What was whispered is seen there, too, and so is what is told of it: one goes there first. In lines there
is nothing to see. Where there is nobody to go to, the server says so, and the text comes back to where it was written.
*/
const whisper = (client: ChatClient, rest: string, context: CommandContext): void => {
	const [, word = '', text = ''] = addressed.exec(rest) ?? [];
	const name = bareName(word);
	if (text === '' || (context.isPlain !== true && isSomebodyElse(client.store.getState(), name))) {
		client.converse(name);
	}

	if (text !== '') {
		client.whisper(name, written(text, context));
	}
};

/** Without a name it says whom one ignores. */
const ignore: Run = (client, rest) => {
	const said = words().rooms;
	const name = bareName(rest);
	if (/\s/.test(name)) {
		return refuse(client, words().commands.needs.ignore);
	}

	if (name === '') {
		client.notify(said.ignoredNames(client.ignored()));
	} else if (client.ignore(name)) {
		client.notify(said.isIgnored(name));
	} else {
		return refuse(client, said.notOneself);
	}

	return 'done';
};

const unignore: Run = (client, rest) => {
	const name = bareName(rest);
	if (!/^\S+$/.test(name)) {
		return refuse(client, words().commands.needs.unignore);
	}

	if (!client.unignore(name)) {
		return refuse(client, words().rooms.wasNotIgnored(name));
	}

	client.notify(words().rooms.isHeardAgain(name));
	return 'done';
};

/** `#ROOM WORDS`. */
const findInRoom = /^(#\S+)\s+(\S.*)$/s;

/** Without words it goes on with what was looked for before. */
const find = (client: ChatClient, rest: string): Outcome => {
	if (rest === '') {
		return client.findNext() ? 'find' : refuse(client, words().commands.needs.find);
	}

	const [, room, wanted] = findInRoom.exec(rest) ?? [];
	client.find(wanted ?? rest, room);

	return 'find';
};

const describeVersions = (client: ChatClient, version: string): string => {
	const {server} = client.store.getState();

	return server === undefined
		? `chat-tui ${version}`
		: words().commands.version(version, server.name, server.version);
};

const rows: ReadonlyArray<Omit<ChatCommand, 'usage' | 'help'>> = [
	{
		name: 'nick',
		run: given(/^\S+$/, 'nick', (client, rest) => client.rename(bareName(rest))),
	},
	{name: 'users', run: always(listUsers)},
	{
		name: 'whisper',
		alias: 'w',
		run: given(addressed, 'whisper', whisper),
	},
	{
		name: 'me',
		run: given(/./, 'me', (client, rest, context) => client.say(written(rest, context), 'action')),
	},
	...messageCommands,
	{
		name: 'away',
		run: (client, rest) => {
			client.setAway(rest);
			return 'done';
		},
	},
	{name: 'back', run: always(client => client.comeBack())},
	{name: 'ignore', run: ignore},
	{name: 'unignore', run: unignore},
	{name: 'rooms', run: always(client => client.listRooms())},
	{
		name: 'join',
		run: given(/^#\S+(\s+\S+)?$/, 'join', (client, rest) => {
			const [room = '', key] = rest.split(/\s+/);
			client.join(room, key);
		}),
	},
	{name: 'part', run: always(client => client.part())},
	{name: 'topic', run: topic},
	{
		name: 'find',
		run: find,
	},
	...textCommands,
	{name: 'mentions', run: () => 'mentions'},
	...shortcutCommands,
	{name: 'unread', run: () => 'unread'},
	setCommand,
	{
		name: 'rtt',
		run: always(client => client.measureRoundTrip()),
	},
	{
		name: 'version',
		run: always((client, {version}) => client.notify(describeVersions(client, version))),
	},
	{name: 'clear', run: always(client => client.clear())},
	{name: 'help', run: () => 'help'},
	{name: 'quit', run: () => 'quit'},
];

/** In the order of the help. What they are told with is in the language of the moment. */
export const chatCommands: readonly ChatCommand[] = rows.map(row => ({
	...row,
	get usage() {
		return words().commands.chat[row.name].usage;
	},
	get help() {
		return words().commands.chat[row.name].help;
	},
}));

/** All commands with their slash, as Tab completes them. */
export const commandWords: readonly string[] = chatCommands.map(({name}) => `/${name}`);

/** The commands in words, a line each: for where there is no screen. */
export const commandHelp = (): string => {
	const lines = [...chatCommands, words().commands.slashText];
	const column = Math.max(...lines.map(({usage}) => cellWidth(usage))) + 2;

	return lines.map(({usage, help}) => padEnd(usage, column) + help).join('\n');
};

/** Carry out a command. What it has to say it says with `client.notify`; an unknown one is never sent as text. */
export const runCommand = (
	client: ChatClient,
	name: string,
	rest: string,
	context: CommandContext,
): Outcome => {
	const isOf = ({name: own, alias}: ChatCommand, word: string): boolean => own === word || alias === word;
	// `/ㅗ디ㅔ` is `/help`, with the Hangul layout on.
	const word = knownWord(name, typed => chatCommands.some(candidate => isOf(candidate, typed))) ?? name;
	const command = chatCommands.find(candidate => isOf(candidate, word));

	if (command !== undefined) {
		return command.run(client, rest, context);
	}

	const names = chatCommands.map(candidate => candidate.name);
	const advice = didYouMean(name, names, 3) ?? words().commands.seeHelp;

	return refuse(client, name === '' ? words().commands.needs.name : words().commands.unknown(name, advice));
};

/** What Enter does with a line: a command is carried out, text is said in the room (or as `say` has it), nothing is nothing. */
export const submitLine = (
	client: ChatClient,
	line: string,
	context: CommandContext,
	say: (text: string) => void = text => client.say(text),
): Outcome => {
	const slash = parseSlash(line);

	if (slash.type === 'command') {
		return runCommand(client, slash.name, slash.rest, context);
	}

	if (slash.text.trim() !== '') {
		say(written(slash.text, context));
	}

	return 'done';
};
