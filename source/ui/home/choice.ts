/** What the home screen asks for, and whether what was written makes sense. Pure. */
import {defaultPort, limits} from '../../limits.ts';
import {checkNickname, type NicknameProblem} from '../../text/nickname.ts';
import {words} from '../../words/words.ts';

export type Mode = 'join' | 'host';

export type FieldName = 'name' | 'host' | 'port' | 'password';

export const fieldNames: readonly FieldName[] = ['name', 'host', 'port', 'password'];

/** What stands in the fields. */
export type Texts = Readonly<Record<FieldName, string>>;

/** What is remembered from one time to the next: everything but passwords. */
export type HomeValues = {readonly mode: Mode} & Readonly<Record<Mode, Omit<Texts, 'password'>>>;

/** What was chosen. `name` is the user's to join and the server's to host, '' for a random or the usual one; `host` is '' for all interfaces. */
export type HomeChoice =
	| {
			readonly type: Mode;
			readonly name: string;
			readonly host: string;
			readonly port: number;
			readonly password: string | undefined;
	  }
	| {readonly type: 'quit'};

export type HomeProblem = {readonly field: FieldName; readonly text: string};

const none: Omit<Texts, 'password'> = {name: '', host: '', port: ''};

/** What the fields hold the first time. */
export const emptyHome: HomeValues = {mode: 'join', join: none, host: none};

/** `10.0.0.5:7777` and `[::1]:7777` in the address field bring their port with them. */
const splitAddress = (text: string): {readonly host: string; readonly port: string} => {
	const [, bracketed, plain, port = ''] = /^(?:\[(.+)\]|([^:]+))(?::(\d+))?$/.exec(text) ?? [];

	return {host: bracketed ?? plain ?? text, port};
};

const parsePort = (text: string, least: number): number | undefined => {
	const port = Number(text);

	return /^\d{1,5}$/.test(text) && port >= least && port <= 65_535 ? port : undefined;
};

/** What is wrong with a name, in a sentence. */
const describeName = (problem: NicknameProblem): string => {
	const said = words().refusals.name;

	return problem === 'too-long'
		? said[problem](limits.nicknameCellsMax, limits.nicknameCellsMax / 2)
		: said[problem];
};

/** The choice that the fields make, or which of them is wrong and what to do. */
export const checkHome = (mode: Mode, texts: Texts): HomeChoice | HomeProblem => {
	const name = texts.name.trim();
	const address = splitAddress(texts.host.trim());
	const portText = address.port === '' ? texts.port.trim() : address.port;
	const port = portText === '' ? defaultPort : parsePort(portText, mode === 'host' ? 0 : 1);
	const checked = mode === 'join' && name !== '' ? checkNickname(name) : undefined;

	if (checked?.ok === false) {
		return {field: 'name', text: describeName(checked.problem)};
	}

	if (/\s/.test(address.host)) {
		return {field: 'host', text: words().home.addressIsOneWord};
	}

	if (mode === 'join' && address.host === '') {
		return {field: 'host', text: words().home.whereIsIt};
	}

	if (port === undefined) {
		return {field: 'port', text: words().home.badPort(defaultPort)};
	}

	return {
		type: mode,
		name: checked?.ok === true ? checked.name : name,
		host: address.host,
		port,
		password: texts.password === '' ? undefined : texts.password,
	};
};
