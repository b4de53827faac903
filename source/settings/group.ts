/** Settings of one kind that are as many as something else has parts, such as the keys of each action. Types alone. */
import type {Read} from './kinds.ts';

export type Group = {
	/** What the names of all of them begin with. */
	readonly prefix: string;
	readonly names: readonly string[];
	fallback(name: string): string;
	/** What they take, in words. */
	takes(): string;
	/** What one is for. */
	help(name: string): string;
	/** As it is written into the file, or why not. Also asked for a name that there is not. */
	read(name: string, text: string): Read<string>;
	/** One that cannot be together with another or with what is not set: the later of two. Asked again without it. */
	conflict(
		values: ReadonlyMap<string, string>,
	): {readonly name: string; readonly problem: string} | undefined;
};
