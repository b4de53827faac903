/** What the lists over the pane have: rooms and people, commands, what was said to oneself. Knows the state and the commands; nothing of the screen. */
import type {ChatClient} from '../../../client/contract.ts';
import type {ChatState, RoomState} from '../../../client/state.ts';
import {type SettingName, settingNames} from '../../../settings/table.ts';
import {formatClock} from '../../../text/format.ts';
import {fuzzyFilter} from '../../../text/fuzzy.ts';
import {foldName} from '../../../text/nickname.ts';
import {words} from '../../../words/words.ts';
import {type Action, actionsOf, keyTitle} from '../../keys.ts';
import {type ChatCommand, chatCommands} from '../commands.ts';
import {lastMentions, type Mention} from '../rooms/inbox.ts';
import {listRooms, titleOf} from '../rooms/order.ts';
import type {ListItem} from './list-rows.ts';

export type OverlayKind = 'rooms' | 'commands' | 'mentions';

/** What an item does when it is chosen: go somewhere, be a line in the editor, which is sent at once where nothing is missing, or be what a key does. */
export type Chosen =
	| {readonly type: 'go'; readonly go: (client: ChatClient) => void}
	| {readonly type: 'line'; readonly line: string; readonly isWhole: boolean}
	| {readonly type: 'action'; readonly action: Action}
	| ({readonly type: 'message'} & Mention);

export type OverlayItem = ListItem & {readonly texts: readonly string[]; readonly chosen: Chosen};

const countOf = ({unread, mentions, peer}: RoomState): string =>
	unread === 0 ? '' : `${mentions > 0 || peer !== undefined ? '@' : ''}${unread}`;

const roomItem = (room: RoomState): OverlayItem => ({
	key: room.name,
	label: titleOf(room),
	detail: room.topic.replaceAll('\n', ' '),
	aside: countOf(room),
	texts: [titleOf(room).slice(1), room.topic],
	chosen: {type: 'go', go: client => client.show(room.name)},
});

/** Everyone whom one could talk to, but for those with whom one does. */
const peopleOf = (state: ChatState): readonly OverlayItem[] => {
	const known = new Set(listRooms(state).flatMap(({peer}) => (peer === undefined ? [] : [peer.id])));
	const people = new Map([...state.rooms.values()].flatMap(({members}) => [...members]));
	return [...people.values()]
		.filter(({id}) => id !== state.you?.id && !known.has(id))
		.sort((a, b) => a.name.localeCompare(b.name))
		.map(({id, name, away}) => ({
			key: id,
			label: `@${name}`,
			detail: away ?? '',
			aside: '',
			texts: [name],
			chosen: {type: 'go', go: client => client.converse(name)},
		}));
};

/** What has something new comes first; the room in view is where one is already. */
const roomsAndPeople = (state: ChatState): readonly OverlayItem[] => {
	const others = listRooms(state).filter(({name}) => name !== state.active);
	const news = others.filter(({unread}) => unread > 0);
	const rest = others.filter(({unread}) => unread === 0);
	return [...[...news, ...rest].map(roomItem), ...peopleOf(state)];
};

/** A room that is not there yet is opened by its name. */
const newRoom = (state: ChatState, query: string): readonly OverlayItem[] => {
	const name = query.trim();
	const isThere = [...state.rooms.keys()].some(room => foldName(room) === foldName(name));
	return !/^#\S+$/.test(name) || isThere
		? []
		: [
				{
					key: name,
					label: name,
					detail: words().commands.chat.join.help,
					aside: '',
					texts: [name],
					chosen: {type: 'go', go: client => client.join(name)},
				},
			];
};

const keysOf: Partial<Record<ChatCommand['name'], Action>> = {
	help: 'help',
	quit: 'quit',
	find: 'find',
	whisper: 'switcher',
	join: 'switcher',
	unread: 'to-new',
};

/** What is done with a message that is selected: the key that selects, and the one that does it. */
const selectedKeysOf: Partial<Record<ChatCommand['name'], Action>> = {
	reply: 'message-reply',
	react: 'message-react',
	edit: 'message-edit',
	delete: 'message-delete',
	copy: 'message-copy',
	open: 'message-open',
	unfold: 'message-menu',
};

/** One key of an action is enough in a list. */
const firstKey = (action: Action): string => keyTitle(action).split(', ')[0] ?? '';

const keysFor = (name: ChatCommand['name']): string => {
	const action = keysOf[name];
	const selected = selectedKeysOf[name];
	return selected === undefined
		? action === undefined
			? ''
			: firstKey(action)
		: `${firstKey('select')} ${firstKey(selected)}`;
};

const commandItem = ({name, alias, usage, help}: ChatCommand): OverlayItem => {
	// What is in brackets may be left out.
	const isWhole = usage.replaceAll(/\[[^\]]*\]/g, '').trim() === `/${name}`;
	return {
		key: name,
		label: usage,
		detail: help,
		aside: keysFor(name),
		texts: [name, usage, help, alias ?? ''],
		chosen: {type: 'line', line: isWhole ? `/${name}` : `/${name} `, isWhole},
	};
};

const settingItem = (name: SettingName): OverlayItem => ({
	key: `set ${name}`,
	label: `/set ${name}`,
	detail: words().settings.help[name],
	aside: '',
	texts: [name, words().settings.help[name]],
	chosen: {type: 'line', line: `/set ${name} `, isWhole: false},
});

/** What a command does is among the commands; of nine keys in one, which is meant is for the keyboard to say. */
const isOfKeys = (action: Action): boolean =>
	action !== 'dismiss' &&
	action !== 'palette' &&
	action !== 'room-number' &&
	!(['help', 'quit', 'find'] as readonly Action[]).includes(action);

const keyItem = (action: Action): OverlayItem => ({
	key: `key ${action}`,
	label: keyTitle(action),
	detail: words().keys.actions[action],
	aside: '',
	texts: [words().keys.actions[action], keyTitle(action)],
	chosen: {type: 'action', action},
});

/** Every command, every setting, and what else there are keys for. */
const commandItems = (): readonly OverlayItem[] => [
	...chatCommands.map(commandItem),
	...settingNames.map(settingItem),
	...actionsOf('chat').filter(isOfKeys).map(keyItem),
];

const mentionItems = (state: ChatState): readonly OverlayItem[] =>
	lastMentions(state).map(({room, line}) => ({
		key: `${line.seq}`,
		label: `${formatClock(line.time)} ${room.peer === undefined ? `${room.name} ${line.from.name}` : `@${line.from.name}`}`,
		detail: line.text.replaceAll('\n', ' '),
		aside: '',
		texts: [line.text, line.from.name, room.name],
		chosen: {type: 'message', room, line},
	}));

/** The items of a list that are meant by what was typed. */
export const overlayItems = (kind: OverlayKind, state: ChatState, query: string): readonly OverlayItem[] => {
	const textsOf = ({texts}: OverlayItem): readonly string[] => texts;
	switch (kind) {
		case 'rooms':
			return [
				...fuzzyFilter(roomsAndPeople(state), query.trim().replace(/^[#@]/, ''), textsOf),
				...newRoom(state, query),
			];
		case 'commands':
			return fuzzyFilter(commandItems(), query.trim().replace(/^\//, ''), textsOf);
		case 'mentions':
			return fuzzyFilter(mentionItems(state), query, textsOf);
	}
};
