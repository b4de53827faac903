/** Whether everyone has what the journal has: each message once, in one order, and nothing that was never kept. Pure. */
import {limits, lobby} from '../../../source/limits.ts';
import type {Entry, EntryOf, Seq} from '../../../source/messages.ts';
import type {Guest, Ledger, MessageLine} from './guest.ts';

/** What a judge looks at of a guest. */
export type Testimony = {
	readonly name: string;
	readonly id: string;
	readonly said: readonly string[];
	readonly whispered: readonly string[];
	readonly lines: readonly MessageLine[];
	readonly ledger: Pick<Ledger, 'acknowledged' | 'seen' | 'anew'> & {
		readonly wrongs: readonly string[];
		readonly undelivered: readonly string[];
	};
};

/** How it is for a guest at this moment. */
export const testimonyOf = (guest: Guest): Testimony => ({
	name: guest.name,
	id: guest.client.store.getState().you?.id ?? '',
	said: guest.said,
	whispered: guest.whispered,
	lines: guest.lines(),
	ledger: {...guest.ledger, wrongs: [...guest.ledger.wrongs], undelivered: [...guest.ledger.undelivered]},
});

const short = (text: string): string => `"${text.slice(0, 24)}"`;

const where = (item: string | undefined): string => (item === undefined ? 'nothing' : short(item));

/** How one list differs from what it should be: undefined when it does not. */
export const difference = (actual: readonly string[], expected: readonly string[]): string | undefined => {
	const at = Array.from({length: Math.max(actual.length, expected.length)}).findIndex(
		(_, index) => actual[index] !== expected[index],
	);
	if (at === -1) {
		return undefined;
	}

	const [has, should] = [new Set(actual), new Set(expected)];
	const counts = [
		`${expected.filter(item => !has.has(item)).length} missing`,
		`${actual.length - has.size} more than once`,
		`${actual.filter(item => !should.has(item)).length} unknown`,
	].join(', ');
	return `${actual.length} instead of ${expected.length} (${counts}); at ${at} ${where(actual[at])} instead of ${where(expected[at])}`;
};

type Said = EntryOf<'message' | 'whisper'>;

const isSaid = (entry: Entry): entry is Said => entry.type === 'message' || entry.type === 'whisper';

/** Places that were given up, as they are after a grace that is over; and whatever else ended someone's stay. */
const judgeStays = (entries: readonly Entry[], guests: readonly Testimony[]): string[] => {
	const problems: string[] = [];
	const droppedAt = new Map<string, number>();
	const left = new Map(guests.map(({id}) => [id, 0]));
	for (const entry of entries) {
		if (entry.type === 'drop') {
			droppedAt.set(entry.user, entry.time);
		} else if ((entry.type === 'quit' || entry.type === 'kick') && left.has(entry.user)) {
			left.set(entry.user, (left.get(entry.user) ?? 0) + 1);
			const away = entry.time - (droppedAt.get(entry.user) ?? entry.time);
			if (entry.type === 'kick' || entry.reason !== 'timeout' || away < limits.graceMs) {
				problems.push(`the journal says at ${entry.seq} that ${entry.name} left for good`);
			}
		}
	}

	const isAnyGone = [...left.values()].some(times => times > 0);
	for (const {name, id, ledger} of guests) {
		const times = left.get(id) ?? 0;
		if (ledger.anew > times) {
			problems.push(`${name}: found its place gone ${ledger.anew} times, and had left ${times} times`);
		}

		if (ledger.undelivered.length > 0 && !isAnyGone) {
			problems.push(`${name}: ${ledger.undelivered.length} whispers were refused, and everyone was there`);
		}
	}

	return problems;
};

const judgeJournal = (entries: readonly Entry[], guests: readonly Testimony[]): string[] => {
	const problems: string[] = [];
	for (const {name, id, said, whispered, ledger} of guests) {
		const own = entries.filter(isSaid).filter(({from}) => from.id === id);
		for (const [type, expected] of [
			['message', said],
			['whisper', whispered.filter(text => !ledger.undelivered.includes(text))],
		] as const) {
			const kept = own.filter(entry => entry.type === type).map(({text}) => text);
			const differs = difference(kept, expected);
			if (differs) {
				problems.push(`the journal has of ${name}'s ${type}s ${differs}`);
			}
		}

		const numbers = own.map(({number = 0}) => number);
		if (numbers.some((number, index) => number <= (numbers[index - 1] ?? 0))) {
			problems.push(`the numbers of ${name} in the journal do not rise: ${numbers.join(' ')}`);
		}
	}

	// A connection whose hello came late is a visitor for a moment: it may come and go, and says nothing.
	const ids = new Set(guests.map(({id}) => id));
	for (const entry of entries) {
		if (isSaid(entry) && !ids.has(entry.from.id)) {
			problems.push(`the journal has at ${entry.seq} of a stranger ${short(entry.text)}`);
		}
	}

	return problems;
};

/** The same for a line and for an entry that are the same. */
const mark = ({seq, from, text}: {seq: Seq | undefined; from: {name: string}; text: string}): string =>
	`${seq} ${from.name}: ${text}`;

const judgeGuest = (guest: Testimony, entries: ReadonlyMap<Seq, Said>): string[] => {
	const {id, lines, ledger} = guest;
	const problems: string[] = [];
	const mine = [...entries.values()].filter(entry =>
		entry.type === 'message' ? entry.room === lobby : [entry.from.id, entry.to.id].includes(id),
	);
	const differs = difference(lines.map(mark), mine.map(mark));
	if (differs) {
		problems.push(`has in its pane ${differs}`);
	}

	const unsent = lines.filter(({delivery}) => delivery !== 'sent').length;
	if (unsent > 0) {
		problems.push(`${unsent} in its pane are not shown as sent`);
	}

	const notOwn = lines.filter(({own, from}) => own !== (from.id === id)).length;
	if (notOwn > 0) {
		problems.push(`${notOwn} in its pane are shown as if another had said them`);
	}

	for (const [number, seq] of ledger.acknowledged) {
		const entry = entries.get(seq);
		if (entry?.from.id !== id || entry.number !== number) {
			problems.push(`message ${number} was shown as sent at ${seq}, where there is ${where(entry?.text)}`);
		}
	}

	const total = guest.said.length + guest.whispered.length - ledger.undelivered.length;
	if (ledger.acknowledged.size !== total) {
		problems.push(`${ledger.acknowledged.size} of its ${total} messages were acknowledged`);
	}

	for (const [seq, text] of ledger.seen) {
		if (entries.get(seq)?.text !== text) {
			problems.push(`was shown ${short(text)} at ${seq}, where there is ${where(entries.get(seq)?.text)}`);
		}
	}

	return problems.map(problem => `${guest.name}: ${problem}`);
};

/** What is wrong, in words; empty when nothing is. `entries` is the whole journal. */
export const judge = (entries: readonly Entry[], guests: readonly Testimony[]): readonly string[] => {
	const said = new Map(entries.filter(isSaid).map(entry => [entry.seq, entry]));
	return [
		...guests.flatMap(({name, ledger}) => ledger.wrongs.map(wrong => `${name}: ${wrong}`)),
		...judgeJournal(entries, guests),
		...judgeStays(entries, guests),
		...guests.flatMap(guest => judgeGuest(guest, said)),
	];
};
