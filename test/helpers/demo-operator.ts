/** A server's operator without a server: users in English and Korean, a log that goes on when told, for tests and for pictures. */
import type {
	LogEvent,
	ProtocolName,
	ServerEvent,
	ServerStats,
	Time,
	UserView,
} from '../../source/messages.ts';
import type {Operator} from '../../source/server/contract.ts';

const minute = 60_000;

/** A little after noon in UTC, when the demo's server is looked at. */
export const demoNow = Date.UTC(2026, 2, 4, 12, 10);

type Person = readonly [
	name: string,
	address: string,
	rttMs: number | undefined,
	joined: number,
	messages: number,
	idle: number,
];

// Minutes before `demoNow` for when they joined and when they last did anything.
const people: readonly Person[] = [
	['mina', '192.168.0.12', 2, 64, 48, 0],
	['jun', '192.168.0.23', 3, 63, 31, 0],
	['하늘', '192.168.0.31', 5, 62, 27, 0.2],
	['bora', '10.8.0.4', 41, 58, 12, 3],
	['Théo', '10.8.0.9', 187, 55, 9, 14],
	['민준', '192.168.0.40', 4, 47, 22, 0.5],
	['brave-otter', '172.16.4.201', 12, 44, 3, 38],
	['sky', '192.168.0.77', 640, 41, 0, 41],
	['서연', '192.168.0.52', 6, 33, 15, 1.2],
	['kai', '203.0.113.99', undefined, 30, 7, 0.3],
	['동해물과백두산이', '2001:db8::8a2e:370:7334', 88, 21, 5, 2],
	['noor', '192.168.0.80', undefined, 1, 0, 0],
];

/** A user of the demo; `index` also makes more of them than there are people. */
export const demoUser = (index: number): UserView => {
	const [name, address, rttMs, joined, messages, idle] = people[index % people.length] ?? [
		'nobody',
		'127.0.0.1',
		undefined,
		0,
		0,
		0,
	];
	const round = Math.floor(index / people.length);
	const protocol: ProtocolName = name === 'bora' ? 'irc' : name === 'sky' ? 'nickname' : 'native';
	return {
		id: `u${index}`,
		name: round === 0 ? name : `${name}-${round}`,
		color: index % 16,
		address,
		port: 50_000 + index * 37,
		protocol,
		presence: name === 'kai' ? 'reconnecting' : 'online',
		rttMs,
		joinedAt: demoNow - joined * minute,
		messages,
		activeAt: demoNow - idle * minute,
	};
};

/** What the operator asked for, in order. */
export type OperatorCall = readonly [
	name: 'announce' | 'kick' | 'delete' | 'whisper' | 'setMotd',
	...values: string[],
];

export type DemoOperator = Operator & {
	readonly calls: readonly OperatorCall[];
	/** How often all users were asked for. */
	listed(): number;
	/** Something happened, now or at another time. */
	report(event: ServerEvent, time?: Time): void;
	setUsers(users: readonly UserView[]): void;
	setStats(change: Partial<ServerStats>): void;
	/** What the next call answers instead of doing it. */
	refuseWith(problem: string | undefined): void;
};

