/** The line editor: text, cursor, history, pastes and completion, as plain data and a pure reducer. Knows nothing of React, of terminals or of chat. */

/** Lines that were pasted and wait for Enter or Esc. */
export type Paste = {readonly text: string; readonly lines: number};

/** Candidates that Tab goes through, and the range of the text in which the present one stands. */
export type Completion = {
	readonly candidates: readonly string[];
	readonly index: number;
	readonly start: number;
	readonly end: number;
};

/** What Tab can complete: commands with their slash, names, and the names of emoji. */
export type CompletionSource = {
	readonly commands: readonly string[];
	readonly names: readonly string[];
	/** The names of emoji that are like `:ta`, with their colons. */
	readonly emoji?: (word: string) => readonly string[];
	/** What may stand after a command: `before` is the text before the word. Undefined where it is for the others to complete. */
	readonly values?: (before: string, word: string) => readonly string[] | undefined;
};

export type EditorState = {
	readonly text: string;
	/** In code units, always between two graphemes. */
	readonly cursor: number;
	/** Whether newlines may be in the text. */
	readonly multiline: boolean;
	/** Cells of a row on the screen: what ↑ and ↓ go by. Infinity until it was drawn. */
	readonly width: number;
	/** The column, in cells, that ↑ and ↓ keep to; undefined after any other key. */
	readonly column: number | undefined;
	/** What was submitted, oldest first. */
	readonly history: readonly string[];
	/** The entry shown; `history.length` for the draft. */
	readonly historyIndex: number;
	/** What was being written when going back in history began. */
	readonly draft: string;
	/** What was deleted last, for Ctrl+Y. */
	readonly killed: string;
	readonly paste: Paste | undefined;
	readonly completion: Completion | undefined;
};

export type Motion = 'left' | 'right' | 'word-left' | 'word-right' | 'start' | 'end';

export type EditorAction =
	/** Typed text: one grapheme or more. */
	| {readonly type: 'insert'; readonly text: string}
	| {readonly type: 'newline'}
	| {readonly type: 'move'; readonly to: Motion | 'up' | 'down'}
	/** Delete from the cursor to where the motion leads. */
	| {readonly type: 'delete'; readonly to: Motion}
	/** The cursor to a position of the text, at the edge of its character. */
	| {readonly type: 'place'; readonly position: number}
	| {readonly type: 'yank'}
	/** Raw text from the terminal's paste: several lines wait for the next key. */
	| {readonly type: 'paste'; readonly text: string}
	| {readonly type: 'drop-paste'}
	| ({readonly type: 'complete'; readonly direction: 1 | -1} & CompletionSource)
	/** Replace the text, cursor at the end. */
	| {readonly type: 'set'; readonly text: string}
	/** What was being written in another place, as it was left. */
	| {
			readonly type: 'restore';
			readonly text: string;
			readonly cursor: number;
			readonly paste: Paste | undefined;
	  }
	/** Put a text into the history without showing it. */
	| {readonly type: 'remember'; readonly text: string}
	/** The text was submitted: remember it and start anew. */
	| {readonly type: 'submitted'}
	| {readonly type: 'resize'; readonly width: number};

export const historyMax = 200;

/** An empty editor. */
export const emptyEditor = (options: {multiline?: boolean; text?: string} = {}): EditorState => ({
	text: options.text ?? '',
	cursor: (options.text ?? '').length,
	multiline: options.multiline ?? false,
	width: Number.POSITIVE_INFINITY,
	column: undefined,
	history: [],
	historyIndex: 0,
	draft: '',
	killed: '',
	paste: undefined,
	completion: undefined,
});
