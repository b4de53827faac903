/**
Everyone talks through the fault proxy while the server is killed: at the end all have the same. One function for the tests, which
run it on fixed seeds, and for the soak. The same seed makes the same choices; what they meet depends on the machine's speed too.
*/
import {cpSync, mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {openSqliteJournal} from '../../../source/history/sqlite/journal.ts';
import {limits, lobby} from '../../../source/limits.ts';
import type {Entry} from '../../../source/messages.ts';
import {createFuzzRandom, type FuzzRandom} from '../fuzz-random.ts';
import {makeHome, type Scope} from '../program.ts';
import {connectRaw} from '../raw-client.ts';
import {createGuest, type Guest} from './guest.ts';
import {difference, judge, testimonyOf} from './judge.ts';
import {type FaultCounts, openFaultProxy} from './proxy.ts';
import {type FaultServer, startFaultServer} from './server.ts';
import {createFaultStorm} from './storm.ts';
import {wordsOf} from './words.ts';

export type ScenarioOptions = {
	readonly seed: number;
	readonly clients?: number;
	/** In the room, by each client. */
	readonly messages?: number;
	/** How often the server is killed. */
	readonly kills?: number;
	/** A fault every so many ms on average, of the connection of one of all clients. */
	readonly everyMs?: number;
	/** How long the clients take to say everything, ms. */
	readonly talkMs?: number;
};

export type ScenarioResult = {
	readonly seed: number;
	readonly seconds: number;
	/** What is wrong, in words; empty when nothing is. */
	readonly problems: readonly string[];
	readonly faults: Readonly<FaultCounts>;
	readonly connections: number;
	readonly kills: number;
	/** Kept in the journal, whispers included. */
	readonly messages: number;
	/** How many were told to clients as missed and caught up, all together. */
	readonly caughtUp: number;
	/** Where the server's log and data are, if there are problems. */
	readonly evidence: string | undefined;
};

/** How long a condition is waited for before it is given up, ms. */
const patienceMs = 90_000;

/** How long the server stays down at the most, ms. */
const downMsMax = 400;

/** One in so many messages goes with a whisper to the next client. */
const whisperEvery = 25;

const lastWord = 'That was all.';

/** Waiting for what comes of the clients, without looking at intervals. */
const createWatch = (isHopeless: () => boolean) => {
	const looks = new Set<() => void>();
	return {
		changed() {
			for (const look of looks) {
				look();
			}
		},
		/** False when it has not come true in time, or there is no hope of it. */
		until: (condition: () => boolean): Promise<boolean> =>
			new Promise(resolve => {
				const finish = (isTrue: boolean): void => {
					clearTimeout(timer);
					looks.delete(look);
					resolve(isTrue);
				};
				const look = (): void => {
					if (condition()) {
						finish(true);
					} else if (isHopeless()) {
						finish(false);
					}
				};
				const timer = setTimeout(finish, patienceMs, false);
				looks.add(look);
				look();
			}),
	};
};

/** Connected, with everyone there, nothing of its own on the way, and so many messages in its pane. */
const isSettled = ({client, lines}: Guest, everyone: number, messages: number): boolean => {
	const {connection, rooms} = client.store.getState();
	const room = rooms.get(lobby);
	return (
		connection.status === 'connected' &&
		room !== undefined &&
		room.members.size === everyone &&
		[...room.members.values()].every(({presence}) => presence === 'online') &&
		lines().length >= messages &&
		lines().every(({delivery}) => delivery === 'sent')
	);
};

const describeUnsettled = ({name, client, lines}: Guest): string => {
	const {connection, rooms} = client.store.getState();
	const members = [...(rooms.get(lobby)?.members.values() ?? [])];
	const away = members.filter(({presence}) => presence !== 'online').length;
	const pending = lines().filter(({delivery}) => delivery !== 'sent').length;
	return `${name} is ${connection.status}, sees ${members.length} members (${away} away) and ${lines().length} messages (${pending} pending)`;
};

/** Everyone says everything, at random moments. Resolves when all is said, whether it has arrived or not. */
const talk = async (
	guests: readonly Guest[],
	random: FuzzRandom,
	messages: number,
	talkMs: number,
): Promise<void> => {
	const moments = guests.flatMap((guest, index) =>
		Array.from({length: messages}, () => ({
			guest,
			next: guests[(index + 1) % guests.length],
			at: random.below(talkMs),
		})),
	);
	moments.sort((a, b) => a.at - b.at);
	const startedAt = Date.now();
	for (const {guest, next, at} of moments) {
		const early = at - (Date.now() - startedAt);
		if (early > 0) {
			await wait(early);
		}

		guest.say(wordsOf(guest.name, guest.said.length + 1, random));
		if (next && next !== guest && guest.said.length % whisperEvery === 0) {
			guest.whisper(next.name, wordsOf(`${guest.name} to ${next.name}`, guest.whispered.length + 1, random));
		}

		// Some hit a key, others do not look at the screen.
		if (random.oneIn(4) && guest.client.store.getState().connection.status === 'reconnecting') {
			guest.client.retry();
		}
	}
};

/** All that someone who comes now can read back, page by page. */
const readBack = async (port: number): Promise<readonly string[]> => {
	const reader = await connectRaw(port);
	const {seq} = await reader.enter('newcomer');
	await reader.next('history');
	const texts: string[] = [];
	for (let before = Number(seq) + 1; ; ) {
		reader.send({type: 'history', room: lobby, before, limit: limits.historyPageMax});
		const page = (await reader.next('history')) as unknown as {
			entries: Array<{seq: number; text: string}>;
			more: boolean;
		};
		texts.unshift(...page.entries.map(({text}) => text));
		before = page.entries[0]?.seq ?? 0;
		if (!page.more) {
			reader.end();
			return texts;
		}
	}
};

const readJournal = async (directory: string): Promise<readonly Entry[]> => {
	const journal = await openSqliteJournal({directory});
	try {
		return await journal.replay(0, Number.MAX_SAFE_INTEGER);
	} finally {
		await journal.close();
	}
};

/** The server's log and data, where they stay. */
const keepEvidence = (server: FaultServer, seed: number): string => {
	const folder = mkdtempSync(path.join(tmpdir(), `chat-tui-seed-${seed}-`));
	writeFileSync(path.join(folder, 'server.log'), server.log());
	cpSync(server.directory, path.join(folder, 'room'), {recursive: true});
	return folder;
};

const errorsIn = (log: string): readonly string[] =>
	log
		.split('\n')
		.filter(line => line.includes('"event":"error"'))
		.map(line => `the server's log has ${line}`);

const play = async (scope: Scope, options: ScenarioOptions): Promise<ScenarioResult> => {
	const {seed, clients = 50, messages = 100, kills = 5, everyMs = 200, talkMs = 8000} = options;
	const startedAt = Date.now();
	const random = createFuzzRandom(seed);
	const server = await startFaultServer(scope, await makeHome(scope));
	const storm = createFaultStorm({random, everyMs});
	const proxy = await openFaultProxy({target: server.port, random, conditions: storm.conditions});
	scope.teardown(proxy.close);
	scope.teardown(storm.calm);

	const problems: string[] = [];
	const isHopeless = (): boolean => guests.some(({ledger}) => ledger.wrongs.length > 0);
	const watch = createWatch(isHopeless);
	/** Messages whose fate is known: kept, or a whisper to someone who has gone. */
	let answered = 0;
	const guests = Array.from({length: clients}, (_, index) => {
		const guest = createGuest({
			name: `guest${index + 1}`,
			port: proxy.port,
			random,
			heard(actions) {
				const count = actions.filter(({type}) => type === 'acknowledged' || type === 'withdrawn').length;
				answered += count;
				if (count > 0) {
					watch.changed();
				}
			},
		});
		scope.teardown(guest.client.leave);
		guest.client.store.subscribe(watch.changed);
		return guest;
	});
	/** What is asked of all, or who does not answer to it. */
	const all = async (what: string, condition: (guest: Guest) => boolean): Promise<void> => {
		if (!(await watch.until(() => guests.every(condition))) && !isHopeless()) {
			const others = guests.filter(guest => !condition(guest)).map(describeUnsettled);
			problems.push(`after ${patienceMs / 1000} s not all ${what}: ${others.join('; ')}`);
		}
	};

	await all('were in', guest => isSettled(guest, clients, 0));
	storm.begin(proxy);
	const total = clients * (messages + Math.floor(messages / whisperEvery));
	const kill = async (): Promise<void> => {
		const moments = Array.from({length: kills}, () => Math.floor(total * (0.05 + random.below(900) / 1000)));
		moments.sort((a, b) => a - b);
		for (const moment of moments) {
			// Under load: something has come through since it was last up.
			const goal = Math.min(total, Math.max(moment, answered + 1));
			if (!(await watch.until(() => answered >= goal))) {
				problems.push(...(isHopeless() ? [] : [`${answered} of ${total} answered, and no more came`]));
				return;
			}

			// Half of the time at once: what was just shown as sent must be kept already.
			if (random.oneIn(2)) {
				await wait(random.below(30));
			}

			await server.kill();
			await wait(random.below(downMsMax));
			await server.startAgain();
		}
	};

	await Promise.all([talk(guests, random, messages, talkMs), kill()]);
	if (!(await watch.until(() => answered >= total)) && !isHopeless()) {
		problems.push(`only ${answered} of ${total} were answered`);
	}

	storm.calm();
	// Everyone hears everyone, and of the whispers those that one says and that one is told.
	const whispersOf = (index: number): number => {
		const {whispered = [], ledger} = guests.at(index) ?? {};
		return whispered.length - (ledger?.undelivered.length ?? 0);
	};
	const expected = new Map(
		guests.map((guest, index) => [guest, clients * messages + whispersOf(index) + whispersOf(index - 1)]),
	);
	await all('have everything', guest => isSettled(guest, clients, expected.get(guest) ?? 0));
	// Whatever was still on its way to anyone is there before this.
	guests[0]?.say(lastWord);
	await all('heard the last word', guest =>
		guest.lines().some(({text, delivery}) => text === lastWord && delivery === 'sent'),
	);
	const testimonies = guests.map(testimonyOf);
	const back = await readBack(server.port);
	await server.kill();
	const entries = await readJournal(server.directory);
	problems.push(...judge(entries, testimonies), ...errorsIn(server.log()));
	const spoken = entries.filter(({type}) => type === 'message') as ReadonlyArray<{text: string}>;
	const differs = difference(
		back,
		spoken.map(({text}) => text),
	);
	if (differs) {
		problems.push(`a newcomer reads back ${differs}`);
	}

	return {
		seed,
		seconds: (Date.now() - startedAt) / 1000,
		problems,
		faults: proxy.counts,
		connections: proxy.connections(),
		kills,
		messages: entries.filter(({type}) => type === 'message' || type === 'whisper').length,
		caughtUp: guests.reduce((sum, {ledger}) => sum + ledger.caughtUp, 0),
		evidence: problems.length === 0 ? undefined : keepEvidence(server, seed),
	};
};

/** Play it once, and clear away all that it started. Rejects when the server does not come up. */
export const playFaultScenario = async (options: ScenarioOptions): Promise<ScenarioResult> => {
	const clearing: Array<() => unknown> = [];
	try {
		return await play({teardown: clear => clearing.push(clear)}, options);
	} finally {
		for (const clear of clearing.reverse()) {
			await clear();
		}
	}
};

/** One line. */
export const describeFaults = ({faults, connections, kills}: ScenarioResult): string =>
	[
		...Object.entries(faults).map(([kind, count]) => `${count} ${kind}`),
		`${connections} connections`,
		`${kills} kills`,
	].join(', ');
