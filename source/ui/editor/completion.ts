/** What Tab does: the word before the cursor becomes a command or a name, and the next one with every further Tab. */
import {withoutHangulLayout} from '../../text/hangul-layout.ts';
import {begins} from '../../text/initials.ts';
import type {CompletionSource, EditorState} from './state.ts';

const candidatesFor = (
	word: string,
	before: string,
	after: string,
	{commands, names, emoji, values}: CompletionSource,
): readonly string[] => {
	// A space is not put before a space that is there already.
	const space = after.startsWith(' ') ? '' : ' ';
	if (before === '' && word.startsWith('/')) {
		const written = commands.filter(command => begins(command, word));
		const typed = withoutHangulLayout(word);
		const found = written.length > 0 ? written : commands.filter(command => begins(command, typed));
		return found.map(command => command + space);
	}

	const known = values?.(before, word);
	if (known !== undefined) {
		return known.map(value => value + space);
	}

	// Without a letter to go by, only a command that waits for a name can mean one.
	if (word === '' && !before.startsWith('/')) {
		return [];
	}

	// `(:ta` too; a colon alone is none.
	const colon = /(?<![\p{L}\p{N}:]):[\p{L}\p{N}_+-]+$/u.exec(word);

	if (emoji !== undefined && colon !== null) {
		return emoji(colon[0]).map(name => word.slice(0, colon.index) + name + space);
	}

	const at = word.startsWith('@') ? '@' : '';
	const suffix = before === '' && at === '' ? `:${space}` : space;
	return names.filter(name => begins(name, word.slice(at.length))).map(name => at + name + suffix);
};

const replace = (state: EditorState, completion: NonNullable<EditorState['completion']>): EditorState => {
	const candidate = completion.candidates[completion.index] ?? '';
	const end = completion.start + candidate.length;
	return {
		...state,
		text: state.text.slice(0, completion.start) + candidate + state.text.slice(completion.end),
		cursor: end,
		column: undefined,
		historyIndex: state.history.length,
		completion: {...completion, end},
	};
};

/** The state after Tab (`1`) or Shift+Tab (`-1`). The same state when nothing fits. */
export const completeWord = (
	state: EditorState,
	direction: 1 | -1,
	source: CompletionSource,
): EditorState => {
	const {completion, text, cursor} = state;
	if (completion !== undefined) {
		const count = completion.candidates.length;
		return replace(state, {...completion, index: (completion.index + direction + count) % count});
	}

	const start = text.slice(0, cursor).search(/\S*$/u);
	const candidates = candidatesFor(
		text.slice(start, cursor),
		text.slice(0, start),
		text.slice(cursor),
		source,
	);
	return candidates.length === 0
		? state
		: replace(state, {candidates, index: direction === 1 ? 0 : candidates.length - 1, start, end: cursor});
};
