/** When a start is over: then what V8 has compiled for it is kept. Knows the launcher (`bin/chat-tui.js`), which does so, and nothing else. */

/** Given by the launcher; not there in tests and when the source is run. */
declare const hasStarted: (() => void) | undefined;

/** How long after what one has waited for, ms: what comes right after it is a part of the start. */
const restMs = 1000;

/** The start is over. Takes some milliseconds the first time that a version of the program is run, next to nothing later. */
export const noteStarted = (): void => {
	if (typeof hasStarted === 'function') {
		// V8 takes no code that was kept with other flags. What `young-generation.ts` has set it sets again.
		process.getBuiltinModule('node:v8').setFlagsFromString('--semi-space-growth-factor=2');
		hasStarted();
	}
};

let isDue = false;

/** What one has waited for is there, and what belongs to it comes now. */
export const noteStartedSoon = (): void => {
	isDue = true;
	setTimeout(noteStarted, restMs).unref();
};

/** The command is done. What failed was no whole start, unless it had been one before. */
export const noteEnd = (exitCode: number): void => {
	if (exitCode === 0 || isDue) {
		noteStarted();
	}
};
