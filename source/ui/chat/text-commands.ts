/** Commands about what was written: links in it, the room as a file, and what is folded. */
import type {ChatClient} from '../../client/contract.ts';
import {findLinks} from '../../text/markup/links.ts';
import {words} from '../../words/words.ts';
import {type CommandContext, type Outcome, refuse} from './command-context.ts';
import {linesInView} from './last-messages.ts';

/** The links in the room in view, the last first. */
const linksIn = (client: ChatClient): readonly string[] => {
	return linesInView(client)
		.flatMap(line => (line.type === 'message' && line.deleted === undefined ? findLinks(line.text) : []))
		.map(({url}) => url)
		.reverse();
};

const open = (client: ChatClient, rest: string, {openLink}: CommandContext): Outcome => {
	const said = words().text;
	const number = rest === '' ? 1 : Number(rest);
	const links = linksIn(client);
	const link = links[number - 1];

	if (link === undefined) {
		return refuse(client, links.length === 0 ? said.noLinks : said.noLink(rest, links.length));
	}

	if (openLink === undefined) {
		client.notify(link);
	} else {
		openLink(link);
	}

	return 'done';
};

const save = (client: ChatClient, rest: string, context: CommandContext): Outcome => {
	const said = words().text;
	// `/save FILE !` replaces a file that is there.
	const [, file = '', bang] = /^(.*?)(\s+!)?$/s.exec(rest) ?? [];

	if (file === '') {
		return refuse(client, words().commands.needs.save);
	}

	const saved = context.save?.(linesInView(client), file, bang !== undefined);

	switch (saved?.type) {
		case 'saved':
			client.notify(said.saved(saved.messages, saved.path));
			return 'done';
		case 'exists':
			return refuse(client, said.exists(saved.path, `/save ${file} !`));
		case 'failed':
			return refuse(client, said.notSaved(saved.path, saved.reason));
		case undefined:
			return refuse(client, said.noFiles);
	}
};

const unfold = (client: ChatClient, _rest: string, context: CommandContext): Outcome =>
	context.unfold?.() === true ? 'asked' : refuse(client, words().text.nothingFolded);

const lines = (client: ChatClient, _rest: string, context: CommandContext): Outcome => {
	if (context.lines === undefined) {
		client.notify(words().text.newLine);
	} else {
		context.lines();
	}

	return 'asked';
};

/** Rows for the table of commands. */
export const textCommands = [
	{name: 'open', run: open},
	{name: 'save', run: save},
	{name: 'unfold', run: unfold},
	{name: 'lines', run: lines},
] as const;
