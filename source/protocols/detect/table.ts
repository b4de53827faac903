/** The protocols that one port takes, and how each is known: one line a protocol. */
import {limits} from '../../limits.ts';
import {byFirstKey} from './first-key.ts';
import {beginsWith, byBeginning, type Recogniser, type Verdict} from './recogniser.ts';

export type Row = {
	/** Under which the detector was given the protocol. */
	readonly name: string;
	/** From the first bytes, as they may come from anyone. */
	readonly recognise: () => Recogniser;
	/** From bytes that came late, when the connection was taken for text: only what nobody types. */
	readonly recogniseLate?: () => Recogniser;
};

/** What is closed, and what the log says of it. */
export type Refused = {readonly what: string; readonly recognise: () => Recogniser};

const {jsonDepthMax: depthMax} = limits;
const keys = ['type', 'cmd'];
const verbs = ['NICK', 'USER', 'CAP', 'PASS', 'QUIT', 'PING'];
const verbLines = verbs.flatMap(verb => [`${verb} `, `${verb}\r`, `${verb}\n`]);
const requestLine = /^(?:POST|PUT|DELETE|OPTIONS|PATCH|CONNECT|TRACE) [^\n]{0,900} HTTP\/\d/;
const requestStart = beginsWith(['POST ', 'PUT ', 'DELETE ', 'OPTIONS ', 'PATCH ', 'CONNECT ', 'TRACE ']);

/** A form on someone's web page can send a POST to any port: its lines are not to be said in a room. */
const looksLikeHttp = (beginning: string): Verdict => {
	const verdict = beginsWith(['GET ', 'HEAD '])(beginning);
	if (verdict !== 'no' || requestStart(beginning) === 'no') {
		return verdict;
	}

	return requestLine.test(beginning) ? 'yes' : beginning.includes('\n') ? 'no' : 'maybe';
};

// RFC 2812 §3.1 and the capability negotiation of IRCv3: how an IRC client begins.
const registration =
	/^(?:CAP (?:LS|LIST|REQ|END)\b|(?:PASS [^\n]*\n)?(?:NICK [^\n]*\n\s*USER |USER [^\n]*\n\s*NICK ))/i;
const registrationStart =
	/^(?:CAP [a-z]*|(?:PASS [^\n]*\n?)?(?:(?:NICK|USER) [^\n]*(?:\n\s*(?:(?:NICK|USER) ?|[a-z]{0,3}))?)?)$/i;

const registersWithIrc = (beginning: string): Verdict => {
	const verdict = beginsWith(['CAP ', 'PASS ', 'NICK ', 'USER '], true)(beginning);
	return verdict !== 'yes'
		? verdict
		: registration.test(beginning)
			? 'yes'
			: registrationStart.test(beginning)
				? 'maybe'
				: 'no';
};

export const rows = [
	{
		name: 'native',
		recognise: byFirstKey({key: 'type', others: keys, depthMax}),
		recogniseLate: byFirstKey({key: 'type', value: 'hello', others: keys, depthMax}),
	},
	{
		name: 'json',
		recognise: byFirstKey({key: 'cmd', others: keys, depthMax}),
		recogniseLate: byFirstKey({key: 'cmd', value: '0', others: keys, depthMax}),
	},
	{
		name: 'irc',
		recognise: byBeginning(8, beginsWith(verbLines, true)),
		recogniseLate: byBeginning(1024, registersWithIrc),
	},
	{name: 'http', recognise: byBeginning(1024, looksLikeHttp)},
] as const satisfies readonly Row[];

/** The protocols of the table. */
export type RowName = (typeof rows)[number]['name'];

export const refusals: readonly Refused[] = [
	// RFC 8446 §5.1: a handshake record, of any version 3.x.
	{what: 'a TLS hello', recognise: byBeginning(2, beginsWith(['\u0016\u0003']))},
	// RFC 4253 §4.2.
	{what: 'an SSH client', recognise: byBeginning(4, beginsWith(['SSH-']))},
];
