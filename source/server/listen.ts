/** Opening the port, and saying in words why it cannot be opened. */
import type {Server} from 'node:net';
import {Problem} from '../problem.ts';
import {words} from '../words/words.ts';

const explain = (error: NodeJS.ErrnoException, host: string | undefined, port: number): Problem => {
	const said = words().problems;
	const where = host === undefined ? said.port(port) : said.hostAndPort(host, port);
	const options = {cause: error};
	switch (error.code) {
		case 'EADDRINUSE': {
			const {problem, hint} = said.portInUse;
			const command = `chat-tui serve ${host ?? '0.0.0.0'} ${port < 65_535 ? port + 1 : 7777}`;
			return new Problem('port-in-use', problem(where), hint(command), options);
		}

		case 'EACCES': {
			const {problem, hint} = said.portForbidden;
			return new Problem('port-forbidden', problem(where), hint, options);
		}

		case 'ENOTFOUND':
		case 'EAI_AGAIN': {
			const {problem, hint} = said.hostUnknown;
			return new Problem('host-unknown', problem(String(host)), hint, options);
		}

		case 'EADDRNOTAVAIL':
		case 'EINVAL': {
			const {problem, hint} = said.hostNotHere;
			return new Problem('host-not-here', problem(String(host)), hint, options);
		}

		default: {
			const {problem, hint} = said.listen;
			return new Problem('listen', problem(where, error.message), hint, options);
		}
	}
};

/** How many connections may wait to be accepted: a class that comes in at once. */
const backlog = 4096;

/**
Listen. `port` 0 takes a free one. Without a host, on every address. `onError` has what goes wrong afterwards: one
connection that cannot be accepted is no reason to stop.
Throws a `Problem` when it cannot.
*/
export const listen = (
	server: Server,
	host: string | undefined,
	port: number,
	onError: (error: Error) => void,
): Promise<{readonly host: string; readonly port: number}> =>
	new Promise((resolve, reject) => {
		const fail = (error: Error): void => reject(explain(error, host, port));
		server.once('error', fail);
		server.listen({port, backlog, ...(host === undefined ? {} : {host})}, () => {
			server.removeListener('error', fail);
			server.on('error', onError);
			const address = server.address();
			resolve(
				typeof address === 'object' && address !== null
					? {host: host ?? address.address, port: address.port}
					: {host: host ?? '', port},
			);
		});
	});
