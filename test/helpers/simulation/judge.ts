/**
The property: what a client shows as sent is in the journal, and reaches every member of the room exactly once and in one order for
all. Looks at what was said, at the disk, at what the server writes and at what people see; knows nothing of faults.
*/
import type {ClientAction} from '../../../source/client/actions.ts';
import type {ChatClient} from '../../../source/client/contract.ts';
import type {Line} from '../../../source/client/state.ts';
import type {Entry, RoomName, Seq, Spoken, UserId} from '../../../source/messages.ts';
import {whispers} from '../../../source/messages.ts';
import {hashToken} from '../../../source/protocols/native/register.ts';
import {createChanges} from './changes.ts';

/** What the judge keeps of a person. */
export type Witness = {
	readonly name: string;
	readonly token: string;
	client: ChatClient | undefined;
	/** What it shows counts no more: it is gone for good. */
	isGone: boolean;
	/** The operator has sent it away, or wants to: once it is told, it is gone. */
	isUnwanted: boolean;
	/** It goes on from what one before it kept that was killed. */
	isSecond: boolean;
	id: UserId | undefined;
	/** From where on it is in a room, as it was told itself: for its whispers from where on it is on the server. */
	readonly since: Map<string, Seq>;
	/** How many rooms it has left of its own accord: with each go the lines of its pane. */
	parts: number;
	readonly said: Map<number, Said>;
	/** Since when it takes itself to be connected, ms of the run. */
	connectedAt: number | undefined;
	/** Told to the judge: the lines of each room that were looked at last. */
	readonly seen: Map<RoomName, readonly Line[]>;
};

type Said = {
	readonly text: string;
	readonly by: Witness | undefined;
	readonly room: RoomName | undefined;
	readonly number: number | undefined;
	/** How many rooms its author had left before. */
	readonly parts: number;
	/** `given-up`: it was told that it was not sent, for the connection has ended for good. */
	answer: 'none' | 'sent' | 'refused' | 'given-up';
};

/** A client that shows nothing: what it says, and what it is told of that. */
export type Script = {
	said(number: number, text: string, room: RoomName): void;
	sent(number: number, seq: Seq): void;
};

export type Judge = {
	witness(name: string, token: string): Witness;
	script(name: string, token: string): Script;
	/** The operator says something to all. */
	announced(text: string): void;
	durable(entries: readonly Entry[]): void;
	/** A server hands bytes to its kernel. */
	written(connection: string, bytes: Uint8Array): void;
	/** The client was killed, and another goes on from what it kept: the numbers of what waits. */
	restarted(witness: Witness, kept: readonly number[]): void;
	acted(witness: Witness, actions: readonly ClientAction[]): void;
	looked(witness: Witness): void;
	/** What is not as it must be once everything has settled; undefined when all is well. */
	verdict(): string | undefined;
	/** The witness that is a user of the journal. */
	witnessOf(user: UserId): Witness | undefined;
};

const isSpoken = (entry: Entry | undefined): entry is Spoken =>
	entry?.type === 'message' || entry?.type === 'whisper';

const show = (seqs: readonly Seq[]): string => `[${seqs.join(' ')}]`;

/** How much later than a welcome something may be stored that was decided before it, ms. */
const longMs = 10_000;

/**
Whether somebody is gone with these words: sent away, or taken for somebody who came in elsewhere. That is what a hello of the client that
was killed looks like, when it was on its way for so long that a later one overtook it; who knows it was the same person asks them.
*/
const isGoodbye = ({isUnwanted, isSecond}: Witness, problem: string): boolean =>
	(isUnwanted && problem.startsWith('You were kicked')) ||
	(isSecond && problem.startsWith('You joined from somewhere else'));

