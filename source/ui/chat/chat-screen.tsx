/**
The client's full-screen chat. The folder `chat` knows the client's state and what one may ask of the client; it knows
nothing of sockets, of the protocol or of how the terminal was opened.
*/
import {type ReactNode, useRef, useState} from 'react';
import type {ChatClient} from '../../client/contract.ts';
import {emptyRoom} from '../../client/state.ts';
import type {RoomName} from '../../messages.ts';
import type {Settings} from '../../settings/settings.ts';
import {words} from '../../words/words.ts';
import {textFieldRows} from '../components/text-field.tsx';
import {TooSmall} from '../components/too-small.tsx';
import {useEditorKeys} from '../components/use-editor-keys.ts';
import {useLanguage} from '../components/use-language.ts';
import {type Clock, systemClock, useNow} from '../components/use-now.ts';
import {useStore} from '../components/use-store.ts';
import {beginsTwo, type KeyPress, matchKey} from '../keys.ts';
import {useWindow} from '../terminal/use-window.ts';
import type {Theme} from '../theme.ts';
import {bannerRows} from './banner.ts';
import {ChatView, prompt} from './chat-view.tsx';
import {submitLine} from './commands.ts';
import {composingRow, typingRow} from './composing-rows.ts';
import {coverOf} from './cover.ts';
import type {Compose, SaveRoom} from './desk.ts';
import {chatHints, emojiHints} from './hints.ts';
import {coveredLayout, inputRoom, layoutScreen} from './layout.ts';
import {createListing} from './listing.ts';
import {useOverlay} from './overlay/use-overlay.ts';
import type {ScrollAction} from './pane/scroll.ts';
import {listRooms} from './rooms/order.ts';
import {pressRoomKey} from './rooms/room-keys.ts';
import {type Selected, selectedKey} from './selected.ts';
import {useChatEditor} from './use-chat-editor.ts';
import {useChatMouse} from './use-chat-mouse.ts';
import {useComposing} from './use-composing.ts';
import {useExternalEditor} from './use-external-editor.ts';
import {keepWriting, useFind} from './use-find.ts';
import {useHelp} from './use-help.ts';
import {usePane} from './use-pane.ts';
import {useSelection} from './use-selection.ts';
import {useTyping} from './use-typing.ts';
import {useUnread} from './use-unread.ts';

export type ChatScreenProps = {
	/** The same for the life of the screen. */
	readonly client: ChatClient;
	readonly theme: Theme;
	/** The version of this program. */
	readonly version: string;
	/** Put a text into the clipboard. Without it there is none. */
	readonly clipboard?: (text: string) => 'copied' | 'too-long';
	/** Open a link; without it, links are only shown. */
	readonly openLink?: (link: string) => void;
	/** Write a room into a file. */
	readonly save?: SaveRoom;
	/** Have a text edited in another program. */
	readonly compose?: Compose;
	/** The same for the life of the screen. Without them, nothing can be set. */
	readonly settings?: Settings;
	/** The user wants to leave, and now. */
	readonly onQuit: () => void;
	readonly clock?: Clock;
};

const scrollActions = {
	'page-up': 'page-up',
	'page-down': 'page-down',
	'to-top': 'top',
	'to-bottom': 'bottom',
} as const satisfies Record<string, ScrollAction>;