/** An operator that records what is asked of it; kicking takes the user out and says so in the log. */
export const createDemoOperator = ({
	users: initial = people.map((_, index) => demoUser(index)),
	now = () => demoNow,
}: {
	users?: readonly UserView[];
	now?: () => Time;
} = {}): DemoOperator => {
	const listeners = new Set<(event: LogEvent) => void>();
	const calls: OperatorCall[] = [];
	let users = initial;
	let listed = 0;
	let motd = 'Be kind. 반갑습니다!';
	let problem: string | undefined;
	let stats: Omit<ServerStats, 'online' | 'connections'> = {
		startedAt: demoNow - 64 * minute,
		usersMax: 10_000,
		messages: 1204,
		bytesIn: 1_240_000,
		bytesOut: 48_300_000,
	};

	const report = (event: ServerEvent, time = now()): void => {
		for (const listener of [...listeners]) {
			listener({...event, time});
		}
	};

	const record = (...call: OperatorCall): string | undefined => {
		calls.push(call);
		return problem;
	};

	return {
		calls,
		listed: () => listed,
		report,
		setUsers(next) {
			users = next;
		},
		setStats(change) {
			stats = {...stats, ...change};
		},
		refuseWith(text) {
			problem = text;
		},
		name: 'Team Otter · 수달팀',
		motd: () => motd,
		users() {
			listed++;
			return users;
		},
		stats: () => ({...stats, online: users.length, connections: users.length}),
		onEvent(listener) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
		announce(text) {
			return record('announce', text);
		},
		kick(name, reason) {
			const refused = record('kick', name, reason);
			const user = users.find(candidate => candidate.name === name);
			if (refused === undefined && user !== undefined) {
				users = users.filter(candidate => candidate !== user);
				const {address, port, protocol, color} = user;
				report({event: 'kick', name, by: 'server', reason});
				report({
					event: 'leave',
					reason: 'kicked',
					name,
					color,
					address,
					port,
					protocol,
					online: users.length,
				});
			}

			return refused;
		},
		delete: (name, words) => record('delete', name, words),
		whisper: (to, text) => record('whisper', to, text),
		setMotd(text) {
			motd = text;
			return record('setMotd', text);
		},
	};
};

const joinOf = (index: number, online: number): ServerEvent => {
	const {name, color, address, port, protocol} = demoUser(index);
	return {event: 'join', name, color, address, port, protocol, online};
};

const said = (name: string, text: string): ServerEvent => ({
	event: 'message',
	room: '#lobby',
	name,
	text,
	color: people.findIndex(person => person[0] === name),
});

/** The log of the pictures: what happened, and how many seconds before `demoNow`. */
export const demoEvents: ReadonlyArray<readonly [secondsAgo: number, event: ServerEvent]> = [
	[3780, joinOf(1, 2)],
	[3720, joinOf(2, 3)],
	[3480, joinOf(3, 4)],
	[3300, joinOf(4, 5)],
	[3299, said('mina', 'Good morning! Are we still shipping on Friday?')],
	[3270, said('하늘', '좋은 아침이에요. 금요일 배포 맞습니다 🚀 테스트는 어젯밤에 모두 통과했어요.')],
	[2820, joinOf(5, 6)],
	[2640, joinOf(6, 7)],
	[2460, joinOf(7, 8)],
	[
		2400,
		{
			event: 'rejected',
			code: 'name-taken',
			name: 'mina',
			address: '203.0.113.7',
			port: 40_122,
			text: 'Someone here is called mina already.',
		},
	],
	[1980, joinOf(8, 9)],
	[1900, {event: 'rename', from: 'teo', name: 'Théo'}],
	[1800, joinOf(9, 10)],
	[1260, joinOf(10, 11)],
	[900, {event: 'kick', name: 'spammer', by: 'server', reason: 'too much of the same'}],
	[
		900,
		{
			event: 'leave',
			reason: 'kicked',
			name: 'spammer',
			color: 13,
			address: '198.51.100.23',
			port: 55_010,
			protocol: 'native',
			online: 10,
		},
	],
	[420, {event: 'error', text: 'read ETIMEDOUT', address: '203.0.113.99', port: 50_333}],
	[180, said('bora', 'Upgraded, and it is right now. Thank you! 🙏')],
	[120, said('하늘', '👩‍👩‍👧‍👦 팀 점심은 12시 30분, 늘 가던 곳에서요.')],
	[60, joinOf(11, 12)],
	[
		20,
		{
			event: 'reconnecting',
			name: 'kai',
			address: '203.0.113.99',
			port: 50_333,
			protocol: 'native',
			online: 12,
		},
	],
];

/** Tell the log of the pictures, event by event. */
export const playDemo = (operator: DemoOperator): void => {
	for (const [secondsAgo, event] of demoEvents) {
		operator.report(event, demoNow - secondsAgo * 1000);
	}
};
