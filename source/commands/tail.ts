/** `chat-tui tail`: prints what is said as it comes, for scripts. */
import process from 'node:process';
import type {Chat, ChatEvent} from '../library/contract.ts';
import {connect} from '../library/index.ts';
import {formatClock} from '../text/format.ts';
import {words} from '../words/words.ts';
import {parseAddress} from './address.ts';
import {readPassword} from './password.ts';
import {formatMessage} from './plain-lines.ts';
import {judgeWritten} from './printer.ts';
import {wrongUse} from './wrong-use.ts';

export type TailFlags = {
	readonly name?: string | undefined;
	readonly password?: string | undefined;
	readonly passwordFile?: string | undefined;
	readonly room?: string | undefined;
	readonly backlog?: number | undefined;
	readonly json?: boolean | undefined;
	readonly events?: boolean | undefined;
};

const backlogMax = 1000;

/** An event as a line of text; undefined for what has none. */
export const textOf = (event: ChatEvent, timeZone?: string): string | undefined => {
	const said = words().plain;
	const at = (time: Date, text: string): string => `${formatClock(time.getTime(), timeZone)} ${text}`;
	switch (event.type) {
		case 'message':
		case 'whisper': {
			const isWhisper = event.type === 'whisper';
			return formatMessage(
				{
					time: event.time.getTime(),
					from: {...event.from, color: 0},
					text: event.text,
					kind: isWhisper ? 'text' : event.kind,
					isWhisper,
				},
				timeZone,
			);
		}

		case 'joined': {
			return at(event.time, said.joined(event.who.name, event.online));
		}

		case 'left': {
			const reasons: Readonly<Record<string, string>> = said.reasons;
			const how = event.reason === 'quit' ? '' : (reasons[event.reason] ?? event.reason);
			const why = [how, event.text].filter(part => part !== '').join(': ');
			return at(event.time, said.left(event.who.name, why, event.online));
		}

		case 'ejected': {
			return at(event.time, said.ejected(event.who.name, event.by.name, event.text));
		}

		case 'renamed': {
			return at(event.time, said.renamed(event.from, event.who.name));
		}

		case 'topic': {
			return at(event.time, said.topic(event.by, event.topic));
		}

		default: {
			return undefined;
		}
	}
};

/**
An event as a JSON object. A message or whisper: `time` (ISO), `seq`, `room` (`@` for a whisper), `from`, `to` of a whisper, `text`, `kind`, `replyTo`
where it answers one. Everything else has `event`, and names for people.
*/
const jsonOf = (event: ChatEvent): string => {
	if (event.type === 'message' || event.type === 'whisper') {
		const isWhisper = event.type === 'whisper';
		return JSON.stringify({
			time: event.time,
			seq: event.seq,
			room: isWhisper ? '@' : event.room,
			from: event.from.name,
			...(isWhisper ? {to: event.to.name} : {}),
			text: event.text,
			kind: isWhisper ? 'text' : event.kind,
			replyTo: event.replyTo,
		});
	}

	const {type, ...rest} = event;
	const fields = Object.entries(rest).map(([key, value]) =>
		key === 'who' || key === 'by' ? [key, value.name ?? value] : [key, value],
	);
	return JSON.stringify({event: type, ...Object.fromEntries(fields)});
};

/** Whether an event is of a room, or of all of them. */
const isOf = (event: ChatEvent, room: string): boolean => {
	if ('room' in event) {
		return event.room === room;
	}

	return !('rooms' in event) || event.rooms.includes(room);
};

/** Write a line. Resolves with whether anybody reads on. Rejects with a `Problem` when it cannot be written. */
const write = (output: NodeJS.WritableStream, line: string): Promise<boolean> =>
	new Promise((resolve, reject) => {
		output.write(`${line}\n`, (error?: NodeJS.ErrnoException | null) => {
			try {
				resolve(judgeWritten(error ?? undefined));
			} catch (problem) {
				reject(problem);
			}
		});
	});

/** Print until the chat is closed, or nobody reads. Rejects with a `Problem` when the server ends the connection. */
const printEvents = async (
	chat: Chat,
	{output, errors, flags}: {output: NodeJS.WritableStream; errors: NodeJS.WritableStream; flags: TailFlags},
): Promise<void> => {
	// Told by the callback of each write; without a listener it would be thrown besides.
	output.on('error', () => undefined);
	for await (const event of chat) {
		if (event.type === 'disconnected') {
			errors.write(`${words().client.reconnecting(event.problem)}\n`);
		} else if (event.type === 'connected') {
			errors.write(`${words().client.connectedAgain}\n`);
		}

		const isWanted =
			(flags.room === undefined || isOf(event, chat.room)) &&
			(flags.events || event.type === 'message' || event.type === 'whisper');
		const line = isWanted ? (flags.json ? jsonOf(event) : textOf(event)) : undefined;
		if (line !== undefined && !(await write(output, line))) {
			return;
		}
	}
};

/** Resolves with the exit code. Rejects with a `Problem`. */
export const tail = async (input: readonly string[], flags: TailFlags): Promise<number> => {
	const address = parseAddress(input, 'tail');
	const {name, room, backlog = 0} = flags;
	if (!Number.isInteger(backlog) || backlog < 0 || backlog > backlogMax) {
		throw wrongUse(
			words().usage.wholeNumberTo('--backlog', 0, backlogMax),
			words().usage.forExample('--backlog 50'),
		);
	}

	const password = readPassword(flags, process.env);
	const interrupted = Promise.withResolvers<undefined>();
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.once(signal, () => interrupted.resolve(undefined));
	}

	const open = connect({
		...address,
		backlog,
		...(name === undefined ? {} : {name}),
		...(password === undefined ? {} : {password}),
		...(room === undefined ? {} : {room}),
	});
	const chat = await Promise.race([open, interrupted.promise]);
	if (chat !== undefined) {
		const printed = printEvents(chat, {output: process.stdout, errors: process.stderr, flags});
		await Promise.race([printed, interrupted.promise]);
		await chat.close();
	}

	return 0;
};
