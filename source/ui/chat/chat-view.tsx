import {Box} from 'ink';
import type {ReactNode} from 'react';
import type {ChatState, Find} from '../../client/state.ts';
import type {Time} from '../../messages.ts';
import {chrome} from '../../words/chrome.ts';
import {words} from '../../words/words.ts';
import {Beside} from '../components/beside.tsx';
import {type Row, span, truncateRow} from '../components/row.ts';
import {Rows} from '../components/rows.tsx';
import {type Hint, statusRow} from '../components/status-row.ts';
import {TextField} from '../components/text-field.tsx';
import type {Editor} from '../editor/editor.ts';
import type {Theme} from '../theme.ts';
import {findRow} from './find-row.ts';
import {headerRow} from './header.ts';
import {aboveRows, inputBorder, newRow} from './input-border.ts';
import {inputRoom, type ScreenLayout} from './layout.ts';
import type {UnreadAbove} from './pane/unread-above.ts';
import {peopleIn} from './rooms/people.ts';
import {roomListRows} from './rooms/room-list.ts';
import {userListRows} from './user-list.ts';

export type ChatViewProps = {
	readonly state: ChatState;
	readonly editor: Editor;
	readonly columns: number;
	readonly rows: number;
	readonly layout: ScreenLayout;
	/** What the pane shows. */
	readonly pane: readonly Row[];
	/** Whether the pane shows the newest line; if not, how many messages came since. */
	readonly atBottom: boolean;
	readonly newCount: number;
	/** What is unread above the pane's first row. */
	readonly above: UnreadAbove | undefined;
	/** What stands above the input. */
	readonly banner: readonly Row[];
	readonly hints: readonly Hint[];
	/** A message is selected: its keys are told, whatever else there is to tell. */
	readonly isSelecting: boolean;
	/** What an empty input says; undefined where it is for a message. */
	readonly placeholder: string | undefined;
	/** What one is writing is to be, and who else is writing. */
	readonly about: Row;
	readonly typing: Row;
	/** Something that was done: told instead of the keys, until the next one is pressed. */
	readonly done: string | undefined;
	/** What is looked for: told instead of the keys. */
	readonly find: Find | undefined;
	readonly now: Time;
	readonly theme: Theme;
};

export const prompt = (): string => chrome('› ');

/** Rows of the pane, at its bottom while there are few. */
const atFoot = (rows: readonly Row[], height: number): readonly Row[] => [
	...Array.from({length: Math.max(0, height - rows.length)}, (): Row => []),
	...rows.slice(0, height),
];

const rule = (columns: number, list: number, side: number, theme: Theme): Row => {
	const left = side === 0 ? '' : chrome(`${'─'.repeat(side - 1)}┬`);
	const right = list === 0 ? '' : chrome(`┬${'─'.repeat(list - 1)}`);

	return [span(`${left}${chrome('─').repeat(columns - side - list)}${right}`, theme.faint)];
};

/** The chat's screen, drawn from what it is given: the whole of the terminal, and nothing remembered. */
export const ChatView = ({
	state,
	editor,
	columns,
	rows,
	layout,
	pane,
	atBottom,
	newCount,
	above,
	banner,
	hints,
	isSelecting,
	placeholder,
	about,
	typing,
	done,
	find,
	now,
	theme,
}: ChatViewProps): ReactNode => {
	const {ruled, boxed, list, side} = layout;
	const {height} = layout.pane;
	const peer = state.rooms.get(state.active)?.peer;
	const input = inputRoom(columns, rows);
	const news = newRow(atBottom, newCount, theme);
	const unread = aboveRows(above, theme);
	const header = [
		headerRow(state, now, columns, theme, {hasRoomList: side > 0}),
		...(ruled ? [rule(columns, list, side, theme)] : []),
	];
	// Without a border there is no other place for these.
	const borderless = boxed
		? []
		: [about, ...(isSelecting ? [] : [news, ...unread])].find(row => row.length > 0);
	const told = done === undefined ? borderless : [span(done, theme.dim)];
	const keys =
		told === undefined || told.length === 0
			? statusRow(hints, columns, theme)
			: truncateRow([span(' '), ...told], columns - 1);
	const status = find === undefined ? keys : findRow(find, columns, theme);

	return (
		<Box flexDirection="column" width={columns} height={rows} overflow="hidden">
			<Rows rows={header} />
			<Beside
				height={height}
				parts={[
					{rows: side > 0 ? roomListRows(state, {width: side, height}, theme) : [], width: side},
					{rows: [], width: 1},
					{rows: atFoot(pane, height), width: columns - list - side - 2},
					{rows: [], width: 1},
					{
						rows: list > 0 ? userListRows(peopleIn(state), state.you?.id, {width: list, height}, theme) : [],
						width: list,
					},
				]}
			/>
			{banner.length > 0 && <Rows rows={banner} />}
			{boxed && <Rows rows={[inputBorder(state.you, {about, typing, news, unread}, columns, theme)]} />}
			<TextField
				editor={editor}
				width={input.width}
				rowsMax={input.rowsMax}
				prompt={prompt()}
				theme={theme}
				placeholder={
					placeholder ??
					(peer === undefined ? words().chat.placeholder(state.active) : words().rooms.whisperTo(peer.name))
				}
				edges={
					boxed
						? {left: [span(chrome('│ '), theme.faint)], right: [span(chrome(' │'), theme.faint)]}
						: {left: [span(' ')], right: [span(' ')]}
				}
			/>
			{boxed && <Rows rows={[[span(chrome(`╰${'─'.repeat(columns - 2)}╯`), theme.faint)]]} />}
			<Rows rows={[status]} />
		</Box>
	);
};
