/** Keepsakes as files: one for each client that runs, named after its process. Knows files and processes; what is in a keepsake is the client's. */
import {
	chmodSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import envPaths from 'env-paths';
import * as v from 'valibot';
import type {Keepsake, KeepsakeStore} from '../client/keepsake.ts';
import {foldName} from '../text/nickname.ts';

const number = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const common = {number, text: v.string(), replyTo: v.exactOptional(number)};

const keepsakeSchema = v.object({
	address: v.string(),
	token: v.pipe(v.string(), v.minLength(16)),
	name: v.optional(v.string()),
	epoch: v.optional(v.string()),
	last: number,
	messages: v.array(
		v.variant('type', [
			v.object({
				type: v.literal('say'),
				...common,
				room: v.string(),
				kind: v.picklist(['text', 'action', 'notice']),
			}),
			v.object({type: v.literal('whisper'), ...common, to: v.string()}),
		]),
	),
	text: v.string(),
	drafts: v.exactOptional(v.record(v.string(), v.string())),
	returned: v.array(v.string()),
	saidAt: v.number(),
	savedAt: v.number(),
});

const schema = v.object({
	...keepsakeSchema.entries,
	/** The machine that the process is on: a home folder may be shared. */
	machine: v.string(),
	/** Tells processes apart that had the same number. */
	process: v.string(),
});

type Kept = v.InferOutput<typeof schema>;

/** The process that a client is. */
export type Owner = {
	readonly pid: number;
	readonly machine: string;
	/** What `process` is in its files. */
	readonly mark: string;
	/** Whether another process is alive. `mark` is what its file says. */
	readonly isAlive: (pid: number, mark: string) => boolean;
};

export type KeepsakeFilesOptions = {
	readonly folder: string;
	/** Keepsakes of this server alone are taken up. */
	readonly address: string;
	/** A name that was asked for: the keepsake of another is left where it is. */
	readonly name?: string | undefined;
	readonly owner: Owner;
	/** ms since the epoch. */
	readonly now: number;
};

export type KeepsakeFiles = KeepsakeStore & {
	/** What a client that ended left, and which is this one's from now on. */
	readonly found: Keepsake | undefined;
};

/** Who does not come back for so long does not come back, ms. */
const keptMs = 30 * 24 * 3_600_000;

const ending = '.json';
const damaged = '.damaged';
/** Of what is being taken up: no other client looks at it. */
const taken = '.taken';

export const keepsakeFolder = (): string => path.join(envPaths('chat-tui', {suffix: ''}).data, 'clients');

const attempt = <Result>(action: () => Result): Result | undefined => {
	try {
		return action();
	} catch {
		// A folder that cannot be read or written only costs what it would have kept.
		return undefined;
	}
};

const pidOf = (file: string): number => Number(/\.(\d+)(?:-\d+)?\.json$/.exec(file)?.[1] ?? 0);

const read = (file: string): Kept | undefined =>
	attempt(() => v.parse(schema, JSON.parse(readFileSync(file, 'utf8'))));

const sweep = (folder: string, now: number, isOwned: (file: string) => boolean): void => {
	for (const name of attempt(() => readdirSync(folder)) ?? []) {
		const file = path.join(folder, name);
		const age = now - (attempt(() => statSync(file).mtimeMs) ?? now);
		if (age > keptMs && !isOwned(file)) {
			attempt(() => rmSync(file, {force: true}));
		}
	}
};

/** A name for a file that is not there yet. */
const freshFile = (folder: string, address: string, pid: number): string => {
	const names = new Set(attempt(() => readdirSync(folder)));
	const base = `${address.replace(/:(\d+)$/, '_$1').replaceAll(/[^\p{L}\p{N}._-]/gu, '-')}.${pid}`;
	let name = `${base}${ending}`;
	for (let count = 2; names.has(name); count++) {
		name = `${base}-${count}${ending}`;
	}

	return path.join(folder, name);
};

/**
Take up what a client at the same server left that is no more, the newest first, and keep this one's in its place. Those of living
clients are left alone: two must never be the same to a server. Throws nothing.
*/
export const openKeepsakes = ({folder, address, name, owner, now}: KeepsakeFilesOptions): KeepsakeFiles => {
	const {pid, machine, mark} = owner;
	attempt(() => mkdirSync(folder, {recursive: true, mode: 0o700}));
	// It may be from a time with another umask.
	attempt(() => chmodSync(folder, 0o700));

	const isAlive = (file: string, process: string): boolean => {
		const other = pidOf(file);
		// A file with this process's own number is from a process before it, in a container above all.
		return other !== pid && owner.isAlive(other, process);
	};

	const left: {readonly file: string; readonly kept: Kept}[] = [];
	for (const entry of attempt(() => readdirSync(folder)) ?? []) {
		const file = path.join(folder, entry);
		if (!entry.endsWith(ending)) {
			continue;
		}

		const kept = read(file);
		if (kept !== undefined) {
			left.push({file, kept});
		} else if (!isAlive(file, '')) {
			attempt(() => renameSync(file, `${file}${damaged}`));
		}
	}

	const here = left.filter(({kept}) => kept.machine === machine);
	const living = new Set(here.filter(({file, kept}) => isAlive(file, kept.process)).map(({file}) => file));
	sweep(folder, now, file => living.has(file));

	const own = freshFile(folder, address, pid);
	const draft = `${own}.new`;
	const write = (keepsake: Keepsake): void => {
		// What the schema does not name, a password above all, does not get into the file.
		const kept = v.parse(schema, {...keepsake, machine, process: mark});
		// All or nothing: whoever dies in between leaves the file that was.
		writeFileSync(draft, `${JSON.stringify(kept)}\n`, {mode: 0o600});
		renameSync(draft, own);
	};

	const isOfName = (other: string | undefined): boolean =>
		name === undefined || (other !== undefined && foldName(other) === foldName(name));

	const found = here
		.filter(({file, kept}) => !living.has(file) && kept.address === address && isOfName(kept.name))
		.sort((a, b) => b.kept.savedAt - a.kept.savedAt)
		.find(({file}) => {
			// Of two that start at once, one gets it.
			const isMine = attempt(() => {
				renameSync(file, `${own}${taken}`);
				return true;
			});
			return isMine === true;
		});

	if (found !== undefined) {
		// With the mark of the one that is no more, another that starts now would take it for left, too.
		const isWritten = attempt(() => {
			write(found.kept);
			rmSync(`${own}${taken}`);
			return true;
		});
		if (isWritten !== true) {
			attempt(() => renameSync(`${own}${taken}`, own));
		}
	}

	return {
		found: found && v.parse(keepsakeSchema, found.kept),
		save(keepsake) {
			attempt(() => write(keepsake));
		},
		remove() {
			attempt(() => rmSync(own, {force: true}));
			attempt(() => rmSync(draft, {force: true}));
		},
	};
};
