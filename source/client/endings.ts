/** What ends a connection, in words: what happened, and what to do about it. */
import {protocolVersion} from '../limits.ts';
import type {GoodbyeCode, RejectCode} from '../messages.ts';
import {sanitizeLine} from '../text/sanitize.ts';
import type {Address, TransportFailure} from './transport.ts';

/** `isFinal` when trying again by itself would not help. */
export type Ending = {readonly problem: string; readonly hint: string; readonly isFinal: boolean};

/** How long a connection may take to open, ms. */
export const connectMs = 10_000;

const ending = (problem: string, hint: string, isFinal = false): Ending => ({problem, hint, isFinal});

/** Words for people end as a sentence does, whoever wrote them. */
const sentence = (text: string): string => (/[\p{Sentence_Terminal}…]$/u.test(text) ? text : `${text}.`);

/** What happened, and what the server wrote about it, when it wrote something. */
const withText = (problem: string, text: string): string => {
	const clean = sanitizeLine(text);
	return sentence(clean === '' ? problem : `${problem}: ${clean}`);
};

/** What the server wrote, which says it all, or `otherwise`. */
const textOr = (text: string, otherwise: string): string => {
	const clean = sanitizeLine(text);
	return clean === '' ? otherwise : sentence(clean);
};

/** A connection failed or broke, with Node's error code. */
export const describeFailure = (address: Address, failure: TransportFailure): Ending => {
	const host = sanitizeLine(address.host);
	const place = `${host} port ${address.port}`;
	switch (failure.code) {
		case 'ECONNREFUSED': {
			return ending(
				`Nothing listens at ${place}.`,
				'Check the address, or start a room there: chat-tui serve',
			);
		}

		case 'ENOTFOUND': {
			return ending(`There is no host called ${host}.`, 'Check its spelling, or use its IP address.');
		}

		case 'EAI_AGAIN': {
			return ending(
				`The name ${host} could not be looked up.`,
				'Check the network connection, or use the IP address.',
			);
		}

		case 'ETIMEDOUT': {
			return ending(
				`${place} did not answer within ${connectMs / 1000} seconds.`,
				'Check the address, and that no firewall stands in between.',
			);
		}

		case 'EHOSTUNREACH':
		case 'ENETUNREACH':
		case 'ENETDOWN': {
			return ending(`${host} cannot be reached from here.`, 'Check the network connection and the address.');
		}

		case 'ECONNRESET':
		case 'EPIPE': {
			return ending(`The connection to ${place} broke off.`, 'Try again in a moment.');
		}

		default: {
			return ending(
				`The connection to ${place} failed: ${sanitizeLine(failure.message)}`,
				'Check the address and try again.',
			);
		}
	}
};

export const silence = ending('The server does not answer.', 'Check the network connection and try again.');
export const sleep = ending('This computer slept.', 'Try again.');
export const endOfStream = ending(
	'The server closed the connection.',
	'Check that the address is that of a chat-tui server, and try again.',
);
export const oversize = ending('The server sent more than this client takes.', 'Try again in a moment.');
export const left = ending('You have left.', 'Start chat-tui again to come back.', true);

/**
What answered is something else than a chat server. Not final once there was one: a server that did not hear the hello in time, on a
link that loses packets, takes the client for one that speaks plain text, and greets it so.
*/
export const describeStranger = ({host, port}: Address): Ending =>
	ending(
		`What listens at ${sanitizeLine(host)} port ${port} is not a chat-tui server.`,
		'Check the address and the port.',
	);

/** The hello was refused. `isFirst` when this session was never welcomed; `name` is what was asked for. */
export const describeRegistration = (
	code: RejectCode,
	text: string,
	{name, isFirst}: {name: string | undefined; isFirst: boolean},
): Ending => {
	switch (code) {
		case 'wrong-password': {
			return ending(
				withText('The server did not let you in', text),
				'Ask the host for the password, and join with --password.',
				true,
			);
		}

		case 'banned': {
			return ending(withText('You are banned from this server', text), 'Ask its host to lift the ban.', true);
		}

		case 'version': {
			return ending(
				withText(`This chat-tui speaks version ${protocolVersion} of the protocol`, text),
				'Use the same version of chat-tui on both sides: npx chat-tui@latest',
				true,
			);
		}

		case 'name-invalid': {
			return ending(
				withText(`"${sanitizeLine(name ?? '')}" cannot be a name`, text),
				'Choose another: --name NAME',
				true,
			);
		}

		case 'name-taken': {
			return ending(
				`"${sanitizeLine(name ?? '')}" is taken.`,
				'Choose another: --name NAME',
				isFirst && name !== undefined,
			);
		}

		case 'server-full': {
			return ending(
				textOr(text, 'The server is full.'),
				'Try again later, or ask its host for more places (--max-users).',
				true,
			);
		}

		default: {
			return ending(withText('The server refused', text), 'Try again later.');
		}
	}
};

/** The server said goodbye. */
export const describeGoodbye = (code: GoodbyeCode, text: string): Ending => {
	switch (code) {
		case 'kicked': {
			return ending(withText('You were kicked', text), 'Ask the host what it was about.', true);
		}

		case 'replaced': {
			return ending('You joined from somewhere else.', 'Go on there, or join here again.', true);
		}

		case 'rejected': {
			return ending(withText('The server refused', text), 'Ask its host, or try again later.', true);
		}

		case 'bad-frame': {
			return ending(
				withText('The server did not understand this client', text),
				'Use the same version of chat-tui on both sides: npx chat-tui@latest',
				true,
			);
		}

		case 'too-many-connections': {
			return ending(
				textOr(text, 'Too many connections come from your address.'),
				'Close one of them, or ask the host for more (--max-per-address).',
			);
		}

		case 'shutdown': {
			return ending(textOr(text, 'The server has stopped.'), 'Try again when it is back.');
		}

		case 'restart': {
			return ending('The server restarts.', 'Try again in a moment.');
		}

		case 'slow': {
			return ending('The connection was too slow for the server.', 'Try again in a moment.');
		}

		case 'silent': {
			return ending('The server heard nothing from here.', 'Try again in a moment.');
		}

		case 'bye': {
			return ending('The server ended the connection.', 'Try again in a moment.');
		}
	}
};
