/** What `npm run bench --` was given. Pure. */

export type Given = {
	readonly isQuick: boolean;
	readonly rounds: number | undefined;
	/** The benchmarks to run; none: all. */
	readonly names: readonly string[];
	/** `--members 100` is `members: '100'`. */
	readonly options: Readonly<Record<string, string>>;
	/** Everything after the first name, as it was given: for a script of its own. */
	readonly rest: readonly string[];
};

/** Options take the word after them, but for `--quick`; what belongs to no option is a name. */
export const readArguments = (args: readonly string[]): Given => {
	const names: string[] = [];
	const options: Record<string, string> = {};
	let isQuick = false;
	let firstAt: number | undefined;
	for (let place = 0; place < args.length; place++) {
		const word = args[place] ?? '';
		const match = /^--([^=]+)(?:=(.*))?$/s.exec(word);
		if (!match) {
			firstAt ??= place;
			names.push(word);
		} else if (match[1] === 'quick') {
			isQuick = true;
		} else if (match[1] !== undefined) {
			options[match[1]] = match[2] ?? args[++place] ?? '';
		}
	}

	const {rounds, ...others} = options;
	const wanted = Number(rounds);
	return {
		isQuick,
		rounds: rounds !== undefined && Number.isInteger(wanted) && wanted > 0 ? wanted : undefined,
		names,
		options: others,
		rest: firstAt === undefined ? [] : args.slice(firstAt + 1),
	};
};