/** The chat, on the whole of the terminal. */
export const ChatScreen = ({
	client,
	theme,
	version,
	clipboard,
	openLink,
	save,
	compose,
	settings,
	onQuit,
	clock = systemClock,
}: ChatScreenProps): ReactNode => {
	const state = useStore(client.store);
	useLanguage();
	const {columns, rows, isTooSmall} = useWindow();
	const {status} = state.connection;
	const now = useNow(clock, 1000, status === 'reconnecting');

	const submit = (text: string): boolean => {
		if (status === 'reconnecting') {
			client[text.trim() === '' ? 'retry' : 'nudge']();
		}

		const context = {
			version,
			listing,
			copy,
			askDelete: selection.askDelete,
			openLink,
			save,
			settings,
			...pane.commands,
		};
		const outcome = submitLine(client, text, context, composing.say);

		if (outcome !== 'find' && outcome !== 'asked' && outcome !== 'unread') {
			finding.end();
			selection.end();
			pane.scroll('bottom');
		}

		help.show(outcome === 'help');

		if (outcome === 'mentions') {
			overlay.open('mentions');
		}

		if (outcome === 'unread') {
			goToNew();
		}

		if (outcome === 'quit') {
			onQuit();
		}

		return outcome !== 'refused';
	};

	const [editing] = useState(() => new Set<RoomName>());
	const {editor, refusal, dismissRefusal} = useChatEditor(client, submit, editing, settings);
	const input = inputRoom(columns, rows);
	const write = (line: string): void => {
		keepWriting(editor);
		editor.dispatch({type: 'set', text: line});
	};

	const overlay = useOverlay(client, state, {
		write,
		submit,
		center: (to, seq) => pane.center(to, seq),
		press: press => onKey(press),
	});
	const field = overlay.isOpen ? overlay.editor : editor;
	const writing = useStore(field);
	const inputRows = textFieldRows(writing, {...input, prompt: prompt()});
	const banner = bannerRows(refusal, state.connection, columns, theme);
	const layout = layoutScreen({
		columns,
		rows,
		inputRows,
		bannerRows: banner.length,
		rooms: listRooms(state).length,
	});
	const {width, height} = layout.pane;
	const room = state.rooms.get(state.active) ?? emptyRoom(state.active);
	const [selected, setSelected] = useState<Selected>();
	const [done, setDone] = useState<string>();
	const [listing] = useState(createListing);
	const pane = usePane({
		client,
		room,
		width,
		height,
		theme,
		isConnected: status === 'connected',
		find: state.find,
		selected: selectedKey(selected, room.name, room.lines),
		you: state.you,
	});
	const copy = (text: string): boolean => {
		const said = words().messages;
		const copied = clipboard?.(text);
		setDone(copied === undefined ? said.noClipboard : copied === 'copied' ? said.copied : said.tooMuchToCopy);
		return copied === 'copied';
	};

	const {goToNew, above} = useUnread(client, room, state.looking, {pane, tell: setDone});

	const composing = useComposing(client, editor, editing);
	const selection = useSelection({
		client,
		state,
		pane,
		composing,
		selected,
		setSelected,
		copy,
		openLink,
		theme,
	});
	useTyping(client, editor);
	const finding = useFind(client, state, pane, editor);
	const composeElsewhere = useExternalEditor(client, editor, compose);
	const firstOfTwo = useRef<string>(undefined);
	const covered = coveredLayout(layout, columns);
	const help = useHelp(covered.pane.width, height, theme);
	const cover = coverOf(help, overlay, {size: covered.pane, theme});
	const shown = cover === undefined ? layout : covered;

	const onKey = (press: KeyPress): boolean => {
		const before = firstOfTwo.current;
		firstOfTwo.current = before === undefined ? beginsTwo(press, 'chat') : undefined;
		const action = matchKey(press, 'chat', before) ?? matchKey(press, 'chat');
		client.stir();
		dismissRefusal();
		setDone(undefined);
		// Enter has a way of its own.
		if (status === 'reconnecting' && press.name !== 'return') {
			client.nudge();
		}

		if (firstOfTwo.current !== undefined) {
			return true;
		} else if (overlay.press(press)) {
			help.show(false);
			return true;
		}

		if (action === 'compose' && !overlay.isOpen) {
			composeElsewhere();
			return true;
		}

		if (cover === undefined && (selection.press(press) || finding.press(press) || composing.press(press))) {
			return true;
		}

		if (pressRoomKey(client, press)) {
			return true;
		}

		switch (action) {
			case 'quit':
				onQuit();
				return true;
			case 'help':
				help.toggle();
				return true;
			case 'dismiss':
				help.show(false);
				return help.rows !== undefined;
			case 'to-new':
				goToNew();
				return true;
			case 'page-up':
			case 'page-down':
			case 'to-top':
			case 'to-bottom':
				(help.rows === undefined ? pane : help).scroll(scrollActions[action]);
				return true;
			default:
				return false;
		}
	};

	const covers = {selection, overlay, help, layout: shown};
	useChatMouse({client, state, columns, rows, banner, inputRows, pane, ...covers, editor, write});
	useEditorKeys(field, {onKey});

	if (isTooSmall) {
		return <TooSmall columns={columns} rows={rows} />;
	}

	return (
		<ChatView
			state={state}
			editor={field}
			columns={columns}
			rows={rows}
			layout={shown}
			pane={cover?.rows ?? selection.rows(pane.rows)}
			atBottom={cover !== undefined || pane.atBottom}
			newCount={pane.newCount}
			above={cover === undefined ? above : undefined}
			banner={banner}
			hints={cover?.hints ?? selection.hints ?? emojiHints(writing) ?? chatHints()}
			placeholder={overlay.isOpen ? overlay.placeholder : undefined}
			isSelecting={!overlay.isOpen && selection.hints !== undefined}
			about={composingRow(composing.current, theme)}
			typing={typingRow(
				state.typing.filter(one => one.room === state.active),
				theme,
			)}
			done={done}
			find={cover === undefined ? state.find : undefined}
			now={now}
			theme={theme}
		/>
	);
};
