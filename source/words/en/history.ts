/** What a server keeps: why it cannot be opened or read, and what to do. What went wrong with the files is said by the history itself, in English: see `server.inOwnWords`. */

const elsewhere = 'Name another folder (--data DIR), or keep nothing (--memory).';

export const history = {
	/** By the code of the problem. */
	hints: {
		locked: 'Give this one a folder of its own (--data DIR), or keep nothing (--memory).',
		unwritable: 'Name a folder that can be written (--data DIR), or keep nothing (--memory).',
		full: 'Make room on the disk, or name a folder elsewhere (--data DIR).',
		corrupt: 'Move that file away and start again, or name another folder (--data DIR).',
		closed: 'Start again.',
		failed: elsewhere,
	},
	none: {
		problem: (directory: string) => `There is no history in ${directory}.`,
		hint: 'Name the folder of the server’s data: --data DIR',
	},
	unreadable: {
		problem: (directory: string) => `The history in ${directory} cannot be read.`,
		hint: 'Is it the folder of a server’s data, and may you read it?',
	},
	noRoom: {
		problem: (room: string) => `Nothing was ever said in a room ${room}.`,
		none: 'Nothing was said in any room.',
		/** Names with spaces between them. */
		hint: (rooms: string) => `There are: ${rooms}`,
	},
};
