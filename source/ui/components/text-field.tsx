import {Box, type DOMElement, measureElement} from 'ink';
import TextInput from 'ink-text-input';
import {type ReactNode, useLayoutEffect, useRef, useState} from 'react';
import {cellWidth, padEnd, truncate} from '../../text/cells.ts';
import type {Editor} from '../editor/editor.ts';
import type {EditorState} from '../editor/state.ts';
import {textCells, viewEditor} from '../editor/view.ts';
import type {Style, Theme} from '../theme.ts';
import {paintRow, withoutFloating} from './painted.ts';
import {type Row, rowText, rowWidth, span} from './row.ts';
import {Painted} from './rows.tsx';
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
	readonly theme: Theme;
	readonly placeholder?: string;
	/** Shown for every character of a password. One cell wide. */
	readonly mask?: string;
	/** Whether the terminal's cursor is here. Default true. */
	readonly isFocused?: boolean;
	/** What stands at both sides of every row, such as a border. They are not part of the width. */
	readonly edges?: {readonly left: Row; readonly right: Row};
};

/** How many rows a text field takes with this state: for whoever shares out the rows of the screen. */
export const textFieldRows = (
	state: EditorState,
	{width, rowsMax = 1, prompt = ''}: Pick<TextFieldProps, 'width' | 'rowsMax' | 'prompt'>,
): number => viewEditor(state, {width, rowsMax, prompt}).rows.length;

const ignore = () => undefined;

const styleOf = (kind: 'text' | 'placeholder' | 'pasted' | 'hint', theme: Theme): Style => {
	switch (kind) {
		case 'text':
			return theme.text;
		case 'hint':
			return {...theme.text, bold: true};
		default:
			return theme.dim;
	}
};

/**
Draws an editor, and puts the terminal's own cursor into the cell where the next character goes, so that input methods
compose there. Keys come by `useEditorKeys`.
*/
export const TextField = ({
	editor,
	width,
	rowsMax = 1,
	prompt = '',
	theme,
	placeholder = '',
	mask,
	isFocused = true,
	edges,
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

	const left = rowWidth(edges?.left ?? []);

	const shown = view.rows.map(({text, kind}) => {
		const isEmpty = kind === 'text' && state.text === '';
		return span(
			withoutFloating(isEmpty ? truncate(placeholder, cells) : text),
			styleOf(isEmpty ? 'placeholder' : kind, theme),
		);
	});
	const rows = shown.map((content, index): Row => {
		const before = index === 0 ? prompt : '';
		return [
			...(edges?.left ?? []),
			...(view.promptCells > 0 ? [span(padEnd(before, view.promptCells), theme.accent)] : []),
			content,
			...(edges === undefined
				? []
				: [span(' '.repeat(Math.max(0, cells - cellWidth(content.text)))), ...edges.right]),
		];
	});

	// The input is what Ink lays out; what it draws are the rows as they are painted. It measures some letters otherwise than terminals draw them, and what stands
	// behind such a text would be out of its column.
	return (
		<Box
			ref={box}
			width={rows.reduce((most, row) => Math.max(most, rowWidth(row)), 1)}
			height={rows.length}
			flexShrink={0}
		>
			{isFocused && origin !== undefined && (
				<TerminalCursor x={origin.x + left + view.x} y={origin.y + view.y} />
			)}
			<Painted rows={rows.map(paintRow)} read={() => shown.map(({text}) => text).join('\n')}>
				<TextInput focus={false} value={rows.map(rowText).join('\n')} onChange={ignore} />
			</Painted>
		</Box>
	);
};
