import {usePaste} from 'ink';
import type {Editor} from '../editor/editor.ts';
import type {KeyPress} from '../keys.ts';
import {useKeys} from './use-keys.ts';

export type EditorKeysOptions = {
	/** Default true. While false, keys and pastes go nowhere. */
	readonly isActive?: boolean;
	/** Has every key before the editor; true means that it was for the screen. */
	readonly onKey?: (press: KeyPress) => boolean | undefined;
};

/** Give keys and pastes to an editor. */
export const useEditorKeys = (editor: Editor, {isActive = true, onKey}: EditorKeysOptions = {}): void => {
	useKeys(
		press => {
			if (!onKey?.(press)) {
				editor.press(press);
			}
		},
		{isActive},
	);
	usePaste(text => editor.paste(text), {isActive});
};
