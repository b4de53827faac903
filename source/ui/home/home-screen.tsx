/** What `chat-tui` alone shows: host a room, or join one. The folder `home` knows what to ask for; it knows nothing of what comes of it, or of where it is remembered. */

import {Box, usePaste} from 'ink';
import {type ReactNode, useState} from 'react';
import {defaultPort} from '../../limits.ts';
import {graphemes, padEnd, truncate} from '../../text/cells.ts';
import {wrapText} from '../../text/wrap.ts';
import {chrome} from '../../words/chrome.ts';
import {words} from '../../words/words.ts';
import {type Row, span, spreadRow} from '../components/row.ts';
import {Rows} from '../components/rows.tsx';
import {type Hint, statusRow} from '../components/status-row.ts';
import {TextField} from '../components/text-field.tsx';
import {TooSmall} from '../components/too-small.tsx';
import {useKeys} from '../components/use-keys.ts';
import {useLanguage} from '../components/use-language.ts';
import {useStore} from '../components/use-store.ts';
import {hintKey} from '../keys.ts';
import {useWindow} from '../terminal/use-window.ts';
import type {Theme} from '../theme.ts';
import {type FieldName, fieldNames, type HomeChoice, type HomeValues, type Mode} from './choice.ts';
import {createHomeForm, type HomeForm} from './form.ts';

export type HomeScreenProps = {
	/** What was used the last time; `emptyHome` the first time. */
	readonly initial: HomeValues;
	/** What went wrong with the last choice, if anything did. */
	readonly problem?: string;
	readonly theme: Theme;
	readonly version: string;
	/** Called once, with what was chosen and what to remember for the next time. */
	readonly onChoice: (choice: HomeChoice, values: HomeValues) => void;
};

/** In a field the arrows move in its text. */
const hintsFor = (mode: Mode, isChoosing: boolean): readonly Hint[] => [
	{keys: 'Enter', does: words().home.hints[mode]},
	{keys: chrome('↑ ↓', 'Up Down'), does: words().home.hints.move},
	{keys: hintKey('quit'), does: words().home.hints.quit},
	...(isChoosing ? [{keys: chrome('← →', 'Left Right'), does: words().home.hints.joinOrHost}] : []),
];

/** What needs no words. */
const bare: Readonly<Record<string, string>> = {port: String(defaultPort), name: 'chat-tui'};

const fieldWords = (mode: Mode, field: FieldName): {readonly label: string; readonly placeholder: string} => {
	const said: {readonly label: string; readonly placeholder?: string} = words().home.fields[mode][field];
	return {label: said.label, placeholder: said.placeholder ?? bare[field] ?? ''};
};

const mask = (): string => chrome('•');
const labelCells = 13;
const widthMax = 56;

const modeRow = (mode: Mode, focused: boolean, theme: Theme): Row => {
	const choice = (own: Mode, words: string): Row => {
		const style = mode === own ? (focused ? theme.heading : theme.text) : theme.dim;
		return [
			span(mode === own ? chrome('● ') : chrome('○ '), mode === own ? theme.accent : theme.dim),
			span(words, style),
		];
	};

	return [
		span(focused ? chrome('› ') : '  ', theme.accent),
		...choice('join', words().home.joinRoom),
		span('   '),
		...choice('host', words().home.hostRoom),
	];
};

type FieldProps = {
	readonly form: HomeForm;
	readonly mode: Mode;
	readonly field: FieldName;
	readonly focused: boolean;
	readonly width: number;
	readonly theme: Theme;
};

/** One field. Only the one with the cursor is a text field, for there is but one cursor. */
const Field = ({form, mode, field, focused, width, theme}: FieldProps): ReactNode => {
	const editor = form.editor(mode, field);
	const {text} = useStore(editor);
	const {label, placeholder} = fieldWords(mode, field);
	const cells = width - labelCells;
	const shown = field === 'password' ? mask().repeat(graphemes(text).length) : text;
	const left: Row = [
		span(focused ? chrome('› ') : '  ', theme.accent),
		span(padEnd(label, labelCells - 2), focused ? theme.text : theme.dim),
	];

	return focused ? (
		<Box>
			<Rows rows={[left]} />
			<TextField
				editor={editor}
				width={cells}
				theme={theme}
				placeholder={placeholder}
				{...(field === 'password' ? {mask: mask()} : {})}
			/>
		</Box>
	) : (
		<Rows rows={[[...left, span(truncate(shown || placeholder, cells), shown ? theme.text : theme.dim)]]} />
	);
};

/** The home screen, on the whole of the terminal. */
export const HomeScreen = ({initial, problem, theme, version, onChoice}: HomeScreenProps): ReactNode => {
	const {columns, rows, isTooSmall} = useWindow();
	useLanguage();
	const [form] = useState(() => createHomeForm({initial, problem, onChoice}));
	const {mode, focus, problem: now} = useStore(form);
	const width = Math.min(widthMax, columns - 4);
	const roomy = rows >= 14;
	useKeys(form.press);
	usePaste(form.paste);

	if (isTooSmall) {
		return <TooSmall columns={columns} rows={rows} />;
	}

	const title = spreadRow([span('chat-tui', theme.heading)], [span(version, theme.dim)], width);
	return (
		<Box width={columns} height={rows} alignItems="center" justifyContent="center">
			<Box flexDirection="column" width={width} rowGap={roomy ? 1 : 0}>
				<Rows rows={[title, ...(roomy ? [[span(chrome('─').repeat(width), theme.faint)]] : [])]} />
				<Rows rows={[modeRow(mode, focus === 'mode', theme)]} />
				<Box flexDirection="column">
					{fieldNames.map(field => (
						<Field
							key={`${mode} ${field}`}
							form={form}
							mode={mode}
							field={field}
							focused={focus === field}
							width={width}
							theme={theme}
						/>
					))}
				</Box>
				<Rows rows={(now === '' ? [' '] : wrapText(now, width)).map(row => [span(row, theme.error)])} />
				<Rows rows={[statusRow(hintsFor(mode, focus === 'mode'), width, theme)]} />
			</Box>
		</Box>
	);
};
