/**
Whether the terminal still owes an answer. One that comes after the program has ended is typed into the shell. Terminals answer in order, and all of them say what
they can: once that is said, nothing that was asked before is under way. Knows no stream.
*/
import type {TerminalEvent, TerminalEvents} from './events.ts';

/** Asks what the terminal can (DA1). */
export const lastQuery = '\u{1B}[c';

/** How long an answer may take, ms from the question or the answer before: over a satellite it takes 700. A terminal that has not answered then never does. */
export const lastAnswerMs = 1000;

/** What is told because it was asked: the next answer is on its way. */
const answers: ReadonlySet<TerminalEvent['type']> = new Set(['background', 'reports-focus', 'version']);

export type LastAnswerOptions = {
	readonly events: TerminalEvents;
	readonly write: (text: string) => void;
	/** Call back after `ms` unless cancelled. */
	readonly schedule: (ms: number, callback: () => void) => () => void;
};

export type LastAnswer = {
	/** To be called after the last of all questions. */
	ask(): void;
	/** Resolves when nothing more comes: at once where nothing was asked, or all was answered or given up. */
	settled(): Promise<void>;
};

export const createLastAnswer = ({events, write, schedule}: LastAnswerOptions): LastAnswer => {
	let settled: Promise<void> = Promise.resolve();

	return {
		ask() {
			settled = new Promise(resolve => {
				const finish = (): void => {
					unsubscribe();
					cancel();
					resolve();
				};
				const unsubscribe = events.subscribe(event => {
					if (event.type === 'answered') {
						finish();
					} else if (answers.has(event.type)) {
						cancel();
						cancel = schedule(lastAnswerMs, finish);
					}
				});
				let cancel = schedule(lastAnswerMs, finish);
				write(lastQuery);
			});
		},
		settled: () => settled,
	};
};
