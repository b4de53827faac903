/** What `send` says, and the library of what has no answer. */
export const shell = {
	late: {
		problem: (seconds: number) => `The server has not answered within ${seconds} s.`,
		hint: 'Whether it was kept is not known. Try again, or wait longer: --timeout 30s',
	},
	maybeDone: 'Whether it was done is not known. Try again.',
};
