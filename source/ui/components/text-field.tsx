import {Box, type DOMElement, measureElement, Text} from 'ink';
import TextInput from 'ink-text-input';
import {type ReactNode, useLayoutEffect, useRef, useState} from 'react';
import {cellWidth, graphemes, padEnd, truncate} from '../../text/cells.ts';
import {isAscii} from '../../text/plain.ts';
import type {Editor} from '../editor/editor.ts';
import type {EditorState} from '../editor/state.ts';
import {textCells, viewEditor} from '../editor/view.ts';
import type {Style, Theme} from '../theme.ts';
import {withoutFloating} from './painted.ts';
import {type Row, rowWidth, span} from './row.ts';
import {Rows} from './rows.tsx';
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

/** Signs that are drawn before numbers, with marks on them: where no number follows Ink lays them out in no cells and draws them in one, which what stands behind them would take. */
const signs = /^(?:[\u0600-\u0605\u06dd\u0890\u0891\u08e2\u{110bd}\u{110cd}]\p{M}*)+$/u;

const unmeasuredCells = (text: string): number =>
	isAscii(text) ? 0 : graphemes(text).filter(grapheme => signs.test(grapheme)).length;

const ignore = () => undefined;

/** How a row looks that is no text of one's own: a placeholder, pasted lines and what is asked about them. */
const styleOf = (kind: 'placeholder' | 'pasted' | 'hint', theme: Theme): Style =>
	kind === 'hint' ? {...theme.text, bold: true} : theme.dim;

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

	// What stands behind a text goes on where it ends, filled by our own measure: Ink measures some letters otherwise than terminals draw them.
	return (
		<Box ref={box} flexDirection="column" flexShrink={0}>
			{isFocused && origin !== undefined && (
				<TerminalCursor x={origin.x + left + view.x} y={origin.y + view.y} />
			)}
			{view.rows.map((row, index) => {
				const isEmpty = row.kind === 'text' && state.text === '';
				const kind = isEmpty ? 'placeholder' : row.kind;
				const shown = withoutFloating(isEmpty ? truncate(placeholder, cells) : row.text);
				const before: Row = [
					...(edges?.left ?? []),
					...(view.promptCells > 0
						? [span(padEnd(index === 0 ? prompt : '', view.promptCells), theme.accent)]
						: []),
				];
				const after: Row =
					edges === undefined
						? []
						: [span(' '.repeat(Math.max(0, cells - cellWidth(shown)))), ...edges.right];

				return kind === 'text' ? (
					// biome-ignore lint/suspicious/noArrayIndexKey: rows of a text have no identity but their place, and keep no state of their own
					<Box key={index} height={1} flexShrink={0}>
						<Rows rows={[before]} />
						<Box flexShrink={0} paddingRight={unmeasuredCells(shown)}>
							<Text {...theme.text}>
								<TextInput focus={false} value={shown} onChange={ignore} />
							</Text>
						</Box>
						{edges !== undefined && <Rows rows={[after]} />}
					</Box>
				) : (
					// biome-ignore lint/suspicious/noArrayIndexKey: rows of a text have no identity but their place, and keep no state of their own
					<Rows key={index} rows={[[...before, span(shown, styleOf(kind, theme)), ...after]]} />
				);
			})}
		</Box>
	);
};
