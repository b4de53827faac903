/** A running line editor: the reducer's state, kept outside React so that several keys in one tick all count. */
import type {Store} from '../../client/contract.ts';
import type {KeyPress} from '../keys.ts';
import {bindingOf} from './bindings.ts';
import {reduceEditor, submission} from './reducer.ts';
import {type CompletionSource, type EditorAction, type EditorState, emptyEditor} from './state.ts';

export type EditorOptions = {
	/** Alt+Enter and Ctrl+J make a new line, and pastes may have several. Default false. */
	readonly multiline?: boolean;
	readonly text?: string;
	/** Enter was pressed; the text may be empty. Return false to keep it in the editor; otherwise it goes into the history. */
	readonly onSubmit?: (text: string) => boolean | undefined;
	/** Asked at every Tab. Without it Tab is not the editor's. */
	readonly complete?: () => CompletionSource;
	/** Whether submitted texts are remembered for ↑ and ↓. Default true; false for passwords. */
	readonly remembers?: boolean;
};

export type Editor = Store<EditorState> & {
	dispatch(action: EditorAction): void;
	/** Do what a key means to an editor. False when it means nothing to it, so that someone else may have it. */
	press(press: KeyPress): boolean;
	/** Text from the terminal's paste. */
	paste(text: string): void;
	submit(): void;
};

/** Make an editor. Its listeners are called at once after every change. */
export const createEditor = ({
	onSubmit,
	complete,
	remembers = true,
	...initial
}: EditorOptions = {}): Editor => {
	let state = emptyEditor(initial);
	const listeners = new Set<() => void>();

	const dispatch = (action: EditorAction) => {
		const next = reduceEditor(state, action);
		if (next !== state) {
			state = next;
			for (const listener of [...listeners]) {
				listener();
			}
		}
	};

	const submit = () => {
		if (onSubmit?.(submission(state)) !== false) {
			dispatch(remembers ? {type: 'submitted'} : {type: 'set', text: ''});
		}
	};

	return {
		getState: () => state,
		subscribe(listener) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
		dispatch,
		submit,
		paste(text) {
			dispatch({type: 'paste', text});
		},
		press(press) {
			const binding = bindingOf(press, state);
			if (binding === undefined) {
				return false;
			}

			switch (binding.type) {
				case 'submit':
					submit();
					return true;
				case 'complete':
					if (complete === undefined) {
						return false;
					}

					dispatch({...binding, ...complete()});
					return true;
				default:
					dispatch(binding);
					return true;
			}
		},
	};
};
