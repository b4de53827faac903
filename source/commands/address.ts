/** Hosts and ports, as people write them. */
import type {Address} from '../client/transport.ts';
import {defaultPort} from '../limits.ts';
import {words} from '../words/words.ts';
import {wrongUse} from './wrong-use.ts';

/** A port from `minimum` to 65535. Throws a `Problem` with exit code 2. */
export const parsePort = (text: string, minimum: 0 | 1): number => {
	const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
	if (!(port >= minimum && port <= 65_535)) {
		const {problem, hint} = words().usage.port;
		throw wrongUse(problem(text), hint(minimum));
	}

	return port;
};

/**
`host port`, `host:port`, `[v6]:port`, `v6`, `:port`, a port alone, or nothing, which is this machine. Throws a `Problem` with exit code 2.
*/
export const parseAddress = (parts: readonly string[], command = 'join'): Address => {
	const [first, second, ...rest] = parts;
	if (rest.length > 0) {
		const said = words().usage;
		throw wrongUse(
			said.hostAndPort(command, rest.join(' ')),
			said.write(`chat-tui ${command} [host] [port]`),
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

	const halves = first.split(':');
	if (halves.length === 2) {
		return {host: halves[0] || 'localhost', port: parsePort(halves[1] ?? '', 1)};
	}

	return {host: first, port: defaultPort};
};
