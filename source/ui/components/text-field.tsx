import {Box, type DOMElement, measureElement, Text} from 'ink';
import TextInput from 'ink-text-input';
import {type ReactNode, useLayoutEffect, useRef, useState} from 'react';
import {truncate} from '../../text/cells.ts';
import type {Editor} from '../editor/editor.ts';
import type {EditorState} from '../editor/state.ts';
import {textCells, viewEditor} from '../editor/view.ts';
import {TerminalCursor} from './terminal-cursor.tsx';
import {useStore} from './use-store.ts';

export type TextFieldProps = {
	readonly editor: Editor;
	/** Cells; nothing is ever drawn beyond them. */
	readonly width: number;
	/** Rows that it may grow to. Default 1: scrolls sideways. */
	readonly rowsMax?: number;
	/** Before the first row; further rows are indented by its width. */
	readonly prompt?: string;
	readonly promptColor?: string | undefined;
	readonly placeholder?: string;
	/** Shown for every character of a password. One cell wide. */
	readonly mask?: string;
	/** Whether the terminal's cursor is here. Default true. */
	readonly isFocused?: boolean;
};

/** How many rows a text field takes with this state: for whoever shares out the rows of the screen. */
export const textFieldRows = (
	state: EditorState,
	{width, rowsMax = 1, prompt = ''}: Pick<TextFieldProps, 'width' | 'rowsMax' | 'prompt'>,
): number => viewEditor(state, {width, rowsMax, prompt}).rows.length;

const ignore = () => undefined;

/**
Draws an editor, and puts the terminal's own cursor into the cell where the next character goes, so that input methods
compose there. Keys come by `useEditorKeys`.
*/
export const TextField = ({
	editor,
	width,
	rowsMax = 1,
	prompt = '',
	promptColor,
	placeholder = '',
	mask,
	isFocused = true,
}: TextFieldProps): ReactNode => {
	const state = useStore(editor);
	const box = useRef<DOMElement>(null);
	const [origin, setOrigin] = useState<{readonly x: number; readonly y: number}>();
	const view = viewEditor(state, {width, rowsMax, prompt, mask});
	const cells = textCells({width, prompt});

	// The cursor counts from the frame's corner, and where the field is in the frame is known once it is laid out.
	useLayoutEffect(() => {
		if (box.current !== null) {
			const {x, y} = measureElement(box.current);
			setOrigin(known => (known?.x === x && known.y === y ? known : {x, y}));
		}
	});

	useLayoutEffect(() => {
		editor.dispatch({type: 'resize', width: rowsMax > 1 ? cells : Number.POSITIVE_INFINITY});
	}, [editor, cells, rowsMax]);

	return (
		<Box ref={box} flexDirection="row" width={width} height={view.rows.length} flexShrink={0}>
			{isFocused && origin !== undefined && <TerminalCursor x={origin.x + view.x} y={origin.y + view.y} />}
			{view.promptCells > 0 && (
				<Box width={view.promptCells} flexShrink={0}>
					{promptColor === undefined ? <Text>{prompt}</Text> : <Text color={promptColor}>{prompt}</Text>}
				</Box>
			)}
			<Box flexDirection="column" width={cells} flexShrink={0}>
				{view.rows.map(({text, kind}, index) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: a row has no other identity than its place
					<Box key={index} height={1} width={cells} overflow="hidden">
						{kind === 'text' ? (
							<TextInput
								focus={false}
								value={text}
								placeholder={state.text === '' ? truncate(placeholder, cells) : ''}
								onChange={ignore}
							/>
						) : (
							<Text dimColor={kind === 'pasted'} bold={kind === 'hint'}>
								{text}
							</Text>
						)}
					</Box>
				))}
			</Box>
		</Box>
	);
};
