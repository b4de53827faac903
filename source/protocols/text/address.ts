/** The `address` protocol: users are their addresses; nobody is asked anything. */
import type {SessionContext} from '../protocol.ts';
import {addressName, formatPeer} from './address-name.ts';
import {type TextForm, users} from './form.ts';
import {createTextProtocol} from './session.ts';

type Peer = {readonly address: string; readonly port: number};

const createForm = ({address, port, directory}: SessionContext): TextForm => {
	/** A name that is an address's own is shown as the address. One who took that name from elsewhere is not. */
	const called = (name: string, at: Peer | undefined = directory.find(name)): string =>
		at && addressName(at.address, at.port) === name ? formatPeer(at.address, at.port) : name;

	return {
		name: 'address',
		echoes: false,
		naming: {type: 'fixed', name: addressName(address, port)},
		label: (author, at) => called(author.name, at),
		called: (name, now = name) => called(name, directory.find(now)),
		spoken: (label, line) => `[${label}] ${line}`,
		joined: (label, {online}) => `> New user ${label} entered (${online} users online)`,
		left: (label, {online, reason, text}) => {
			const left = `< The user ${label} left (${online} ${online < 2 ? 'user' : 'users'} online)`;
			return reason === 'kicked' ? `${left} [kicked${text === '' ? '' : `: ${text}`}]` : left;
		},
		notice: line => `> ${line}`,
		prompt: () => [],
		welcome: ({online}) => [`> Connected to the chat server (${users(online)} online)\n`],
		unwrap: message => message,
		isFarewell: () => false,
	};
};

export const addressProtocol = createTextProtocol('address', createForm);