export const createJudge = (options: {
	readonly entries: readonly Entry[];
	/** ms of the run. */
	readonly now: () => number;
	/** Whether it has a connection of which nothing is broken. */
	readonly isWell: (witness: Witness) => boolean;
	/** The property does not hold. */
	readonly fail: (problem: string) => void;
}): Judge => {
	const {entries, now, isWell, fail} = options;
	const witnesses: Witness[] = [];
	const scripts: Witness[] = [];
	const byToken = new Map<string, Witness>();
	const byUser = new Map<UserId, Witness>();
	/** Every text is said once. */
	const said = new Map<string, Said>();
	const places = new Map<string, Seq>();
	const changes = createChanges();
	const partial = new Map<string, string>();

	/** Something is shown, or written, as being at a place of the journal; in a page as it stands. */
	const check = (who: string, seq: Seq, text: string, isPage = false): void => {
		const entry = entries[seq - 1];
		if (!isSpoken(entry)) {
			fail(`${who} has "${text}" at ${seq}, where the journal has ${entry?.type ?? 'nothing'}`);
		} else if (entry.text !== text && !(isPage && changes.wasEver(seq, text))) {
			fail(`${who} has "${text}" at ${seq}, where the journal has "${entry.text}"`);
		}
	};

	const checkSent = (witness: Witness, number: number, seq: Seq | undefined): void => {
		const own = witness.said.get(number);
		const place = own && places.get(own.text);
		if (!own) {
			fail(`${witness.name} was answered to number ${number}, which it never said`);
		} else if (place === undefined) {
			fail(`${witness.name} shows "${own.text}" as sent, and it is not in the journal`);
		} else if (seq !== undefined && seq !== place) {
			fail(`${witness.name} shows "${own.text}" at ${seq}, the journal has it at ${place}`);
		}

		if (own) {
			own.answer = 'sent';
		}
	};

	const act = (witness: Witness, action: ClientAction): void => {
		switch (action.type) {
			case 'said': {
				const {text, number, room, to} = action;
				// A client that goes on from what another kept shows what waits anew.
				if (said.get(text)?.by === witness && witness.said.get(number)?.text === text) {
					return;
				}

				const {parts} = witness;
				const one: Said = {text, by: witness, number, room: to ? undefined : room, parts, answer: 'none'};
				said.set(text, one);
				witness.said.set(number, one);
				return;
			}

			case 'acknowledged': {
				checkSent(witness, action.number, action.seq);
				return;
			}

			case 'applied': {
				for (const number of action.numbers) {
					checkSent(witness, number, undefined);
				}

				return;
			}

			case 'withdrawn': {
				const own = witness.said.get(action.number);
				if (own && places.has(own.text)) {
					fail(`${witness.name} was refused "${own.text}" (${action.code}), which is in the journal`);
				} else if (own) {
					own.answer = 'refused';
				}

				return;
			}

			case 'connection': {
				const {connection} = action;
				witness.connectedAt = connection.status === 'connected' ? now() : undefined;
				if (connection.status === 'closed' && isGoodbye(witness, connection.problem)) {
					witness.isGone = true;
				}

				return;
			}

			case 'failed': {
				for (const number of action.numbers) {
					const own = witness.said.get(number);
					if (own) {
						own.answer = 'given-up';
					}
				}

				return;
			}

			case 'frame': {
				const {frame} = action;
				const since = (feed: string, seq: Seq): void => {
					if (!witness.since.has(feed)) {
						witness.since.set(feed, seq);
					}
				};

				switch (frame.type) {
					case 'welcome': {
						witness.id = frame.you.id;
						since(frame.room, frame.seq);
						since(whispers, frame.seq);
						return;
					}

					case 'entered': {
						since(frame.room, frame.seq);
						return;
					}

					case 'parted': {
						if (frame.member.id === witness.id) {
							witness.since.delete(frame.room);
							witness.parts++;
						}

						return;
					}

					case 'message':
					case 'whisper': {
						check(witness.name, frame.seq, frame.text);
						return;
					}

					case 'history': {
						for (const {seq, text} of frame.entries) {
							check(witness.name, seq, text, true);
						}
					}
				}
			}
		}
	};

	const look = (witness: Witness, room: RoomName, lines: readonly Line[]): void => {
		let last = -1;
		let isPending = false;
		const keys = new Set<string>();
		const texts = new Set<string>();
		for (const line of lines) {
			const what = line.type === 'message' ? `"${line.text}"` : line.key;
			if (keys.has(line.key)) {
				fail(`${witness.name} shows ${what} in ${room} twice, with one key`);
			}

			keys.add(line.key);
			const isText = line.type === 'message' && line.deleted === undefined;
			if (isText && texts.has(line.text)) {
				fail(`${witness.name} shows ${what} in ${room} twice`);
			} else if (isText) {
				texts.add(line.text);
			}

			if (line.seq !== undefined) {
				if (line.seq <= last) {
					fail(`${witness.name} shows ${what} of ${line.seq} in ${room} after ${last}`);
				}

				last = line.seq;
			}

			const waits = line.type === 'message' && line.delivery === 'pending';
			if (isPending && !waits) {
				fail(`${witness.name} shows ${what} in ${room} after what is pending`);
			}

			isPending ||= waits;
			if (isText && line.delivery === 'sent') {
				const place = changes.placeOf(line.text);
				if (place === undefined) {
					fail(`${witness.name} shows ${what} as sent, and it is not in the journal`);
				} else if (line.seq !== undefined && line.seq !== place) {
					fail(`${witness.name} shows ${what} at ${line.seq}, the journal has it at ${place}`);
				}
			}
		}
	};

	const unanswered = ({name, said: own}: Witness): string | undefined => {
		for (const {answer, text} of own.values()) {
			if (answer === 'given-up') {
				return `${name} is told that "${text}" was not sent`;
			}

			if (answer === 'none') {
				return `${name} was never answered to "${text}"`;
			}

			if ((answer === 'refused') === places.has(text)) {
				return `${name} takes "${text}" for ${answer}, the journal has it at ${places.get(text)}`;
			}
		}

		return undefined;
	};

	/** What one witness must see in the end. */
	const verdictOf = (witness: Witness): string | undefined => {
		const {client, name, id} = witness;
		const state = client?.store.getState();
		if (state?.connection.status !== 'connected') {
			return `${name} is not connected: ${JSON.stringify(state?.connection)}`;
		}

		const problem = unanswered(witness);
		if (problem) {
			return problem;
		}

		const lines = [...state.rooms.values()].flatMap(room => room.lines);
		for (const line of lines) {
			if (line.type === 'message' && line.delivery !== 'sent') {
				return `${name} shows "${line.text}" as ${line.delivery}`;
			}

			// One that was applied in the life before may be too old for the server to know where.
			const isFromBefore =
				line.type === 'message' && (changes.placeOf(line.text) ?? 0) <= (witness.since.get(whispers) ?? 0);
			if (line.type === 'message' && line.seq === undefined && !isFromBefore) {
				return `${name} shows "${line.text}" without a place`;
			}

			const differs = line.type === 'message' && changes.difference(line);
			if (differs) {
				return `${name} shows ${differs}`;
			}
		}

		const compare = (feed: string, isOf: (entry: Spoken) => boolean, shown: readonly Line[]) => {
			const since = witness.since.get(feed) ?? Number.POSITIVE_INFINITY;
			const wanted = entries.filter(isSpoken).filter(entry => entry.seq > since && isOf(entry));
			const found = shown.flatMap(({seq}) => (seq !== undefined && seq > since ? [seq] : []));
			// What it said in a room before it left it, and was sent after it came back, went with the pane.
			const isOptional = ({text, from, seq}: Spoken): boolean =>
				feed !== whispers &&
				from.id === id &&
				said.get(text)?.parts !== witness.parts &&
				!found.includes(seq);
			const seqs = wanted.filter(entry => !isOptional(entry)).map(({seq}) => seq);
			return show(seqs) === show(found)
				? undefined
				: `${name} has of ${feed} since ${since}: ${show(found)}; the journal has ${show(seqs)}`;
		};

		for (const room of [...state.rooms.values()].filter(({peer}) => peer === undefined)) {
			const problem = compare(
				room.name,
				entry => entry.type === 'message' && entry.room === room.name,
				room.lines.filter(line => line.type === 'message'),
			);
			if (problem) {
				return problem;
			}
		}

		const whispered = lines
			// Whoever was restarted is given what was whispered before.
			.filter(line => line.type === 'message' && line.to !== undefined && !line.earlier)
			.toSorted((one, other) => (one.seq ?? 0) - (other.seq ?? 0));
		const twice = whispered.find((line, index) => line.seq === whispered[index - 1]?.seq);
		if (twice?.type === 'message') {
			return `${name} shows the whisper "${twice.text}" twice`;
		}

		const isElsewhere = (line: Line, peer: UserId | undefined): boolean => {
			const entry = entries[(line.seq ?? 0) - 1];
			return entry?.type === 'whisper' && peer !== (entry.from.id === id ? entry.to.id : entry.from.id);
		};

		const misplaced = [...state.rooms.values()].find(
			({peer, lines}) => peer?.id !== '' && lines.some(line => isElsewhere(line, peer?.id)),
		);
		return misplaced
			? `${name} shows in ${misplaced.name} what was whispered with another`
			: compare(
					whispers,
					entry => entry.type === 'whisper' && (entry.from.id === id || entry.to.id === id),
					whispered,
				);
	};

	const createWitness = (name: string, token: string): Witness => {
		const witness: Witness = {
			name,
			token,
			client: undefined,
			isGone: false,
			isUnwanted: false,
			isSecond: false,
			id: undefined,
			since: new Map(),
			parts: 0,
			said: new Map(),
			connectedAt: undefined,
			seen: new Map(),
		};
		byToken.set(hashToken(token), witness);
		return witness;
	};

	return {
		witness(name, token) {
			const witness = createWitness(name, token);
			witnesses.push(witness);
			return witness;
		},
		script(name, token) {
			const witness = createWitness(name, token);
			scripts.push(witness);
			return {
				said(number, text, room) {
					const one: Said = {text, by: witness, number, room, parts: 0, answer: 'none'};
					said.set(text, one);
					witness.said.set(number, one);
				},
				sent: (number, seq) => checkSent(witness, number, seq === 0 ? undefined : seq),
			};
		},
		announced(text) {
			said.set(text, {text, by: undefined, room: undefined, number: undefined, parts: 0, answer: 'none'});
		},
		durable(batch) {
			for (const entry of batch) {
				if (entry.type === 'register') {
					const witness = byToken.get(entry.token ?? '');
					const known = byUser.get(entry.user);
					if (!witness || (known && known !== witness)) {
						fail(`the user ${entry.user} is registered for another`);
					} else {
						byUser.set(entry.user, witness);
					}
				}

				const leaver =
					entry.type === 'quit' && entry.reason === 'timeout' ? byUser.get(entry.user) : undefined;
				if (leaver && now() - (leaver.connectedAt ?? now()) > longMs && isWell(leaver)) {
					fail(`${leaver.name} is taken for one who does not come back, and was connected all the time`);
				}

				const wrong = entry.type === 'amend' && changes.changed(entry);
				if (wrong) {
					fail(wrong);
				}

				if (!isSpoken(entry)) {
					continue;
				}

				changes.said(entry);

				const one = said.get(entry.text);
				if (!one) {
					fail(`"${entry.text}" is in the journal, and nobody said it`);
				} else if (places.has(entry.text)) {
					fail(`"${entry.text}" is in the journal at ${places.get(entry.text)} and at ${entry.seq}`);
				} else if (one.answer === 'refused') {
					fail(`"${entry.text}" is in the journal at ${entry.seq}, and was refused`);
				} else if (
					byUser.get(entry.from.id) !== one.by ||
					entry.number !== one.number ||
					(one.by && (entry.type === 'message' ? entry.room : undefined) !== one.room)
				) {
					fail(`"${entry.text}" is in the journal as something else: ${JSON.stringify(entry)}`);
				}

				places.set(entry.text, entry.seq);
			}
		},
		written(connection, bytes) {
			const text = (partial.get(connection) ?? '') + Buffer.from(bytes).toString();
			const lines = text.split('\n');
			partial.set(connection, lines.pop() ?? '');
			for (const line of lines) {
				const frame = JSON.parse(line);
				if (typeof frame.seq === 'number' && frame.seq > entries.length) {
					fail(`the server writes of ${frame.seq} when the journal is at ${entries.length}: ${line}`);
				} else if (frame.type === 'message' || frame.type === 'whisper') {
					check('the server', frame.seq, frame.text);
					if (connection.startsWith(`${byUser.get(frame.from.id)?.name}#`)) {
						fail(`the server tells ${connection} what it said itself: ${line}`);
					}
				} else if (frame.type === 'ack' && frame.seq !== 0) {
					const entry = entries[frame.seq - 1];
					if (!isSpoken(entry) || entry.number !== frame.number) {
						fail(`the server acknowledges ${frame.number} at ${frame.seq}: ${JSON.stringify(entry)}`);
					}
				}
			}
		},
		restarted(witness, kept) {
			for (const [number, one] of witness.said) {
				if (one.answer === 'none' && !kept.includes(number)) {
					fail(`${witness.name} was killed, and "${one.text}" is not kept`);
				} else if (one.answer === 'refused' && kept.includes(number)) {
					// What it was told in the last moment died with it.
					one.answer = 'none';
				}
			}

			witness.client = undefined;
			witness.isSecond = true;
			witness.connectedAt = undefined;
			witness.id = undefined;
			witness.since.clear();
			witness.seen.clear();
		},
		acted(witness, actions) {
			for (const action of actions) {
				act(witness, action);
			}
		},
		looked(witness) {
			for (const room of witness.client?.store.getState().rooms.values() ?? []) {
				if (witness.seen.get(room.name) !== room.lines) {
					witness.seen.set(room.name, room.lines);
					look(witness, room.name, room.lines);
				}
			}
		},
		verdict() {
			for (const witness of witnesses) {
				const problem = witness.isGone ? undefined : verdictOf(witness);
				if (problem) {
					return problem;
				}
			}

			return scripts.map(unanswered).find(problem => problem !== undefined);
		},
		witnessOf: user => byUser.get(user),
	};
};
