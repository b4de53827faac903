import type {ClientAction} from '../client/actions.ts';
import type {Clock} from '../client/clock.ts';
import type {ChatClient} from '../client/contract.ts';
import type {Refusal} from '../client/state.ts';
import type {Settings} from '../settings/settings.ts';
import type {CommandContext} from '../ui/chat/command-context.ts';
import {commandHelp, submitLine} from '../ui/chat/commands.ts';
import type {SaveRoom} from '../ui/chat/desk.ts';
import {createListing} from '../ui/chat/listing.ts';
import {mentionLines, unreadLines} from '../ui/chat/rooms/inbox.ts';
import {words} from '../words/words.ts';
import {type Awaited, answerMs, createAwaitingClient} from './awaiting-client.ts';
import {createGatheredLines} from './gathered-lines.ts';
import {createEarlier} from './plain-earlier.ts';

/** Commands that look at what was said. */
const ofThePast = /^\/(?:last|earlier|details|reply|react|edit|delete|copy|open|save|mentions|unread)(?!\S)/i;

/** As many earlier messages as `/earlier` says without a number. */
const earlierDefault = 20;

export type PlainInput = {
	push(line: string): void;
	/** How many lines wait. */
	size(): number;
	/** Go on where it may: lines are held until there was a welcome. */
	pump(): void;
	onAction(action: ClientAction): void;
	end(): void;
};

export type PlainInputOptions = {
	readonly client: ChatClient;
	readonly clock: Clock;
	readonly version: string;
	/** Something that was asked for was not done; `words` are said when nobody has said them. */
	failed(words?: readonly string[]): void;
	/** `/quit` was typed. */
	quit(): void;
	/** Put a text into the clipboard of the terminal, and say so; without one it is undefined. */
	readonly copy?: ((text: string) => boolean) | undefined;
	readonly save?: SaveRoom | undefined;
	/** Nobody types: texts are sent as they are. */
	readonly isScript: boolean;
	readonly timeZone?: string | undefined;
	readonly settings?: Settings | undefined;
	/** Every line is done with. */
	idle(): void;
};

/** Lines are carried out one at a time, each once the one before it is answered: a command comes after what was said before it. */
export const createPlainInput = ({
	client,
	clock,
	version,
	failed,
	quit,
	copy,
	save,
	isScript,
	timeZone,
	settings,
	idle,
}: PlainInputOptions): PlainInput => {
	const lines: string[] = [];
	const listing = createListing();
	const earlier = createEarlier(client, listing, timeZone);
	const gathered = createGatheredLines();
	let isEnded = false;
	let isRunning = false;
	let hasWaited = false;
	let awaited: Awaited | undefined;
	let refusal: Refusal | undefined;
	let cancelWait = (): void => {};

	const wait = (what: Awaited, ms?: number): void => {
		cancelWait();
		awaited = what;
		if (ms !== undefined) {
			cancelWait = clock.schedule(ms, () => {
				settle(what);
			});
		}
	};

	/** What was waited for has come. */
	const settle = (what: Awaited): void => {
		if (awaited === what) {
			cancelWait();
			awaited = undefined;
			pump();
		}
	};

	const sayRefusal = (): void => {
		if (refusal !== undefined) {
			failed([refusal.problem, refusal.hint]);
			refusal = undefined;
		}
	};

	const awaiting = createAwaitingClient(client, wait);

	const context: CommandContext = {
		version,
		isPlain: true,
		isScript,
		listing,
		copy,
		save,
		settings,
		earlier(count = earlierDefault) {
			if (!earlier.ask(count)) {
				wait('page', answerMs);
			}
		},
		lines() {
			gathered.begin();
			client.notify(words().plain.lines);
		},
	};

	const run = (typed: string): void => {
		const line = gathered.take(typed);
		if (line === undefined) {
			return;
		}

		// What was said before one came is on its way; it is not waited for twice.
		if (!hasWaited && ofThePast.test(line)) {
			hasWaited = true;
			lines.unshift(typed);
			wait('backlog', answerMs);
			return;
		}

		const outcome = submitLine(awaiting.client, line, context);
		if (outcome === 'quit') {
			quit();
		} else if (outcome === 'mentions') {
			client.notify(mentionLines(client.store.getState()));
		} else if (outcome === 'unread') {
			client.notify(unreadLines(client.store.getState()));
		} else if (outcome === 'help') {
			client.notify(commandHelp());
		}

		// Refused before it was sent: there is no answer to wait for.
		sayRefusal();
	};

	const pump = (): void => {
		// What a line sets off may come back here before it is known what the line has to wait for.
		if (isRunning) {
			return;
		}

		isRunning = true;
		while (!isEnded && awaited === undefined && client.store.getState().you !== undefined) {
			const line = lines.shift();
			if (line === undefined) {
				idle();
				break;
			}

			run(line);
		}

		isRunning = false;
	};

	const forget = client.onRefused(refused => {
		refusal = refused;
		if (awaited === 'rename' || awaited === 'amend' || awaited === 'room') {
			sayRefusal();
			settle(awaited);
		}
	});

	return {
		push(line) {
			lines.push(line);
		},
		size: () => lines.length,
		pump,
		onAction(action) {
			if (earlier.onAction(action)) {
				settle('page');
			}

			switch (action.type) {
				case 'said': {
					wait('message');
					return;
				}

				case 'acknowledged':
				case 'applied': {
					settle('message');
					return;
				}

				case 'withdrawn': {
					sayRefusal();
					settle('message');
					return;
				}

				case 'switched': {
					settle('room');
					return;
				}

				case 'round-trip': {
					settle('round-trip');
					return;
				}

				case 'find-failed': {
					failed();
					settle('find');
					return;
				}

				case 'found': {
					awaiting.found(action.frame.more);
					settle('find');
					return;
				}

				case 'frame': {
					const {frame} = action;
					const {you} = client.store.getState();
					if (frame.type === 'renamed' && frame.id === you?.id) {
						settle('rename');
					}

					if ((frame.type === 'parted' || frame.type === 'ejected') && frame.member.id === you?.id) {
						settle('room');
					}

					if (frame.type === 'history' && frame.backlog) {
						hasWaited = true;
						settle('backlog');
					}

					if (frame.type === 'amended' && frame.by.id === you?.id) {
						settle('amend');
					}

					return;
				}

				case 'notice': {
					if (action.level === 'error') {
						failed();
						settle('rename');
						settle('round-trip');
						settle('find');
						settle('amend');
					}

					return;
				}

				case 'connection': {
					if (action.connection.status === 'reconnecting' && awaited === 'find') {
						const {problem, hint} = words().plain.searchLost;
						failed([problem, hint]);
						settle('find');
					}

					// It is done once there is a connection again.
					if (action.connection.status === 'reconnecting' && awaited === 'amend') {
						wait('amend');
					}

					return;
				}
			}
		},
		end() {
			isEnded = true;
			cancelWait();
			forget();
		},
	};
};
