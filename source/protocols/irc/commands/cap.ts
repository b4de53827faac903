import {capabilities, isCapability} from '../capabilities.ts';
import type {Client, CommandEntry} from '../client.ts';
import {numerics} from '../numerics.ts';
import {register} from './register.ts';

const answer = (client: Client, subcommand: string, list: string): void => {
	client.send({
		source: client.serverName,
		command: 'CAP',
		params: [client.name(), subcommand, list],
	});
};

/** "As a whole, or not at all" (IRCv3 capability-negotiation, "The CAP REQ subcommand"). */
const request = (client: Client, list: string): void => {
	const words = list.split(' ').filter(word => word !== '');
	const isKnown = words.every(word => isCapability(word.replace(/^-/, '')));
	if (!isKnown) {
		answer(client, 'NAK', list);
		return;
	}

	const next = new Set(client.capabilities);
	for (const word of words) {
		const name = word.replace(/^-/, '');
		// Whoever knows version 302 is told of changes, and cannot ask not to be ("cap-notify").
		const isKept = name === 'cap-notify' && client.registration.knows302;
		if (isCapability(name) && (word === name || !isKept)) {
			next[word === name ? 'add' : 'delete'](name);
		}
	}

	client.reshape(next);
	answer(client, 'ACK', list);
};

/** IRCv3 capability-negotiation. */
export const cap: CommandEntry = {
	paramsMin: 1,
	early: true,
	help: 'CAP LS|LIST|REQ|END: ask for extensions of the protocol',
	run(client, {params}) {
		const {registration} = client;
		const subcommand = (params[0] ?? '').toUpperCase();
		switch (subcommand) {
			case 'LS': {
				registration.isNegotiating = !client.isRegistered();
				if (Number(params[1]) >= 302) {
					registration.knows302 = true;
					client.reshape(new Set([...client.capabilities, 'cap-notify']));
				}

				answer(client, 'LS', capabilities.join(' '));
				return undefined;
			}

			case 'LIST': {
				answer(client, 'LIST', [...client.capabilities].join(' '));
				return undefined;
			}

			case 'REQ': {
				registration.isNegotiating = !client.isRegistered();
				request(client, params.slice(1).join(' '));
				return undefined;
			}

			case 'END': {
				registration.isNegotiating = false;
				return register(client);
			}

			default: {
				client.reply(numerics.invalidCapCommand, params[0] ?? '*', 'Invalid CAP command');
				return undefined;
			}
		}
	},
};
