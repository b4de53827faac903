/** One of the product's own clients, and a record of all that it was ever shown. Judges nothing. */
import {randomBytes} from 'node:crypto';
import type {ClientAction} from '../../../source/client/actions.ts';
import {systemClock} from '../../../source/client/clock.ts';
import type {ChatClient} from '../../../source/client/contract.ts';
import {createChatClient} from '../../../source/client/create-client.ts';
import type {Line} from '../../../source/client/state.ts';
import {connectTcp} from '../../../source/client/transport.ts';
import {wireSessions} from '../../../source/library/create-session.ts';
import type {Seq} from '../../../source/messages.ts';
import type {FuzzRandom} from '../fuzz-random.ts';

export type MessageLine = Extract<Line, {type: 'message'}>;

/** What a client was shown at any moment, true or not. */
export type Ledger = {
	/** What the server said is kept, by the message's own number. */
	readonly acknowledged: Map<number, Seq>;
	/** Texts as they came live, by seq. */
	readonly seen: Map<Seq, string>;
	/** What must not happen: refusals, the end of a connection. */
	readonly wrongs: string[];
	/** Texts of whispers by their numbers. */
	readonly whispers: Map<number, string>;
	/** Those to someone who was no longer there. */
	readonly undelivered: string[];
	/** How often it came back to a place that it had no more. */
	anew: number;
	/** How often it was welcomed. */
	welcomes: number;
	/** How many it was told that it missed. */
	caughtUp: number;
};

export type Guest = {
	readonly name: string;
	readonly client: ChatClient;
	readonly ledger: Ledger;
	/** What it said, and what it whispered, in the order in which it did. */
	readonly said: readonly string[];
	readonly whispered: readonly string[];
	say(text: string): void;
	whisper(to: string, text: string): void;
	/** The messages in its panes, the room's and those of its conversations: merged, each in the order that it has. */
	lines(): readonly MessageLine[];
};

const record = (ledger: Ledger, action: ClientAction): void => {
	switch (action.type) {
		case 'acknowledged': {
			if (ledger.acknowledged.has(action.number)) {
				ledger.wrongs.push(`message ${action.number} was acknowledged twice`);
			}

			ledger.acknowledged.set(action.number, action.seq);
			return;
		}

		case 'applied': {
			// The server knows the last 256 of everyone, and nobody says more than that without an answer.
			ledger.wrongs.push(`it is not known where ${action.numbers.join(', ')} stand`);
			return;
		}

		case 'said': {
			if (action.to !== undefined) {
				ledger.whispers.set(action.number, action.text);
			}

			return;
		}

		case 'withdrawn': {
			const text = ledger.whispers.get(action.number);
			if (action.code === 'no-such-user' && text !== undefined) {
				ledger.undelivered.push(text);
			} else {
				ledger.wrongs.push(`message ${action.number} was refused: ${action.code}`);
			}

			return;
		}

		case 'failed': {
			ledger.wrongs.push(`given up: ${action.numbers.join(', ')}`);
			return;
		}

		case 'aged': {
			ledger.wrongs.push('the journal was taken for another one');
			return;
		}

		case 'connection': {
			if (action.connection.status === 'closed') {
				ledger.wrongs.push(`the connection ended for good: ${action.connection.problem}`);
			}

			return;
		}

		case 'notice': {
			ledger.caughtUp += Number(/^(\d+) messages? caught up/.exec(action.text)?.[1] ?? 0);
			if (action.level === 'error') {
				ledger.wrongs.push(`an error was shown: ${action.text}`);
			}

			return;
		}

		case 'frame': {
			const {frame} = action;
			if (frame.type === 'message' || frame.type === 'whisper') {
				const before = ledger.seen.get(frame.seq);
				if (before !== undefined && before !== frame.text) {
					ledger.wrongs.push(`seq ${frame.seq} was "${before}" and then "${frame.text}"`);
				}

				ledger.seen.set(frame.seq, frame.text);
			} else if (frame.type === 'welcome') {
				ledger.welcomes++;
				ledger.anew += ledger.welcomes > 1 && !frame.resumed ? 1 : 0;
			}
		}
	}
};

/** Of several panes the one whose next line comes first, again and again: what is out of order in one of them is so in all. */
const merge = (panes: readonly (readonly MessageLine[])[]): readonly MessageLine[] => {
	const rest = panes.map(lines => ({lines, next: 0}));
	const merged: MessageLine[] = [];
	const place = ({lines, next}: (typeof rest)[number]): number =>
		lines[next]?.seq ?? (next < lines.length ? Number.MAX_SAFE_INTEGER : Number.POSITIVE_INFINITY);
	for (let left = panes.reduce((sum, {length}) => sum + length, 0); left > 0; left--) {
		const first = rest.reduce((one, other) => (place(other) < place(one) ? other : one));
		const line = first.lines[first.next];
		first.next++;
		if (line !== undefined) {
			merged.push(line);
		}
	}

	return merged;
};

/** Connects at once. `heard` is called after everything that comes. */
export const createGuest = (options: {
	readonly name: string;
	readonly port: number;
	readonly random: FuzzRandom;
	readonly heard: (actions: readonly ClientAction[]) => void;
}): Guest => {
	const {name, port, random, heard} = options;
	const ledger: Ledger = {
		acknowledged: new Map(),
		seen: new Map(),
		wrongs: [],
		whispers: new Map(),
		undelivered: [],
		anew: 0,
		welcomes: 0,
		caughtUp: 0,
	};
	const said: string[] = [];
	const whispered: string[] = [];
	const client = createChatClient({
		address: {host: '127.0.0.1', port},
		createSession: wireSessions({
			connect: connectTcp,
			clock: systemClock,
			random: () => random.below(2 ** 30) / 2 ** 30,
			// Not of the seed: whoever else runs it must be somebody else.
			newToken: () => randomBytes(24).toString('base64url'),
		}),
		clock: systemClock,
		name,
		client: 'faults',
		onActions(actions) {
			for (const action of actions) {
				record(ledger, action);
			}

			heard(actions);
		},
	});
	// Otherwise a refusal is an error in the pane.
	client.onRefused(() => undefined);
	return {
		name,
		client,
		ledger,
		said,
		whispered,
		say(text) {
			said.push(text);
			client.say(text);
		},
		whisper(to, text) {
			whispered.push(text);
			client.whisper(to, text);
		},
		lines: () =>
			merge(
				[...client.store.getState().rooms.values()].map(({lines}) =>
					lines.filter(line => line.type === 'message'),
				),
			),
	};
};
