/** Commands about messages: they mean the last that fits, or one by the number that `/last` gives it. */
import type {ChatClient} from '../../client/contract.ts';
import {hasReacted} from '../../client/state.ts';
import type {Seq} from '../../messages.ts';
import {truncate} from '../../text/cells.ts';
import {formatClock} from '../../text/format.ts';
import {type Catalogue, words} from '../../words/words.ts';
import {type CommandContext, type Outcome, refuse} from './command-context.ts';
import {lastMessages, lastOfAll, lastOfOthers, lastOwn} from './last-messages.ts';
import {detailTexts} from './message-details.ts';
import type {Message} from './message-menu.ts';
import {emojiOf} from './reactions.ts';
import {written} from './written.ts';

type Sent = Message & {readonly seq: Seq};

const listedMax = 20;
const listedDefault = 10;
const beginningCells = 60;

const beginningOf = (text: string): string => truncate(text.replaceAll(/\s+/g, ' '), beginningCells);

/** `#3 TEXT`. */
const numbered = /^#(\d{1,4})(?:\s+(.*))?$/s;

type Act = (line: Sent, rest: string, client: ChatClient, context: CommandContext) => Outcome;

/** A command about a message: the one that `find` finds, unless it has a number. */
const about =
	(
		find: (client: ChatClient) => Sent | undefined,
		none: 'toReply' | 'toReact' | 'toEdit' | 'toDelete' | 'toCopy' | 'here',
		act: Act,
	) =>
	(client: ChatClient, rest: string, context: CommandContext): Outcome => {
		const said = words().messages.none;
		const [, number, after = ''] = numbered.exec(rest) ?? [];
		if (number === undefined) {
			const line = find(client);
			return line === undefined ? refuse(client, said[none]) : act(line, rest, client, context);
		}

		const seq = context.listing?.at(Number(number));
		const line = lastMessages(client, Number.POSITIVE_INFINITY).find(one => one.seq === seq);
		return seq === undefined || line === undefined
			? refuse(client, said.number(Number(number)))
			: act(line, after, client, context);
	};

const needs = (client: ChatClient, key: keyof Catalogue['commands']['needs']): Outcome =>
	refuse(client, words().commands.needs[key]);

const reply: Act = ({seq}, text, client, context) => {
	if (text.trim() === '') {
		return needs(client, 'reply');
	}

	client.reply(seq, written(text, context));
	return 'done';
};

const react: Act = (line, wanted, client) => {
	if (wanted === '') {
		return needs(client, 'react');
	}

	const emoji = emojiOf(wanted);
	if (emoji === undefined) {
		return refuse(client, words().messages.none.emoji(wanted));
	}

	const {you} = client.store.getState();
	const isOn = you !== undefined && hasReacted(line, emoji, you);
	client.amend(line.seq, {type: 'react', emoji, on: !isOn});
	return 'done';
};

const edit: Act = ({seq}, text, client, context) => {
	if (text.trim() === '') {
		return needs(client, 'edit');
	}

	client.amend(seq, {type: 'edit', text: written(text, context)});
	return 'done';
};

const remove =
	(command: string): Act =>
	(line, word, client, {askDelete}) => {
		if (word === 'yes') {
			client.amend(line.seq, {type: 'delete'});
			return 'done';
		}

		if (askDelete !== undefined) {
			askDelete(line);
			return 'asked';
		}

		client.notify(words().messages.delete.write(beginningOf(line.text), `${command} yes`));
		return 'done';
	};

const copy: Act = ({text}, _rest, client, context) => {
	if (context.copy === undefined) {
		return refuse(client, words().messages.noClipboard);
	}

	return context.copy(text) ? 'asked' : 'refused';
};

const details: Act = (line, _rest, client) => {
	client.notify([...detailTexts(line), line.text].join('\n'));
	return 'done';
};

const earlier = (client: ChatClient, rest: string, context: CommandContext): Outcome => {
	if (context.earlier === undefined) {
		return refuse(client, words().messages.none.here);
	}

	context.earlier(Number.parseInt(rest, 10) || undefined);
	return 'asked';
};

const list = (client: ChatClient, rest: string, {listing}: CommandContext): Outcome => {
	const count = Math.min(listedMax, Number.parseInt(rest, 10) || listedDefault);
	const messages = lastMessages(client, count);
	listing?.set(messages);
	const lines = messages.map(
		({from, time, text, kind}, index) =>
			`#${messages.length - index} ${formatClock(time)} ${kind === 'action' ? `* ${from.name}` : `${from.name}:`} ${beginningOf(text)}`,
	);
	client.notify(lines.length === 0 ? words().messages.none.here : lines.join('\n'));
	return 'done';
};

/** Rows for the table of commands. */
export const messageCommands = [
	{name: 'reply', run: about(lastOfOthers, 'toReply', reply)},
	{name: 'react', run: about(lastOfOthers, 'toReact', react)},
	{name: 'edit', run: about(lastOwn, 'toEdit', edit)},
	{
		name: 'delete',
		run: (client: ChatClient, rest: string, context: CommandContext): Outcome => {
			const [number] = /^#\d+/.exec(rest) ?? [];
			const command = number === undefined ? '/delete' : `/delete ${number}`;
			return about(lastOwn, 'toDelete', remove(command))(client, rest, context);
		},
	},
	{name: 'copy', run: about(lastOfAll, 'toCopy', copy)},
	{name: 'last', run: list},
	{name: 'earlier', run: earlier},
	{name: 'details', run: about(lastOfAll, 'here', details)},
] as const;
