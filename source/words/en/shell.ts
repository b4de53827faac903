/** What `send` says; that an option is used wrongly is told in English, as `--help` is. */
export const shell = {
	late: {
		problem: (seconds: number) => `The server has not answered within ${seconds} s.`,
		hint: 'Whether it was kept is not known. Try again, or wait longer: --timeout 30s',
	},
};
