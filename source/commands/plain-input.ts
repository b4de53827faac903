import type {ClientAction} from '../client/actions.ts';
import type {Clock} from '../client/clock.ts';
import type {ChatClient} from '../client/contract.ts';
import type {Refusal} from '../client/state.ts';
import {lobby} from '../limits.ts';
import type {Settings} from '../settings/settings.ts';
import {commandHelp, submitLine} from '../ui/chat/commands.ts';
import type {SaveRoom} from '../ui/chat/desk.ts';
import {createListing} from '../ui/chat/listing.ts';
import {mentionLines, unreadLines} from '../ui/chat/rooms/inbox.ts';
import {words} from '../words/words.ts';

/** How long the answer to a command is waited for before the next line is read, ms. */
const answerMs = 5000;

type Awaited = 'backlog' | 'room' | 'message' | 'amend' | 'rename' | 'round-trip' | 'find';

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
	settings,
	idle,
}: PlainInputOptions): PlainInput => {
	const lines: string[] = [];
	const listing = createListing();
	let isEnded = false;
	let isRunning = false;
	let hasWaited = false;
	let awaited: Awaited | undefined;
	/** Whether there is more of what was looked for; undefined while nothing was. */
	let hasOlder: boolean | undefined;
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

	/** The client, but for what the next line has to wait for. */
	const watched: ChatClient = {
		...client,
		rename(name) {
			wait('rename', answerMs);
			client.rename(name);
		},
		// What comes after it is said in the room that one is in then.
		join(room, key) {
			wait('room', answerMs);
			client.join(room, key);
		},
		part() {
			const {active} = client.store.getState();
			if (active.startsWith('#') && active !== lobby) {
				wait('room', answerMs);
			}

			client.part();
		},
		find(words, room) {
			wait('find', answerMs);
			client.find(words, room);
		},
		// There is no place to be at: again is the next older ones.
		findNext() {
			if (hasOlder === undefined) {
				return false;
			}

			if (!hasOlder) {
				client.notify(words().plain.noOlder);
				return true;
			}

			wait('find', answerMs);
			client.findFurther();
			return true;
		},
		amend(target, amendment) {
			const isConnected = client.store.getState().connection.status === 'connected';
			wait('amend', isConnected ? answerMs : undefined);
			client.amend(target, amendment);
		},
		measureRoundTrip() {
			wait('round-trip', answerMs);
			client.measureRoundTrip();
		},
	};

	const run = (line: string): void => {
		const outcome = submitLine(watched, line, {version, isPlain: true, listing, copy, save, settings});
		if (outcome === 'quit') {
			quit();
		} else if (outcome === 'mentions') {
			client.notify(mentionLines(client.store.getState()));
		} else if (outcome === 'unread') {
			const state = client.store.getState();
			if (state.kept.has(state.active) && !hasWaited) {
				// What was said before one came is on its way; it is not waited for twice.
				hasWaited = true;
				lines.unshift(line);
				wait('backlog', answerMs);
			} else {
				client.notify(unreadLines(state));
			}
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
					hasOlder = action.frame.more;
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
						for (const what of ['rename', 'round-trip', 'find', 'amend', 'room'] as const) {
							settle(what);
						}
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
