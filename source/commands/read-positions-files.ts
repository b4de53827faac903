/** How far one has read, as files: one for each journal and name, so that clients do not write over each other's. Knows files; what is read the client knows. */
import {createHash} from 'node:crypto';
import {mkdirSync, readdirSync, readFileSync, rmSync, statSync} from 'node:fs';
import path from 'node:path';
import envPaths from 'env-paths';
import * as v from 'valibot';
import type {PositionStore, Positions} from '../client/read-positions.ts';
import {foldName} from '../text/nickname.ts';
import {replaceFile} from './replace-file.ts';

const seq = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const schema = v.object({
	/** The server's journal. */
	epoch: v.string(),
	/** The name that was asked for, folded; empty where none was. Two who share a home have read different things. */
	who: v.string(),
	rooms: v.array(v.tuple([v.string(), seq])),
});

/** Journals that are remembered, those that were read last, and rooms of each, those where something was read last. */
const filesMax = 50;
const roomsMax = 500;

export const readPositionsFolder = (): string =>
	path.join(envPaths('chat-tui', {suffix: ''}).data, 'read-positions');

const attempt = <Result>(action: () => Result): Result | undefined => {
	try {
		return action();
	} catch {
		// A folder that cannot be read or written only costs the marks of the next run.
		return undefined;
	}
};

/** Nothing when nothing was kept, or when the file is not one of ours. */
const readFile = (file: string, epoch: string, who: string): Positions => {
	const kept = attempt(() => v.parse(schema, JSON.parse(readFileSync(file, 'utf8'))));
	return new Map(kept?.epoch === epoch && kept.who === who ? kept.rooms : []);
};

const further = (one: Positions, other: Positions): Positions =>
	new Map(
		[...one.keys(), ...other.keys()].map(room => [room, Math.max(one.get(room) ?? 0, other.get(room) ?? 0)]),
	);

/** What was not written for longest goes. */
const sweep = (folder: string): void => {
	const files = (attempt(() => readdirSync(folder)) ?? []).map(name => {
		const file = path.join(folder, name);
		return {file, writtenAt: attempt(() => statSync(file).mtimeMs) ?? 0};
	});
	for (const {file} of files.sort((a, b) => b.writtenAt - a.writtenAt).slice(filesMax)) {
		attempt(() => rmSync(file, {force: true}));
	}
};

/** `name` is the one that was asked for. Throws nothing. */
export const createReadPositionsFiles = (folder: string, name: string | undefined): PositionStore => {
	const who = foldName(name ?? '');
	const fileOf = (epoch: string): string => {
		const hash = createHash('sha256')
			.update(JSON.stringify([epoch, who]))
			.digest('hex');
		return path.join(folder, `${hash.slice(0, 32)}.json`);
	};

	return {
		read(epoch) {
			sweep(folder);
			return readFile(fileOf(epoch), epoch, who);
		},
		save(epoch, positions) {
			const file = fileOf(epoch);
			const all = [...further(readFile(file, epoch, who), positions)];
			const rooms = all.sort((a, b) => b[1] - a[1]).slice(0, roomsMax);
			attempt(() => {
				mkdirSync(folder, {recursive: true, mode: 0o700});
				replaceFile(file, `${JSON.stringify({epoch, who, rooms})}\n`);
			});
		},
	};
};
