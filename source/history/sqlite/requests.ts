/** What the journal asks of its worker thread, and how the thread answers. Drafts and entries cross as one string, which was measured to be no slower than cloning the objects and saves encoding them twice. */
import type {Seq} from '../../messages.ts';
import type {Feed, JournalErrorCode} from '../journal.ts';

/** What the thread is started with. */
export type WorkerOptions = {
	readonly directory: string;
	/** The most that the database file may take, in bytes. */
	readonly bytesMax: number | undefined;
};

export type Request =
	/** Commit the drafts at `first` and on; `lines` has one draft as JSON a line. Answers nothing. */
	| {readonly type: 'write'; readonly first: Seq; readonly lines: string}
	/** Each of the reads answers with a JSON array of entries, oldest first. */
	| {readonly type: 'after' | 'before'; readonly feed: Feed; readonly seq: Seq; readonly limit: number}
	| {readonly type: 'replay'; readonly seq: Seq; readonly limit: number}
	/** Write a little, durably, and take it back. Answers nothing. */
	| {readonly type: 'probe'}
	/** Release the database and the lock, and end. Answers nothing. */
	| {readonly type: 'close'};

/** `Any` is what a thread takes: `Request` is the journal's. */
export type NumberedRequest<Any = Request> = {readonly id: number; readonly request: Any};

/** A `JournalError` on its way between threads. */
export type Problem = {readonly code: JournalErrorCode; readonly message: string; readonly detail: string};

/** Number 0 answers the start of the thread, with the last sequence number in the store. */
export type Reply =
	| {readonly id: number; readonly result: string}
	| {readonly id: number; readonly problem: Problem};
