/** Who is who on the wire: the source of a line, hosts, and the name of the server (RFC 1459 §1.1, §1.2, §2.3.1). */
import {type Author, serverId} from '../../messages.ts';
import type {Directory} from '../protocol.ts';

/** An address as a host: never empty, and no colon at its start, where it would be read as text. */
export const hostOf = (address: string): string =>
	address === '' ? '*' : address.startsWith(':') ? `0${address}` : address;

type Named = {readonly name: string; readonly ident: string; readonly address: string};

/** `nick!ident@host`. */
export const fullName = ({name, ident, address}: Named): string => `${name}!${ident}@${hostOf(address)}`;

/** The source of what an author did, who may have left since. */
export const sourceOf = (
	directory: Directory,
	{id, name}: Pick<Author, 'id' | 'name'>,
	serverName: string,
): string => {
	if (id === serverId) {
		return serverName;
	}

	const user = directory.user(id) ?? directory.former(name, 1)[0];
	return user ? fullName({...user, name}) : `${name}!${name}@*`;
};

/**
The server's name as the protocol can have it: without spaces, and with a dot, by which clients tell servers from people.
*/
export const serverNameOf = (name: string): string => {
	const word = name
		.normalize('NFC')
		.replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
		.replace(/^[-.]+|[-.]+$/g, '')
		.slice(0, 48);
	return word === '' ? 'irc.chat-tui' : word.includes('.') ? word : `${word}.chat-tui`;
};

/** The network's name in ISUPPORT, whose tokens are ASCII. */
export const networkNameOf = (name: string): string =>
	name
		.replace(/[^A-Za-z0-9._-]+/g, '-')
		.replace(/^-+|-+$/g, '')
		.slice(0, 48) || 'chat-tui';
