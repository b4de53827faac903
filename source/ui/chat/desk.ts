/** What a chat may do with the desk that it runs on: types alone. Without a desk, as in tests and pictures, it does without. */
import type {Line} from '../../client/state.ts';

/** What became of a room that was to be written into a file. */
export type Saved =
	| {readonly type: 'saved'; readonly path: string; readonly messages: number}
	| {readonly type: 'exists'; readonly path: string}
	/** `reason` is the system's code, such as `EACCES`. */
	| {readonly type: 'failed'; readonly path: string; readonly reason: string};

/** What became of a text that was to be edited elsewhere. */
export type Composed =
	| {readonly type: 'text'; readonly text: string}
	/** The program could not be started. */
	| {readonly type: 'no-editor'; readonly command: string}
	/** It ended otherwise than well, or left no text that can be read: nothing is changed. */
	| {readonly type: 'failed'; readonly command: string};

/** Write the messages among these lines into a file; one that is there only if it is to be replaced. */
export type SaveRoom = (lines: readonly Line[], file: string, replaces: boolean) => Saved;

/** Have a text edited in another program, which has the terminal meanwhile. */
export type Compose = (text: string) => Promise<Composed>;
