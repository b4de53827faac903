/**
The client's full-screen chat. The folder `chat` knows the client's state and what one may ask of the client; it knows
nothing of sockets, of the protocol or of how the terminal was opened.
*/
import {type ReactNode, useMemo, useState} from 'react';
import type {ChatClient} from '../../client/contract.ts';
import {textFieldRows} from '../components/text-field.tsx';
import {TooSmall} from '../components/too-small.tsx';
import {useEditorKeys} from '../components/use-editor-keys.ts';
import {type Clock, systemClock, useNow} from '../components/use-now.ts';
import {useStore} from '../components/use-store.ts';
import {createEditor} from '../editor/editor.ts';
import {type KeyPress, matchKey} from '../keys.ts';
import {useWindow} from '../terminal/use-window.ts';
import type {Theme} from '../theme.ts';
import {bannerRows} from './banner.ts';
import {ChatView, prompt} from './chat-view.tsx';
import {commandWords, submitLine} from './commands.ts';
import {helpRows} from './help.ts';
import {inputRoom, layoutScreen} from './layout.ts';
import {createBlocks} from './pane/blocks.ts';
import {
	countNew,
	following,
	type Scroll,
	type ScrollAction,
	scrollReducer,
	visibleRows,
} from './pane/scroll.ts';
import type {Hint} from './status-line.ts';
import {useRefusal} from './use-refusal.ts';

export type ChatScreenProps = {
	readonly client: ChatClient;
	readonly theme: Theme;
	/** The version of this program. */
	readonly version: string;
	/** The user wants to leave: now. */
	readonly onQuit: () => void;
	readonly clock?: Clock;
};

const chatHints: readonly Hint[] = [
	{keys: 'Enter', does: 'send'},
	{keys: 'F1', does: 'help'},
	{keys: 'Ctrl+C', does: 'quit'},
	{keys: 'PgUp/PgDn', does: 'scroll'},
	{keys: 'Tab', does: 'complete'},
	{keys: 'Alt+Enter', does: 'new line'},
];

const helpHints: readonly Hint[] = [
	{keys: 'Esc', does: 'close'},
	{keys: 'PgUp/PgDn', does: 'scroll'},
];

/** The rows of the help from which on it is shown; undefined while it is closed. */
type Help = number | undefined;

const scrollActions = {
	'page-up': 'page-up',
	'page-down': 'page-down',
	'to-top': 'top',
	'to-bottom': 'bottom',
} as const satisfies Record<string, ScrollAction>;

export const ChatScreen = ({
	client,
	theme,
	version,
	onQuit,
	clock = systemClock,
}: ChatScreenProps): ReactNode => {
	const state = useStore(client.store);
	const {columns, rows, isTooSmall} = useWindow();
	const [scroll, setScroll] = useState<Scroll>(following);
	const [help, setHelp] = useState<Help>();
	const blocks = useMemo(() => createBlocks(theme), [theme]);
	const [editor] = useState(() =>
		createEditor({
			multiline: true,
			onSubmit: text => submit(text),
			complete: () => ({commands: commandWords, names: namesHere()}),
		}),
	);
	const editorState = useStore(editor);
	const [refusal, dismissRefusal] = useRefusal(client, editor);
	const now = useNow(clock, 1000, state.connection.status === 'reconnecting');

	const namesHere = (): readonly string[] => {
		const {rooms, active, you} = client.store.getState();
		return [...(rooms.get(active)?.members.values() ?? [])]
			.filter(({id}) => id !== you?.id)
			.map(({name}) => name);
	};

	const submit = (text: string): boolean => {
		if (text.trim() === '' && client.store.getState().connection.status === 'reconnecting') {
			client.retry();
		}

		const outcome = submitLine(client, text, {version});
		setScroll(following);
		setHelp(outcome === 'help' ? 0 : undefined);

		if (outcome === 'quit') {
			onQuit();
		}

		return outcome !== 'refused';
	};

	const input = inputRoom(columns, rows);
	const banner = bannerRows(refusal, state.connection, columns, theme);
	const layout = layoutScreen({
		columns,
		rows,
		inputRows: textFieldRows(editorState, {width: input.width, rowsMax: input.rowsMax, prompt}),
		bannerRows: banner.length,
	});
	const lines = state.rooms.get(state.active)?.lines;
	const {width, height} = layout.pane;
	const view = useMemo(() => ({blocks, lines: lines ?? [], width, height}), [blocks, lines, width, height]);
	const shown = useMemo(() => visibleRows(scroll, view), [scroll, view]);
	const helpAll = useMemo(() => (help === undefined ? [] : helpRows(width, theme)), [help, width, theme]);
	const helpEnd = Math.max(0, helpAll.length - height);

	const scrollHelp = (action: ScrollAction) => {
		const page = Math.max(1, height - 1);
		const to = {top: 0, bottom: helpEnd, 'page-up': -page, 'page-down': page, 'line-up': -1, 'line-down': 1}[
			action
		];
		setHelp(from =>
			Math.min(helpEnd, Math.max(0, action === 'top' || action === 'bottom' ? to : (from ?? 0) + to)),
		);
	};

	const onKey = (press: KeyPress): boolean => {
		dismissRefusal();
		const action = matchKey(press, 'chat');

		switch (action) {
			case 'quit':
				onQuit();
				return true;
			case 'help':
				setHelp(known => (known === undefined ? 0 : undefined));
				return true;
			case 'dismiss':
				setHelp(undefined);
				return help !== undefined;
			case 'page-up':
			case 'page-down':
			case 'to-top':
			case 'to-bottom':
				if (help === undefined) {
					setScroll(from => scrollReducer(from, scrollActions[action], view));
				} else {
					scrollHelp(scrollActions[action]);
				}

				return true;
			default:
				return false;
		}
	};

	useEditorKeys(editor, {onKey});

	if (isTooSmall) {
		return <TooSmall columns={columns} rows={rows} />;
	}

	const isHelp = help !== undefined;

	return (
		<ChatView
			state={state}
			editor={editor}
			columns={columns}
			rows={rows}
			layout={layout}
			pane={isHelp ? helpAll.slice(Math.min(help, helpEnd)) : shown.rows}
			atBottom={isHelp || shown.atBottom}
			newCount={countNew(scroll, view.lines)}
			banner={banner}
			hints={isHelp ? helpHints : chatHints}
			now={now}
			theme={theme}
		/>
	);
};
