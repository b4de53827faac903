/** Users who are their addresses: the nickname that stands for one, and how it is shown. */
import {createHash} from 'node:crypto';
import {limits} from '../../limits.ts';

/** `IP:PORT`, an IPv6 address in brackets. */
export const formatPeer = (address: string, port: number): string =>
	address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;

/**
The nickname of whoever comes from an address and port: `10.0.0.7.51234`, `fe80--1.51234`. Where that is wider than a nickname may
be, the port is in hexadecimal (`192.168.123.123-c822`); where that is too, a hash stands for the address (`ip-5e1f00aa.51234`).
*/
export const addressName = (address: string, port: number): string => {
	const readable = address.replace(/[^\w.-]/g, '-');
	const hash = createHash('sha256').update(address).digest('hex').slice(0, 8);
	const fits = [`${readable}.${port}`, `${readable}-${port.toString(16)}`].find(
		name => name.length <= limits.nicknameCellsMax,
	);
	return fits ?? `ip-${hash}.${port}`;
};

/** The nickname that a shown `IP:PORT` stands for; undefined when the text is no such thing. */
export const nameOfPeer = (shown: string): string | undefined => {
	const match = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(shown);
	return match ? addressName(match[1] ?? match[2] ?? '', Number(match[3])) : undefined;
};
