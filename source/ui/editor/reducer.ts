/** The line editor's rules: a state and an action make the next state. The text stays NFC and the cursor between two characters. */
import {cellWidth} from '../../text/cells.ts';
import {
	lineEnd,
	lineStart,
	nextBoundary,
	nextWord,
	previousBoundary,
	previousWord,
	snapToBoundary,
} from './boundaries.ts';
import {cleanPaste, cleanTyped} from './clean-text.ts';
import {completeWord} from './completion.ts';
import {positionAt, rowOf, wrapRows} from './layout.ts';
import {type EditorAction, type EditorState, historyMax, type Motion} from './state.ts';

/** Put two parts together with the cursor between them. Where they grow into one character (a jamo and its vowel), the cursor is after it. */
const join = (state: EditorState, before: string, after: string): EditorState => {
	const left = before.normalize('NFC');
	const text = (left + after).normalize('NFC');
	const cursor = text.startsWith(left)
		? left.length
		: Math.max(0, text.length - after.normalize('NFC').length);
	return {
		...state,
		text,
		cursor: snapToBoundary(text, cursor),
		column: undefined,
		completion: undefined,
		historyIndex: state.history.length,
	};
};

const insert = (state: EditorState, text: string): EditorState => {
	const added = state.multiline ? text : text.replaceAll('\n', ' ');
	return added === ''
		? state
		: join(state, state.text.slice(0, state.cursor) + added, state.text.slice(state.cursor));
};

const replaceText = (state: EditorState, text: string): EditorState => {
	const next = state.multiline ? text : text.replaceAll('\n', ' ');
	return join({...state, paste: undefined}, next, '');
};

const target = ({text, cursor}: EditorState, to: Motion): number => {
	switch (to) {
		case 'left':
			return previousBoundary(text, cursor);
		case 'right':
			return nextBoundary(text, cursor);
		case 'word-left':
			return previousWord(text, cursor);
		case 'word-right':
			return nextWord(text, cursor);
		case 'start':
			return lineStart(text, cursor);
		case 'end':
			return lineEnd(text, cursor);
	}
};

const moveTo = (state: EditorState, cursor: number, column?: number): EditorState => ({
	...state,
	cursor,
	column,
	completion: undefined,
});

/** Show an entry of the history, or the draft at its end. */
const recall = (state: EditorState, index: number): EditorState => {
	if (index < 0 || index > state.history.length || index === state.historyIndex) {
		return moveTo(state, state.cursor, state.column);
	}

	const draft = state.historyIndex === state.history.length ? state.text : state.draft;
	return {...replaceText(state, state.history[index] ?? draft), draft, historyIndex: index};
};

const moveRow = (state: EditorState, step: 1 | -1): EditorState => {
	const rows = wrapRows(state.text, state.width);
	const row = rowOf(rows, state.cursor);
	const next = row + step;
	if (next < 0 || next >= rows.length) {
		return recall(state, state.historyIndex + step);
	}

	const column = state.column ?? cellWidth(state.text.slice(rows[row]?.start ?? 0, state.cursor));
	return moveTo(state, positionAt(state.text, rows, next, column), column);
};

const remove = (state: EditorState, to: Motion): EditorState => {
	const {text, cursor} = state;
	let end = target(state, to);
	// At the edge of a line there is nothing to delete but the newline.
	if (end === cursor && to === 'start') {
		end = previousBoundary(text, cursor);
	} else if (end === cursor && to === 'end') {
		end = nextBoundary(text, cursor);
	}

	if (end === cursor) {
		return moveTo(state, cursor);
	}

	const [from, until] = end < cursor ? [end, cursor] : [cursor, end];
	const next = join(state, text.slice(0, from), text.slice(until));
	// One character is not worth keeping: Ctrl+Y brings back what a larger cut took.
	return to === 'left' || to === 'right' ? next : {...next, killed: text.slice(from, until)};
};

const paste = (state: EditorState, raw: string): EditorState => {
	const text = cleanPaste(raw);
	if (state.paste === undefined && !(state.multiline && text.includes('\n'))) {
		return insert(state, text);
	}

	const all = state.paste === undefined ? text : `${state.paste.text}\n${text}`;
	return {
		...state,
		completion: undefined,
		column: undefined,
		paste: {text: all, lines: all.split('\n').length},
	};
};

const remember = (state: EditorState, text: string): EditorState => {
	const isNew = text.trim() !== '' && text !== state.history.at(-1);
	const history = isNew ? [...state.history, text].slice(-historyMax) : state.history;
	return {...state, history, historyIndex: history.length, draft: ''};
};

/** What Enter sends: the text, with the lines that were pasted at the cursor. */
export const submission = ({text, cursor, paste}: EditorState): string =>
	(text.slice(0, cursor) + (paste?.text ?? '') + text.slice(cursor)).normalize('NFC');

const edit = (state: EditorState, action: EditorAction): EditorState => {
	switch (action.type) {
		case 'insert':
			return insert(state, cleanTyped(action.text));
		case 'newline':
			return state.multiline ? insert(state, '\n') : state;
		case 'move':
			if (action.to === 'up' || action.to === 'down') {
				return moveRow(state, action.to === 'up' ? -1 : 1);
			}

			return moveTo(state, target(state, action.to));
		case 'delete':
			return remove(state, action.to);
		case 'place':
			return moveTo(state, snapToBoundary(state.text, Math.min(action.position, state.text.length)));
		case 'yank':
			return insert(state, state.killed);
		case 'complete':
			return completeWord(state, action.direction, action);
		case 'paste':
			return paste(state, action.text);
		case 'drop-paste':
			return state.paste === undefined ? state : {...state, paste: undefined};
		case 'set':
			return replaceText(state, cleanTyped(action.text));
		case 'restore': {
			const next = replaceText(state, action.text);
			return {
				...next,
				cursor: snapToBoundary(next.text, Math.min(action.cursor, next.text.length)),
				paste: action.paste,
			};
		}

		case 'remember':
			return remember(state, action.text);
		case 'submitted':
			return replaceText(remember(state, submission(state)), '');
		case 'resize':
			return action.width === state.width ? state : {...state, width: action.width, column: undefined};
	}
};

/** Any of these means that the pasted lines are to be edited before they are sent: they become part of the text. */
const opensPaste: ReadonlySet<EditorAction['type']> = new Set([
	'insert',
	'newline',
	'move',
	'delete',
	'yank',
	'complete',
]);

/** The state after an action; the same object when nothing changed. */
export const reduceEditor = (state: EditorState, action: EditorAction): EditorState => {
	if (state.paste === undefined || !opensPaste.has(action.type)) {
		return edit(state, action);
	}

	const opened = insert({...state, paste: undefined}, state.paste.text);
	return edit(opened, action);
};
