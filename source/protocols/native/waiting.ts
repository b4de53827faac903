/** Lines that wait for the welcome, in order and bounded. */
export type WaitingLines = {
	/** Keep a line. False when that is more than may wait. */
	push(line: string): boolean;
	isEmpty(): boolean;
	/** Take all of them out. */
	take(): readonly string[];
};

/** `charactersMax` counts UTF-16 code units. */
export const createWaitingLines = (options: {linesMax: number; charactersMax: number}): WaitingLines => {
	let lines: string[] = [];
	let characters = 0;
	return {
		push(line) {
			lines.push(line);
			characters += line.length;
			return lines.length <= options.linesMax && characters <= options.charactersMax;
		},
		isEmpty: () => lines.length === 0,
		take() {
			const taken = lines;
			lines = [];
			characters = 0;
			return taken;
		},
	};
};
