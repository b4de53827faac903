/** Opening the port, and saying in words why it cannot be opened. */
import type {Server} from 'node:net';
import {Problem} from '../problem.ts';

const explain = (error: NodeJS.ErrnoException, host: string | undefined, port: number): Problem => {
	const where = host === undefined ? `port ${port}` : `${host} port ${port}`;
	const options = {cause: error};
	switch (error.code) {
		case 'EADDRINUSE': {
			return new Problem(
				'port-in-use',
				`Something already listens on ${where}.`,
				`Choose another port (chat-tui serve ${host ?? '0.0.0.0'} ${port < 65_535 ? port + 1 : 7777}), or 0 for any free one.`,
				options,
			);
		}

		case 'EACCES': {
			return new Problem(
				'port-forbidden',
				`This user may not listen on ${where}.`,
				'Choose a port above 1023.',
				options,
			);
		}

		case 'ENOTFOUND':
		case 'EAI_AGAIN': {
			return new Problem(
				'host-unknown',
				`The host ${host} is not known.`,
				'Leave it out to listen on every address of this machine.',
				options,
			);
		}

		case 'EADDRNOTAVAIL':
		case 'EINVAL': {
			return new Problem(
				'host-not-here',
				`${host} is not an address of this machine.`,
				'Leave it out to listen on every address of this machine.',
				options,
			);
		}

		default: {
			return new Problem(
				'listen',
				`Cannot listen on ${where}: ${error.message}.`,
				'Try another port.',
				options,
			);
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
