import {cleanWord} from '../clean.ts';
import type {Client, CommandEntry, Handler} from '../client.ts';
import {numerics} from '../numerics.ts';
import {motdLines, supportLines, userCountLines, versionOf} from '../welcome.ts';

/** These take a server's name, and there is one server (RFC 1459 §4.3). */
const ofThisServer =
	(tell: (client: Client) => void): Handler =>
	(client, {params}) => {
		const wanted = cleanWord(params[0] ?? '');
		const isHere =
			wanted === '' ||
			client.directory.matches(wanted, client.serverName) ||
			client.directory.find(wanted) !== undefined;
		if (isHere) {
			tell(client);
		} else {
			client.reply(numerics.noSuchServer, wanted, 'No such server');
		}
	};

/** RFC 2812 §3.4.1. */
export const motd: CommandEntry = {
	help: 'MOTD: the message of the day',
	run: ofThisServer(client => client.send(...motdLines(client))),
};

/** RFC 2812 §3.4.2: its parameters are masks of users and servers, which one server has no use for. */
export const userCounts: CommandEntry = {
	help: 'LUSERS: how many are here',
	run: client => client.send(...userCountLines(client)),
};

/** RFC 1459 §4.3.1. */
export const version: CommandEntry = {
	help: 'VERSION: what the server runs',
	run: ofThisServer(client => {
		client.reply(
			numerics.version,
			versionOf(client),
			client.serverName,
			'A terminal chat that also speaks IRC',
		);
		client.send(...supportLines(client));
	}),
};

/** RFC 1459 §4.3.4, in UTC. */
export const time: CommandEntry = {
	help: 'TIME: the time at the server',
	run: ofThisServer(client =>
		client.reply(numerics.time, client.serverName, new Date(client.context.now()).toUTCString()),
	),
};

/** RFC 1459 §4.3.7. */
export const admin: CommandEntry = {
	help: 'ADMIN: who runs the server',
	run: ofThisServer(client => {
		client.reply(numerics.adminMe, client.serverName, 'Administrative info');
		client.reply(numerics.adminLocation1, client.context.server().name);
		client.reply(numerics.adminLocation2, 'Run by whoever started it');
		client.reply(numerics.adminEmail, 'Ask in #lobby');
	}),
};

/** RFC 1459 §4.3.8. */
export const info: CommandEntry = {
	help: 'INFO: what this server is',
	run: ofThisServer(client => {
		client.reply(
			numerics.info,
			`${versionOf(client)}: a chat for terminals, with rooms for every kind of client`,
		);
		client.reply(numerics.info, 'Rooms and names are the same for all of them; #lobby is where most are');
		client.reply(numerics.endOfInfo, 'End of /INFO list');
	}),
};
