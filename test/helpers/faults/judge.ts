/** Whether everyone has what the journal has: each message once, in one order, and nothing that was never kept. Pure. */
import {lobby} from '../../../source/limits.ts';
import type {Entry, EntryOf, Seq} from '../../../source/messages.ts';
import type {Guest, Ledger, MessageLine} from './guest.ts';

/** What a judge looks at of a guest. */
export type Testimony = {
	readonly name: string;
	readonly id: string;
	readonly said: readonly string[];
	readonly whispered: readonly string[];
	readonly lines: readonly MessageLine[];
	readonly ledger: Pick<Ledger, 'acknowledged' | 'seen'> & {readonly wrongs: readonly string[]};
};

/** How it is for a guest at this moment. */
export const testimonyOf = (guest: Guest): Testimony => ({
	name: guest.name,
	id: guest.client.store.getState().you?.id ?? '',
	said: guest.said,
	whispered: guest.whispered,
	lines: guest.lines(),
	ledger: {...guest.ledger, wrongs: [...guest.ledger.wrongs]},
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

const judgeJournal = (entries: readonly Entry[], guests: readonly Testimony[]): string[] => {
	const problems: string[] = [];
	for (const {name, id, said, whispered} of guests) {
		const own = entries.filter(isSaid).filter(({from}) => from.id === id);
		for (const [type, expected] of [
			['message', said],
			['whisper', whispered],
		] as const) {
			const kept = own.filter(entry => entry.type === type).map(({text}) => text);
			const differs = difference(kept, expected);
			if (differs) {
				problems.push(`the journal has of ${name}'s ${type}s ${differs}`);
			}
		}

		const numbers = own.map(({number}) => String(number));
		const disorder = difference(
			numbers,
			numbers.map((_, index) => String(index + 1)),
		);
		if (disorder) {
			problems.push(`the numbers of ${name} in the journal: ${disorder}`);
		}
	}

	// A connection whose hello came late is a visitor for a moment: it may come and go, and says nothing.
	const ids = new Set(guests.map(({id}) => id));
	for (const entry of entries) {
		if (isSaid(entry) && !ids.has(entry.from.id)) {
			problems.push(`the journal has at ${entry.seq} of a stranger ${short(entry.text)}`);
		} else if ((entry.type === 'quit' || entry.type === 'kick') && ids.has(entry.user)) {
			problems.push(`the journal says at ${entry.seq} that ${entry.name} left for good`);
		}
	}

	return problems;
};

/** The same for a line and for an entry that are the same. */
const mark = ({seq, from, text}: {seq: Seq | undefined; from: {name: string}; text: string}): string =>
	`${text} (${seq}, ${from.name})`;

const judgeGuest = (guest: Testimony, entries: ReadonlyMap<Seq, Said>): string[] => {
	const {id, lines, ledger} = guest;
	const problems = [...ledger.wrongs];
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

	const total = guest.said.length + guest.whispered.length;
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
	return [...judgeJournal(entries, guests), ...guests.flatMap(guest => judgeGuest(guest, said))];
};
