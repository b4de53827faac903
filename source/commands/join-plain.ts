/** `join` in lines, for pipes, CI and screen readers: messages on standard output, everything else on standard error. */
import type {ClientAction} from '../client/actions.ts';
import {type ChatClientOptions, createChatClient} from '../client/create-client.ts';
import {createLineFramer, type LineEvent} from '../framing/lines.ts';
import {limits} from '../limits.ts';
import type {Settings} from '../settings/settings.ts';
import type {Copied} from '../ui/terminal/clipboard.ts';
import {words} from '../words/words.ts';
import {saveRoom} from './desk/save-room.ts';
import {tellOnTerminal} from './desk/tell.ts';
import {createPlainInput} from './plain-input.ts';
import {createPlainOutput} from './plain-output.ts';

export type JoinPlainOptions = Omit<ChatClientOptions, 'onActions'> & {
	readonly input: NodeJS.ReadableStream;
	readonly output: NodeJS.WritableStream;
	readonly errors: NodeJS.WritableStream;
	/** The program's version, for `/version`. */
	readonly version: string;
	/** Aborted by an interrupt: leave at once, with exit code 0. */
	readonly signal: AbortSignal;
	readonly timeZone?: string;
	/** Whether a person types: then `:tada:` is an emoji. What a program writes is sent as it is. */
	readonly isTyped?: boolean;
	/** Put a text into the clipboard of the terminal; without one there is none. */
	readonly clipboard?: (text: string) => Copied;
	readonly settings?: Settings;
	/** Ring the bell of the terminal; without it there is none. */
	readonly ring?: (text: string) => void;
};

/** Lines of input that may wait before reading pauses. */
const waitingLinesMax = 1000;

/**
Chat in lines until the input has ended and everything is acknowledged, `/quit`, the signal, or an end by the server.
Resolves with the exit code: 1 when the connection failed, or when the input ended and something of it was refused.
*/
export const joinPlain = ({
	input,
	output,
	errors,
	version,
	signal,
	timeZone,
	isTyped = false,
	clipboard,
	settings,
	ring,
	...options
}: JoinPlainOptions): Promise<number> => {
	const {clock} = options;
	const {promise, resolve} = Promise.withResolvers<number>();
	const framer = createLineFramer({bytesMax: limits.frameBytesMax});
	let hasEnded = false;
	let hasFailed = false;
	let isOver = false;
	let cancelGivingUp: (() => void) | undefined;

	const tell = (text: string): void => {
		errors.write(`${text}\n`);
	};

	const failed = (words: readonly string[] = []): void => {
		hasFailed = true;
		for (const text of words) {
			tell(text);
		}
	};

	const finish = (code: number): void => {
		if (isOver) {
			return;
		}

		isOver = true;
		lines.end();
		quieten?.();
		unsubscribe();
		cancelGivingUp?.();
		signal.removeEventListener('abort', interrupt);
		input.removeListener('data', read);
		input.removeListener('end', end);
		input.pause();
		client.leave().then(() => {
			resolve(code);
		});
	};

	const interrupt = (): void => {
		finish(0);
	};

	/** A script must not hang on a server that is gone for good. */
	const giveUpLater = (): void => {
		cancelGivingUp ??= clock.schedule(limits.graceMs, () => {
			const {problem, hint} = words().plain.gaveUp;
			failed([problem, hint]);
			finish(1);
		});
	};

	const onConnection = (action: Extract<ClientAction, {type: 'connection'}>): void => {
		const {connection} = action;
		switch (connection.status) {
			case 'closed': {
				failed([connection.problem, connection.hint]);
				finish(1);
				return;
			}

			case 'reconnecting': {
				if (hasEnded) {
					giveUpLater();
				}

				return;
			}

			case 'connected': {
				cancelGivingUp?.();
				cancelGivingUp = undefined;
				return;
			}

			case 'connecting': {
				return;
			}
		}
	};

	/** The first actions come while the client is being made: they wait for it. */
	let early: ClientAction[] | undefined = [];
	const onActions = (actions: readonly ClientAction[]): void => {
		if (early !== undefined) {
			early.push(...actions);
			return;
		}

		for (const action of actions) {
			if (isOver) {
				return;
			}

			show(action);
			lines.onAction(action);
			if (action.type === 'connection') {
				onConnection(action);
			}
		}

		tellPlace();
	};

	/** Whoever sees no screen is told where they are, when that is another place. */
	let place: string | undefined;
	const tellPlace = (): void => {
		const {rooms, active, you} = client.store.getState();
		const room = rooms.get(active);
		if (you === undefined || room === undefined || place === active) {
			return;
		}

		const isFirst = place === undefined;
		place = active;
		if (!isFirst) {
			const said = words().plain;
			const where =
				room.peer === undefined ? said.nowIn(active, room.members.size) : said.nowWith(room.peer.name);
			tell([where, ...(room.topic === '' ? [] : [said.topicIs(room.topic)])].join(' '));
		}
	};

	const client = createChatClient({...options, onActions});
	const quieten =
		ring && settings && tellOnTerminal({client, settings, schedule: clock.schedule, write: ring});
	// Every room is told of.
	client.look('everywhere');
	const show = createPlainOutput({
		print(text) {
			output.write(`${text}\n`);
		},
		tell,
		you: () => client.store.getState().you?.id,
		active: () => client.store.getState().active,
		timeZone,
	});
	const lines = createPlainInput({
		client,
		clock,
		version,
		failed,
		save: saveRoom,
		isScript: !isTyped,
		timeZone,
		settings,
		copy:
			clipboard &&
			(text => {
				const isCopied = clipboard(text) === 'copied';
				tell(isCopied ? words().messages.copied : words().messages.tooMuchToCopy);
				return isCopied;
			}),
		quit() {
			finish(0);
		},
		idle() {
			if (hasEnded) {
				finish(hasFailed ? 1 : 0);
			} else if (input.isPaused()) {
				input.resume();
			}
		},
	});

	const take = (events: readonly LineEvent[]): void => {
		for (const event of events) {
			if (event.type === 'overflow') {
				const {lineTooLong, lineMost} = words().plain;
				failed([lineTooLong, lineMost(limits.messageBytesMax / 1024)]);
			} else {
				lines.push(event.text);
			}
		}

		if (lines.size() > waitingLinesMax) {
			input.pause();
		}
	};

	const read = (chunk: Buffer | string): void => {
		take(framer.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk));
		lines.pump();
	};

	const end = (): void => {
		take(framer.flush());
		hasEnded = true;
		if (client.store.getState().connection.status === 'reconnecting') {
			giveUpLater();
		}

		lines.pump();
	};

	const unsubscribe = client.store.subscribe(() => {
		lines.pump();
	});
	const actions = early;
	early = undefined;
	onActions(actions);
	for (const problem of settings?.problems() ?? []) {
		tell(problem);
	}

	signal.addEventListener('abort', interrupt);
	// Whoever read the output is gone, as with `| head`: there is nobody left to chat for.
	output.on('error', interrupt);
	errors.on('error', interrupt);
	input.on('data', read);
	input.on('end', end);
	if (signal.aborted) {
		interrupt();
	}

	return promise;
};
