/** What each key means to the editor. */
import type {KeyPress} from '../keys.ts';
import type {EditorAction, EditorState, Motion} from './state.ts';

export type EditorBinding =
	| Exclude<EditorAction, {type: 'complete'}>
	| {readonly type: 'complete'; readonly direction: 1 | -1}
	| {readonly type: 'submit'};

const move = (to: Motion | 'up' | 'down'): EditorBinding => ({type: 'move', to});
const kill = (to: Motion): EditorBinding => ({type: 'delete', to});

const named = ({name, ctrl, meta, shift}: KeyPress, state: EditorState): EditorBinding | undefined => {
	const byWord = ctrl || meta;
	switch (name) {
		case 'left':
			return move(byWord ? 'word-left' : 'left');
		case 'right':
			return move(byWord ? 'word-right' : 'right');
		case 'up':
		case 'down':
			return byWord || shift ? undefined : move(name);
		case 'home':
			return byWord ? undefined : move('start');
		case 'end':
			return byWord ? undefined : move('end');
		case 'backspace':
			return kill(byWord ? 'word-left' : 'left');
		case 'delete':
			return kill(byWord ? 'word-right' : 'right');
		case 'tab':
			return byWord ? undefined : {type: 'complete', direction: shift ? -1 : 1};
		case 'escape':
			return state.paste ? {type: 'drop-paste'} : undefined;
		case 'return':
			return state.multiline && (meta || shift) ? {type: 'newline'} : {type: 'submit'};
		default:
			return undefined;
	}
};

const control: Readonly<Record<string, EditorBinding>> = {
	a: move('start'),
	b: move('left'),
	e: move('end'),
	f: move('right'),
	h: kill('left'),
	k: kill('end'),
	n: move('down'),
	p: move('up'),
	u: kill('start'),
	w: kill('word-left'),
	y: {type: 'yank'},
};

const alt: Readonly<Record<string, EditorBinding>> = {
	b: move('word-left'),
	f: move('word-right'),
	d: kill('word-right'),
};

/** The editor's action for a key, or undefined when the key is not the editor's. */
export const bindingOf = (press: KeyPress, state: EditorState): EditorBinding | undefined => {
	const {name, text, ctrl, meta} = press;
	if (name !== undefined) {
		return named(press, state);
	}

	if (ctrl) {
		if (text === 'j') {
			return state.multiline ? {type: 'newline'} : {type: 'submit'};
		}

		// Ctrl+D in an empty editor is left to the screen, as in a shell.
		return text === 'd' ? (state.text === '' ? undefined : kill('right')) : control[text];
	}

	if (meta) {
		// A macron or a cedilla of Option on a Mac comes without Alt; what comes with it is a command, or nothing.
		return alt[text];
	}

	return text === '' ? undefined : {type: 'insert', text};
};
