/** A client without a server: a lively room in English and Korean, for the screen's tests and for pictures. */
import type {ChatClient} from '../../source/client/contract.ts';
import {
	type ChatState,
	emptyRoom,
	type Line,
	type Refusal,
	type RoomState,
} from '../../source/client/state.ts';
import type {Author, Member, MessageKind} from '../../source/messages.ts';

/** Noon in UTC, when the demo's room is looked at. */
export const demoNow = Date.UTC(2026, 2, 4, 12, 10);

const minute = 60_000;

const people = [
	'mina',
	'jun',
	'하늘',
	'bora',
	'Théo',
	'민준',
	'brave-otter',
	'sky',
	'서연',
	'kai',
	'ari',
	'noor',
];

export const demoAuthors: readonly Author[] = people.map((name, color) => ({id: `u${color}`, name, color}));

/** The person at the screen: jun. */
export const demoYou: Author = {id: 'u1', name: 'jun', color: 1};

const author = (name: string): Author =>
	demoAuthors.find(candidate => candidate.name === name) ?? {id: 'server', name, color: -1};

type MessageParts = {
	readonly ago: number;
	readonly from: string;
	readonly text: string;
	readonly kind?: MessageKind;
	readonly to?: string;
	readonly earlier?: boolean;
	readonly pending?: boolean;
};

let made = 0;

/** A message said so many minutes before `demoNow`. */
export const demoMessage = ({
	ago,
	from,
	text,
	kind = 'text',
	to,
	earlier = false,
	pending = false,
}: MessageParts): Line => {
	made++;
	return {
		type: 'message',
		key: `m${made}`,
		seq: pending ? undefined : made,
		time: demoNow - ago * minute,
		from: author(from),
		text,
		kind,
		own: from === demoYou.name,
		delivery: pending ? 'pending' : 'sent',
		...(to === undefined ? {} : {to: author(to)}),
		earlier,
	};
};

/** Someone came or went so many minutes before `demoNow`. */
export const demoActivity = (ago: number, type: 'joined' | 'left', name: string): Line => {
	made++;
	const member = author(name);
	return {
		type: 'activity',
		key: `a${made}`,
		seq: made,
		time: demoNow - ago * minute,
		what: type === 'joined' ? {type, member} : {type, member, reason: 'quit', text: ''},
	};
};

export const demoNotice = (ago: number, text: string, level: 'info' | 'warning' | 'error' = 'info'): Line => {
	made++;
	return {type: 'notice', key: `n${made}`, seq: undefined, time: demoNow - ago * minute, level, text};
};

/** The conversation of the pictures. */
export const demoLines = (): readonly Line[] => [
	demoMessage({
		ago: 1015,
		from: 'mina',
		text: 'Leaving for today. The build is green, the docs are not.',
		earlier: true,
	}),
	demoMessage({ago: 1013, from: '하늘', text: '수고하셨습니다! 내일 봬요 👋', earlier: true}),
	demoActivity(64, 'joined', 'jun'),
	demoActivity(63, 'joined', 'bora'),
	demoActivity(62, 'joined', '민준'),
	demoActivity(61, 'joined', 'Théo'),
	demoMessage({ago: 41, from: 'mina', text: 'Good morning! Are we still shipping on Friday?'}),
	demoMessage({
		ago: 41,
		from: 'mina',
		text: 'The release notes are nearly there, I only need someone to read the part about reconnecting.',
	}),
	demoMessage({
		ago: 39,
		from: '하늘',
		text: '좋은 아침이에요. 금요일 배포 맞습니다 🚀 테스트는 어젯밤에 모두 통과했고, 오늘은 설치 문서만 다시 보면 됩니다.',
	}),
	demoMessage({ago: 38, from: 'jun', text: 'I can read it after lunch.'}),
	demoMessage({ago: 38, from: 'jun', text: '점심 먹고 바로 볼게요!'}),
	demoMessage({ago: 35, from: 'Théo', text: 'sips his coffee ☕', kind: 'action'}),
	demoActivity(30, 'left', 'sky'),
	demoActivity(30, 'joined', '서연'),
	demoMessage({
		ago: 24,
		from: 'bora',
		text: 'Does anyone know why the terminal on the build machine shows 한글 one cell too far to the right?\nIt is fine on mine:\n  $ printf "한글|\\n"',
	}),
	demoMessage({ago: 22, from: '민준', text: 'tmux 3.2 이하에서 그래요. 올리면 해결됩니다 👍'}),
	demoMessage({ago: 21, from: 'mina', to: 'jun', text: 'Shall we tell them about the surprise?'}),
	demoMessage({ago: 20, from: 'jun', to: 'mina', text: 'Not yet 🤫'}),
	demoMessage({
		ago: 12,
		from: 'server',
		text: 'The server restarts at 13:00 for two minutes.',
		kind: 'notice',
	}),
	demoNotice(11, 'The round trip takes 3 ms.'),
	demoMessage({ago: 3, from: 'bora', text: 'Upgraded, and it is right now. Thank you! 🙏'}),
	demoMessage({ago: 2, from: '하늘', text: '👩‍👩‍👧‍👦 팀 점심은 12시 30분, 늘 가던 곳에서요.'}),
	demoMessage({ago: 0, from: 'jun', text: 'On my way', pending: true}),
];

