import {submission} from './reducer.ts';
import type {EditorState} from './state.ts';

/** What is being written and was never sent. A line of the history that is only looked at is not that; what was being written before is. */
export const unsentText = (state: EditorState): string =>
	state.history[state.historyIndex] === state.text && state.paste === undefined
		? state.draft
		: submission(state);
