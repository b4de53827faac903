/** Data directories as a server leaves them, with so many users, rooms and messages in them. Knows the journal and the hub, and nothing of servers. */
import type {Journal} from '../../source/history/journal.ts';
import {openSqliteJournal} from '../../source/history/sqlite/journal.ts';
import {openIndex} from '../../source/history/sqlite/search/index-file.ts';
import {openReader} from '../../source/history/sqlite/search/reader.ts';
import {createHub} from '../../source/hub/hub.ts';
import {limits} from '../../source/limits.ts';
import type {Draft} from '../../source/messages.ts';

export type Contents = {
	/** All of them online at the end. */
	readonly users: number;
	/** Each user is in one, besides the lobby. */
	readonly rooms: number;
	readonly messages: number;
};

const startedAt = Date.now() - 30 * 24 * 3_600_000;

const idOf = (user: number): string => `user${String(user).padStart(5, '0')}`;

const roomOf = (user: number, rooms: number): `#${string}` => `#old-${user % rooms}`;

const registration = (user: number, rooms: number): Draft => ({
	type: 'register',
	user: idOf(user),
	name: `name-${user}`,
	color: user % limits.colors,
	token: String(user).padEnd(43, 'x'),
	protocol: 'native',
	address: '10.0.0.7',
	port: 40_000 + (user % 20_000),
	rooms: ['#lobby', roomOf(user, rooms)],
	time: startedAt,
	origin: {node: 'before', session: user + 1},
});

const message = (index: number, {users, rooms}: Contents): Draft => {
	const user = index % users;
	return {
		type: 'message',
		room: index % 3 === 0 ? roomOf(user, rooms) : '#lobby',
		from: {id: idOf(user), name: `name-${user}`, color: user % limits.colors},
		text: `Message ${index}: 점심 뭐 먹을까요? About as long as people write.`,
		kind: 'text',
		number: Math.floor(index / users) + 1,
		time: startedAt + index * 2000,
		origin: {node: 'before', session: user + 1},
	};
};

/** Write a journal through its own append; the snapshot is as far behind the end as it is on average. It is left open. */
export const writeJournal = async (directory: string, contents: Contents): Promise<Journal> => {
	const {users, rooms, messages} = contents;
	const hub = createHub({
		node: 'writer',
		name: '',
		version: '',
		motd: '',
		rules: {usersMax: users, rate: 0, bannedWords: [], backlog: 0, graceMs: 0},
		newId: () => '',
		newName: () => '',
	});
	const journal = await openSqliteJournal({directory});
	journal.onCommit(entries => {
		for (const entry of entries) {
			hub.apply(entry);
		}
	});
	const write = async (from: number, to: number, draft: (index: number) => Draft): Promise<void> => {
		for (let index = from; index < to; index += 2000) {
			await journal.append(
				Array.from({length: Math.min(2000, to - index)}, (_, place) => draft(index + place)),
			);
		}
	};

	const covered = Math.max(0, messages - limits.snapshotEntries / 2);
	await write(0, users, user => registration(user, rooms));
	await write(0, covered, index => message(index, contents));
	await journal.keepSnapshot(hub.snapshot());
	await write(covered, messages, index => message(index, contents));
	return journal;
};

/** Write a whole one, as after a server that has stopped: what was said can be searched, too. */
export const writeDirectory = async (directory: string, contents: Contents): Promise<void> => {
	const journal = await writeJournal(directory, contents);
	await journal.close();

	const reader = openReader(directory);
	const {index} = openIndex(directory, reader);
	for (let page = reader.oldestFirst(index.position(), 1000); page.length > 0; ) {
		index.add(page, page.at(-1)?.seq ?? 0);
		page = reader.oldestFirst(index.position(), 1000);
	}

	index.close();
	reader.close();
};
