/** What a client gets on being let in (modern "Connection Registration"), and the parts of it that commands ask for again. */
import type {Client} from './client.ts';
import {isupportLines} from './isupport.ts';
import type {Outgoing} from './message.ts';
import {fullName} from './names.ts';
import {numerics} from './numerics.ts';
import {splitText} from './split.ts';

const numeric = (client: Client, command: string, ...params: readonly string[]): Outgoing => ({
	source: client.serverName,
	command,
	params: [client.name(), ...params],
});

export const versionOf = (client: Client): string => `chat-tui-${client.context.server().version}`;

/** RPL_ISUPPORT. */
export const supportLines = (client: Client): readonly Outgoing[] =>
	isupportLines(client.context.server().name).map(tokens =>
		numeric(client, numerics.isupport, ...tokens, 'are supported by this server'),
	);

/** RFC 2812 §3.4.2; what is not counted here, such as connections that have not said who they are, is left out. */
export const userCountLines = (client: Client): readonly Outgoing[] => {
	const {directory, shared} = client;
	const online = directory.online();
	const invisible = shared.invisible.size;
	const rooms = directory.rooms().filter(room => room.size > 0).length;
	return [
		numeric(
			client,
			numerics.luserClient,
			`There are ${online - invisible} users and ${invisible} invisible on 1 server`,
		),
		numeric(client, numerics.luserChannels, String(rooms), 'channels formed'),
		numeric(client, numerics.luserMe, `I have ${online} clients and 0 servers`),
		numeric(client, numerics.localUsers, `Current local users: ${online}`),
		numeric(client, numerics.globalUsers, `Current global users: ${online}`),
	];
};

/** RFC 2812 §3.4.1. A line of it has 80 characters in the old texts; no client minds longer ones. */
export const motdLines = (client: Client): readonly Outgoing[] => {
	const {motd} = client.context.server();
	if (motd.trim() === '') {
		return [numeric(client, numerics.noMotd, 'There is no message of the day')];
	}

	return [
		numeric(client, numerics.motdStart, `- ${client.serverName} Message of the day -`),
		...splitText(motd, 300).map(line => numeric(client, numerics.motd, `- ${line}`)),
		numeric(client, numerics.endOfMotd, 'End of /MOTD command'),
	];
};

/** In the order that clients rely on: 001 to 005, the counts, the message of the day. */
export const welcomeLines = (client: Client): readonly Outgoing[] => {
	const self = client.directory.self();
	const {name} = client.context.server();
	return [
		numeric(client, numerics.welcome, `Welcome to ${name}, ${self ? fullName(self) : client.name()}`),
		numeric(client, numerics.yourHost, `Your host is ${client.serverName}, running ${versionOf(client)}`),
		numeric(client, numerics.created, 'Everyone else is in #lobby: /join #lobby'),
		numeric(client, numerics.myInfo, client.serverName, versionOf(client), 'i', 'biklmnostv', 'bklov'),
		...supportLines(client),
		...userCountLines(client),
		...motdLines(client),
	];
};
