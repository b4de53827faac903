/** What was written: links, files, folds, and texts that are composed elsewhere. */

export const text = {
	noLinks: 'There is no link here.',
	noLink: (number: string, count: number) => `There is no link ${number}: there are ${count}.`,
	saved: (messages: number, path: string) =>
		`${messages} ${messages === 1 ? 'message' : 'messages'}, all that is loaded here, saved to ${path}`,
	exists: (path: string, command: string) => `${path} is there already. ${command} replaces it.`,
	/** `reason` is the system's code. */
	notSaved: (path: string, reason: string) => `${path} could not be written (${reason}).`,
	noFiles: 'Files cannot be written here.',
	nothingFolded: 'Nothing in view is folded.',
	/** In the last row of what is folded. */
	folded: (rows: number) => `… ${rows} more lines: Enter or /unfold`,
	newLine: 'Alt+Enter begins a new line, Enter sends.',
	noEditor: (command: string) => `${command} could not be started. Set EDITOR to your editor.`,
	editorFailed: (command: string) => `${command} ended without a text. Nothing was changed.`,
	pastesFirst: 'Send or drop what was pasted first.',
};
