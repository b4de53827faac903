/** What clients of each protocol send in an ordinary conversation. NAME, ROOM and TOKEN are filled in for each connection. */
import type {FuzzRandom} from './fuzz-random.ts';

const json = (...objects: readonly object[]): string =>
	objects.map(object => JSON.stringify(object)).join('');
const lines = (...parts: readonly (string | object)[]): string =>
	parts.map(part => `${typeof part === 'string' ? part : JSON.stringify(part)}\n`).join('');
const irc = (...parts: readonly string[]): string => parts.map(part => `${part}\r\n`).join('');

const hello = {type: 'hello', version: 1, name: 'NAME', client: 'fuzz/1.0'};
const slashes = [
	'/users',
	'/nick NAME2',
	'/w mina 귓속말',
	'/me 손을 흔든다',
	'//그대로',
	'/help',
	'/nope',
	'/w',
];

export const transcripts = {
	native: [
		lines(
			{...hello, token: 'TOKEN', rooms: ['#lobby', 'ROOM']},
			{type: 'say', room: '#lobby', text: '안녕하세요 👩‍👩‍👧', number: 1},
			{type: 'say', room: 'ROOM', text: '둘째\n줄', number: 2, kind: 'action'},
			{type: 'whisper', to: 'mina', text: 'psst', number: 3},
			{type: 'rename', name: 'NAME2'},
			{type: 'typing', room: '#lobby'},
			{type: 'who', room: '#lobby'},
			{type: 'bye', reason: '안녕'},
		),
		lines(
			{...hello, token: 'TOKEN', after: {'#lobby': 1}},
			{type: 'join', room: 'ROOM'},
			{type: 'topic', room: 'ROOM', topic: '차'},
			{type: 'history', room: 'ROOM', before: 1000, limit: 200},
			{type: 'history', room: '#lobby'},
			{type: 'search', words: 'tea'},
			{type: 'ping', time: 1.5},
			{type: 'pong', time: 2},
			{type: 'part', room: 'ROOM', reason: '끝'},
			{type: 'say', room: '#lobby', text: 'forbidden fruit', number: 4},
		),
		lines(hello, hello, {type: 'hello', version: 2}, {type: 'later', any: [1, {two: null}]}),
	],
	json: [
		json(
			{cmd: '0', nickname: 'NAME'},
			{cmd: '1'},
			{cmd: '7', msg: '한글 메시지'},
			{cmd: '2', to: 'mina', msg: 'psst'},
			{cmd: '2', to: 'nobody', msg: 'psst'},
			{cmd: '5', newNickname: 'NAME2'},
			{cmd: '6', beginTime: 1_700_000_000_123},
			{cmd: '4'},
			{cmd: '3'},
		),
		`${json({cmd: '0', nickname: 'NAME', password: 'x'}, {cmd: '7', msg: 'two\nlines'})}\n\0${json({cmd: '99'}, {cmd: '7', msg: 'forbidden'})}`,
	],
	irc: [
		irc(
			'CAP LS 302',
			'CAP REQ :server-time message-tags echo-message labeled-response batch away-notify setname extended-join draft/chathistory',
			'NICK NAME',
			'USER NAME 0 * :이름',
			'CAP END',
			'JOIN #lobby,ROOM',
			'@label=1;+draft/reply=x PRIVMSG #lobby :안녕',
			'@label=2 PRIVMSG mina :\u0001ACTION waves\u0001',
			'@label=3 CHATHISTORY LATEST #lobby * 50',
			'@label=4 CHATHISTORY BETWEEN ROOM timestamp=2026-01-01T00:00:00.000Z msgid=x-1 10',
			'@label=5 WHOIS NAME',
			'NICK NAME2',
			'QUIT :끝',
		),
		irc(
			'NICK NAME',
			'USER NAME 0 * :x',
			'JOIN ROOM key',
			'MODE ROOM +mntkl key 5',
			'MODE ROOM +b *!*@10.*',
			'MODE ROOM +ov NAME NAME',
			'MODE ROOM b',
			'MODE NAME +i',
			'TOPIC ROOM :차 한 잔',
			'INVITE bora ROOM',
			'KICK ROOM NAME :나가',
			'KICK #lobby mina :나가',
			'MODE #lobby +m',
			'TOPIC #lobby',
			'NAMES #lobby',
			'WHO #lobby %tcuhnfar,7',
			'WHO *',
			'WHOWAS nobody',
			'LIST >0',
			'AWAY :식사',
			'ISON mina bora',
			'USERHOST NAME',
			'LUSERS',
			'MOTD',
			'PING :x y',
			'SETNAME :새 이름',
			'TAGMSG #lobby',
			'NOTICE mina :forbidden',
			'PART ROOM :끝',
			'JOIN 0',
		),
		irc('PASS x', 'NICK NAME', 'NICK', 'USER', 'HELP', 'VERSION', 'PRIVMSG', 'JOIN', 'CAP REQ', 'QUIT'),
	],
	nickname: [
		lines('NAME', '한글 메시지', ...slashes, 'Bye!'),
		lines('mina', 'NAME', 'forbidden', '/quit'),
		'NAME',
	],
	assigned: [
		lines('NAME    is connected!NAME   : 안녕', ...slashes, 'NAME   : two', '/quit'),
		lines('forbidden', '안녕'),
		'no newline',
	],
	address: [
		lines('[127.0.0.1:1] 안녕', ...slashes, '/w 127.0.0.1:1 안녕', '/quit'),
		'조용한 한 줄',
		lines('forbidden'),
	],
	http: [
		'GET / HTTP/1.1\r\nHost: chat.example:7777\r\nUser-Agent: x\r\nAccept: */*\r\n\r\n',
		'HEAD / HTTP/1.0\n\n',
		'POST /say HTTP/1.1\r\nHost: x\r\nContent-Length: 11\r\n\r\nNICK NAME\r\n',
		'GET /\r\n',
	],
	garbage: [
		'',
		'\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003',
		'SSH-2.0-OpenSSH_9.6\r\n',
		'\0\0\0\u0018ftypmp42',
		'{"a":',
		'{"type"',
		'[[[[',
		'PING',
		'\u001B[2J\u001B]0;x\u0007',
	],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type FuzzProtocol = keyof typeof transcripts;

export const fuzzProtocols = Object.keys(transcripts) as readonly FuzzProtocol[];

export const allTranscripts: readonly string[] = Object.values(transcripts).flat();

/** One conversation with its names filled in: few enough of them that connections get in each other's way. */
export const transcriptOf = (protocol: FuzzProtocol, random: FuzzRandom): string =>
	random
		.pick<string>(transcripts[protocol])
		.replaceAll('NAME', `${random.pick(['fuzz', '퍼즈', 'ｆｕｚｚ', 'Mina'])}${random.below(30)}`)
		.replaceAll('ROOM', `#방${random.below(4)}`)
		.replaceAll('TOKEN', `token-of-one-fuzz-${random.below(8)}`);
