/** Hosts and ports, as people write them. */
import type {Address} from '../client/transport.ts';
import {defaultPort} from '../limits.ts';
import {Problem} from '../problem.ts';

/** A port from `minimum` to 65535. Throws a `Problem` with exit code 2. */
export const parsePort = (text: string, minimum: 0 | 1): number => {
	const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
	if (!(port >= minimum && port <= 65_535)) {
		throw new Problem('usage', `${text} is not a port.`, `A port is a number from ${minimum} to 65535.`, {
			exitCode: 2,
		});
	}

	return port;
};

/**
`host port`, `host:port`, `[v6]:port`, `v6`, `:port`, a port alone, or nothing, which is this machine. Throws a `Problem` with exit code 2.
*/
export const parseAddress = (words: readonly string[], command = 'join'): Address => {
	const [first, second, ...rest] = words;
	if (rest.length > 0) {
		throw new Problem(
			'usage',
			`${command} takes a host and a port, not also ${rest.join(' ')}.`,
			`Usage: chat-tui ${command} [host] [port]`,
			{exitCode: 2},
		);
	}

	if (first === undefined) {
		return {host: 'localhost', port: defaultPort};
	}

	if (second !== undefined) {
		return {host: first.replace(/^\[(.*)\]$/, '$1'), port: parsePort(second, 1)};
	}

	if (/^\d+$/.test(first)) {
		return {host: 'localhost', port: parsePort(first, 1)};
	}

	const bracketed = /^\[([^\]]+)\](?::(.+))?$/.exec(first);
	if (bracketed) {
		return {
			host: bracketed[1] ?? '',
			port: bracketed[2] === undefined ? defaultPort : parsePort(bracketed[2], 1),
		};
	}

	const parts = first.split(':');
	if (parts.length === 2) {
		return {host: parts[0] || 'localhost', port: parsePort(parts[1] ?? '', 1)};
	}

	return {host: first, port: defaultPort};
};
