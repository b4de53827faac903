/** Several lines as one text, which a line of a dot alone ends. Knows nothing of where lines come from. */
export type GatheredLines = {
	/** From now on lines are gathered. */
	begin(): void;
	/** The text that is whole with this line: the line itself where none are gathered; undefined while there are more to come. */
	take(line: string): string | undefined;
};

export const createGatheredLines = (): GatheredLines => {
	let lines: string[] | undefined;

	return {
		begin() {
			lines = [];
		},
		take(line) {
			if (lines === undefined) {
				return line;
			}

			if (line !== '.') {
				lines.push(line);
				return undefined;
			}

			const text = lines.join('\n');
			lines = undefined;
			return text;
		},
	};
};
