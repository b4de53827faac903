import type {HistoryMessage} from '../../../messages.ts';
import type {DirectoryRoom} from '../../protocol.ts';
import {replyTag} from '../answers.ts';
import {cleanWord} from '../clean.ts';
import type {Client, CommandEntry} from '../client.ts';
import {
	newest,
	parsePoint,
	type ReadPage,
	readAfter,
	readAround,
	readBefore,
	readBetween,
	readLatest,
} from '../history-range.ts';
import {historyMax} from '../isupport.ts';
import type {Outgoing} from '../message.ts';
import {messageIdOf} from '../message-id.ts';
import {sourceOf} from '../names.ts';
import {addressed, renderSpoken} from '../render-speech.ts';
import {batchOf} from '../response.ts';

const name = 'CHATHISTORY';

const render = (client: Client, room: DirectoryRoom, message: HistoryMessage) => {
	const {seq, time, from, kind, quote} = message;
	return renderSpoken({
		time,
		source: sourceOf(client.directory, from, client.serverName),
		target: room.name,
		text: addressed(message, client),
		kind,
		...(quote ? {tags: replyTag(quote)} : {}),
		id: part => messageIdOf(time, seq, part),
	});
};

/** In a batch, for those who can have one. */
const tell = (client: Client, params: readonly string[], lines: readonly Outgoing[]): void => {
	client.send(
		...(client.has('batch') ? batchOf(client.serverName, client.reference(), params, lines) : lines),
	);
};

/** Undefined when the parameters are none for this subcommand. */
const readMessages = (
	read: ReadPage,
	subcommand: string,
	points: readonly string[],
	limit: number,
): Promise<readonly HistoryMessage[]> | undefined => {
	const [point, other] = points.map(parsePoint);
	if (subcommand === 'LATEST') {
		return point || points[0] === '*' ? readLatest(read, point, limit) : undefined;
	}

	if (!point) {
		return undefined;
	}

	switch (subcommand) {
		case 'BEFORE': {
			return readBefore(read, point, limit);
		}

		case 'AFTER': {
			return readAfter(read, point, limit);
		}

		case 'AROUND': {
			return readAround(read, point, limit);
		}

		case 'BETWEEN': {
			return other && readBetween(read, point, other, limit);
		}

		default: {
			return undefined;
		}
	}
};

const limitOf = (text: string | undefined): number | undefined =>
	text !== undefined && /^\d{1,6}$/.test(text) && Number(text) > 0
		? Math.min(Number(text), historyMax)
		: undefined;

/** The rooms that one is in and in which something was said last between two moments, in the order of it. */
const tellTargets = async (client: Client, params: readonly string[]): Promise<void> => {
	const [start, end] = params.slice(0, 2).map(parsePoint);
	const limit = limitOf(params[2]);
	if (start?.type !== 'time' || end?.type !== 'time' || limit === undefined) {
		client.fail(name, 'INVALID_PARAMS', 'TARGETS', 'TARGETS takes two timestamps and a limit');
		return;
	}

	const found: {readonly room: string; readonly time: number}[] = [];
	for (const room of client.directory.roomsOf(client.selfId() ?? '')) {
		const [last] = await client.directory.history(room.name, {before: newest, limit: 1});
		if (last && last.time > Math.min(start.time, end.time) && last.time < Math.max(start.time, end.time)) {
			found.push({room: room.name, time: last.time});
		}
	}

	const lines = found
		.sort((one, other) => one.time - other.time)
		.slice(0, limit)
		.map(({room, time}) => ({
			source: client.serverName,
			command: name,
			params: ['TARGETS', room, new Date(time).toISOString()],
		}));
	tell(client, ['draft/chathistory-targets'], lines);
};

const tellMessages = async (client: Client, subcommand: string, params: readonly string[]): Promise<void> => {
	const [target = '', ...points] = params;
	const room = client.directory.room(cleanWord(target));
	if (!room?.member(client.selfId() ?? '')) {
		client.fail(name, 'INVALID_TARGET', subcommand, cleanWord(target) || '*', 'You are not in that room');
		return;
	}

	const limit = limitOf(points.at(subcommand === 'BETWEEN' ? 2 : 1));
	const read: ReadPage = range => client.directory.history(room.name, range);
	const reading = limit === undefined ? undefined : readMessages(read, subcommand, points, limit);
	if (!reading) {
		client.fail(name, 'INVALID_PARAMS', subcommand, `${subcommand} does not take that`);
		return;
	}

	const messages = await reading;
	tell(
		client,
		['chathistory', room.name],
		// What was deleted is not read back (IRCv3 draft/message-redaction, "chathistory").
		messages.filter(({deleted}) => !deleted).flatMap(message => render(client, room, message)),
	);
};

/** IRCv3 chathistory: of rooms that one is in. Whispers are not read back. */
export const chatHistory: CommandEntry = {
	help: 'CHATHISTORY LATEST #room * 50, or BEFORE, AFTER, AROUND, BETWEEN, TARGETS: what was said before',
	async run(client, {params}) {
		const subcommand = (params[0] ?? '').toUpperCase();
		const isKnown = ['LATEST', 'BEFORE', 'AFTER', 'AROUND', 'BETWEEN', 'TARGETS'].includes(subcommand);
		if (!isKnown) {
			client.fail(name, 'INVALID_PARAMS', cleanWord(params[0] ?? '') || '*', 'Unknown subcommand');
			return;
		}

		try {
			await (subcommand === 'TARGETS'
				? tellTargets(client, params.slice(1))
				: tellMessages(client, subcommand, params.slice(1)));
		} catch {
			client.fail(name, 'MESSAGE_ERROR', subcommand, 'The history could not be read');
		}
	},
};
