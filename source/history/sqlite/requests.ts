/** What the journal asks of whoever has its database open, and how a worker thread answers. Drafts and entries cross as one string, which was measured to be no slower than cloning the objects and saves encoding them twice. */
import type {Seq} from '../../messages.ts';
import type {Bounds, ChangesRange, Feed, JournalErrorCode} from '../journal.ts';

/** What the history is opened with. */
export type WorkerOptions = {
	readonly directory: string;
	/** The most that the database file may take, in bytes. */
	readonly bytesMax: number | undefined;
	/** What is wrong with the history that is there, in words: start a fresh one, and move that one aside. */
	readonly damage?: string | undefined;
};

export type Request =
	/** Commit the drafts at `first` and on; `lines` has one draft a line, as `lineOf` has it. Answers nothing. */
	| {readonly type: 'write'; readonly first: Seq; readonly lines: string}
	/** Each of the reads answers with a JSON array of entries, oldest first. */
	| {readonly type: 'after' | 'before'; readonly feed: Feed; readonly seq: Seq; readonly limit: number}
	| {
			readonly type: 'changes';
			readonly feed: Feed;
			readonly range: ChangesRange;
			readonly limit: number;
	  }
	| {readonly type: 'amendments'; readonly targets: readonly Seq[]}
	| {readonly type: 'replay'; readonly seq: Seq; readonly limit: number}
	/** Write a little, durably, and take it back. Answers nothing. */
	| {readonly type: 'probe'}
	/** Answers with the number and the lines of the newest whole snapshot below a number, one a line; with nothing when there is none. */
	| {readonly type: 'snapshot'; readonly below: Seq}
	/** Store one line of a snapshot. Answers nothing. */
	| {
			readonly type: 'keep-line';
			readonly seq: Seq;
			readonly line: number;
			readonly isLast: boolean;
			readonly body: string;
	  }
	/** Remove the snapshot of this number, if there is one. Answers nothing. */
	| {readonly type: 'discard'; readonly seq: Seq}
	/** Remove some of what belongs to no snapshot that is kept. Answers with `more`, or with nothing when all is tidy. */
	| {readonly type: 'tidy'}
	/** Remove some of what is beyond the bounds. Answers with a `PrunedPiece` as JSON. */
	| {readonly type: 'prune'; readonly bounds: Bounds}
	/** Close the database; a thread ends. Answers nothing. */
	| {readonly type: 'close'};

/** `Any` is what a thread takes: `Request` is the journal's. */
export type NumberedRequest<Any = Request> = {readonly id: number; readonly request: Any};

/** A `JournalError` on its way between threads. */
export type Problem = {readonly code: JournalErrorCode; readonly message: string; readonly detail: string};

/** Number 0 answers the start of the thread. */
export type Reply =
	| {readonly id: number; readonly result: string}
	| {readonly id: number; readonly problem: Problem}
	/** No answer: what a person may want to know. */
	| {readonly notice: string};
