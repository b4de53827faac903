/** Keys and what they do: hints in the last row, and the help. */

export const keys = {
	title: 'Keys',
	commandsTitle: 'Commands',
	/** What a key does, by its action in the table of keys. */
	actions: {
		help: 'Help',
		'page-up': 'Scroll back',
		'page-down': 'Scroll forward',
		'to-top': 'To the oldest line',
		'to-bottom': 'To the newest line',
		'room-number': 'To a room or a person, by its place in the list',
		'room-before': 'To the one before',
		'room-after': 'To the next one',
		'unread-before': 'To the one before with something new',
		'unread-after': 'To the next one with something new',
		find: 'Find in all history: /find WORDS',
		'find-older': 'While finding: the next older match',
		'find-newer': 'While finding: the next newer match',
		'find-stay': 'While finding: end, and stay there',
		'next-pane': 'Next pane',
		'previous-pane': 'Previous pane',
		kick: 'Kick the selected user',
		dismiss: 'Close or drop',
		quit: 'Quit',
		suspend: 'Suspend; fg comes back',
		repaint: 'Repaint the screen',
	},
	/** What the editor's keys do. */
	editor: {
		send: 'Send',
		newLine: 'New line',
		complete: 'Complete a command or a name',
		vertical: 'Line up or down, then what was sent before',
		edges: 'Start or end of the line',
		byWord: 'Word back or forward',
		delete: 'Delete the word, to the start, to the end',
		yank: 'Put back what was deleted',
	},
	/** Lines that were pasted, and what to do about them. */
	pasted: (lines: number) => `${lines} ${lines === 1 ? 'line' : 'lines'}: Enter to send, Esc to drop`,
	/** A word or two beside a key in the last row. */
	hints: {
		send: 'send',
		help: 'help',
		quit: 'quit',
		scroll: 'scroll',
		complete: 'complete',
		newLine: 'new line',
		close: 'close',
		older: 'older',
		newer: 'newer',
		back: 'back',
		stay: 'stay',
	},
};
