/** An error for people: what happened, and what to do about it. Imports nothing. */
export class Problem extends Error {
	override readonly name = 'Problem';
	/** What to do, one line. */
	readonly hint: string;
	/** Stable, for code and scripts. */
	readonly code: string;
	/** 1: it failed; 2: it was used wrongly. */
	readonly exitCode: 1 | 2;

	constructor(
		code: string,
		message: string,
		hint: string,
		options: {readonly cause?: unknown; readonly exitCode?: 1 | 2} = {},
	) {
		super(message, {cause: options.cause});
		this.code = code;
		this.hint = hint;
		this.exitCode = options.exitCode ?? 1;
	}
}