const member = (one: Author): Member => ({...one, presence: one.name === 'kai' ? 'reconnecting' : 'online'});

/** The state that the screen draws, as of `demoNow`. */
export const demoState = (lines: readonly Line[] = demoLines()): ChatState => {
	const room: RoomState = {
		...emptyRoom('#lobby'),
		topic: 'Release on Friday · 금요일 배포',
		members: new Map(demoAuthors.map(one => [one.id, member(one)])),
		lines,
	};
	return {
		address: '192.168.0.5:7777',
		connection: {status: 'connected', since: demoNow - 64 * minute},
		server: {
			name: 'Team Otter',
			version: '0.1.0',
			motd: '',
			limits: {messageBytesMax: 16_384, nicknameCellsMax: 20, frameBytesMax: 65_536},
		},
		you: demoYou,
		active: room.name,
		previous: room.name,
		looking: 'here',
		kept: new Map(),
		since: undefined,
		rooms: new Map([[room.name, room]]),
		online: demoAuthors.length,
		rttMs: 3,
		find: undefined,
		typing: [],
	};
};

/** What the screen asked of the client, in order. */
export type DemoCall = {readonly name: keyof ChatClient; readonly arguments: readonly unknown[]};

export type DemoClient = ChatClient & {
	readonly calls: readonly DemoCall[];
	/** What the screen said is being written, and what waits to be sent again: the newest last. */
	readonly written: readonly {readonly text: string; readonly returned: readonly string[]}[];
	/** Change the state, and tell the screen. */
	update(change: (state: ChatState) => ChatState): void;
	/** Add lines to the room in view. */
	append(...lines: readonly Line[]): void;
	refuse(refusal: Refusal): void;
};

/** A client that says and hears nothing: it records what is asked of it and shows what it is told to. */
export const createDemoClient = (
	initial: ChatState = demoState(),
	restored: ChatClient['drafts']['restored'] = {text: '', drafts: {}, returned: []},
): DemoClient => {
	const written: {text: string; returned: readonly string[]}[] = [];
	let state = initial;
	const listeners = new Set<() => void>();
	const refused = new Set<(refusal: Refusal) => void>();
	const calls: DemoCall[] = [];
	const record =
		(name: keyof ChatClient) =>
		(...values: readonly unknown[]): void => {
			calls.push({name, arguments: values});
		};

	const update = (change: (state: ChatState) => ChatState): void => {
		state = change(state);
		for (const listener of [...listeners]) {
			listener();
		}
	};

	return {
		calls,
		written,
		update,
		append(...lines) {
			update(before => {
				const room = before.rooms.get(before.active);
				return room === undefined
					? before
					: {
							...before,
							rooms: new Map([...before.rooms, [room.name, {...room, lines: [...room.lines, ...lines]}]]),
						};
			});
		},
		refuse(refusal) {
			for (const listener of [...refused]) {
				listener(refusal);
			}
		},
		store: {
			getState: () => state,
			subscribe(listener) {
				listeners.add(listener);
				return () => {
					listeners.delete(listener);
				};
			},
		},
		say: record('say'),
		whisper: record('whisper'),
		onNotable: () => () => undefined,
		setAway: record('setAway'),
		comeBack: record('comeBack'),
		stir: () => undefined,
		ignore(name) {
			record('ignore')(name);
			return true;
		},
		unignore(name) {
			record('unignore')(name);
			return true;
		},
		ignored: () => [],
		converse: record('converse'),
		show: record('show'),
		reply: record('reply'),
		amend: record('amend'),
		jump: record('jump'),
		typing: record('typing'),
		rename: record('rename'),
		join: record('join'),
		part: record('part'),
		listRooms: record('listRooms'),
		setTopic: record('setTopic'),
		notify: record('notify'),
		clear: record('clear'),
		measureRoundTrip: record('measureRoundTrip'),
		retry: record('retry'),
		load: record('load'),
		hold: record('hold'),
		look: record('look'),
		find: record('find'),
		findNext() {
			record('findNext')();
			return state.find !== undefined;
		},
		findPrevious: record('findPrevious'),
		findFurther: record('findFurther'),
		endFind: record('endFind'),
		reveal: record('reveal'),
		nudge: record('nudge'),
		drafts: {
			restored,
			write(text, returned) {
				written.push({text, returned});
			},
		},
		onRefused(listener) {
			refused.add(listener);
			return () => {
				refused.delete(listener);
			};
		},
		async leave() {
			record('leave')();
			return {messages: 0, hasText: false};
		},
	};
};
