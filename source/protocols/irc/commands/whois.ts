import type {DirectoryUser} from '../../protocol.ts';
import {cleanWord} from '../clean.ts';
import type {Client, CommandEntry} from '../client.ts';
import {hostOf} from '../names.ts';
import {numerics} from '../numerics.ts';
import {isVisible, prefixOf} from '../render-names.ts';

/** The rooms that a client may know someone to be in: those it sees, and of the invisible those that both are in (RFC 2812 §3.6.2). */
const roomsShown = (client: Client, user: DirectoryUser): readonly string[] => {
	const self = client.selfId() ?? '';
	const isShy = client.shared.invisible.has(user.id) && user.id !== self;
	return client.directory
		.roomsOf(user.id)
		.filter(room => isVisible(room, client) && (!isShy || room.member(self) !== undefined))
		.map(room => prefixOf(room.member(user.id), client) + room.name);
};

/** How many bytes of rooms one line has. */
const roomsBytesMax = 350;

const tellRooms = (client: Client, user: DirectoryUser): void => {
	let line = '';
	for (const room of roomsShown(client, user)) {
		if (Buffer.byteLength(line) + Buffer.byteLength(room) > roomsBytesMax) {
			client.reply(numerics.whoisChannels, user.name, line);
			line = '';
		}

		line += line === '' ? room : ` ${room}`;
	}

	if (line !== '') {
		client.reply(numerics.whoisChannels, user.name, line);
	}
};

/** RFC 1459 §4.5.2; modern "WHOIS message". The second of two parameters is the name, and the first a server. */
export const whois: CommandEntry = {
	help: 'WHOIS nick: who someone is',
	run(client, {params}) {
		const wanted = cleanWord(params[1] ?? params[0] ?? '').split(',')[0] ?? '';
		if (wanted === '') {
			client.reply(numerics.noNicknameGiven, 'No nickname given');
			return;
		}

		const user = client.directory.find(wanted);
		if (user) {
			const {name, ident, address, realName, away, activeAt, joinedAt, protocol} = user;
			client.reply(numerics.whoisUser, name, ident, hostOf(address), '*', realName || name);
			tellRooms(client, user);
			client.reply(
				numerics.whoisServer,
				name,
				client.serverName,
				`connected with the protocol "${protocol}"`,
			);
			if (away !== '') {
				client.reply(numerics.away, name, away);
			}

			const idle = Math.max(0, Math.floor((client.context.now() - activeAt) / 1000));
			const since = Math.floor(joinedAt / 1000);
			client.reply(numerics.whoisIdle, name, String(idle), String(since), 'seconds idle, signon time');
		} else {
			client.reply(numerics.noSuchNick, wanted, `Nobody here is called ${wanted}.`);
		}

		client.reply(numerics.endOfWhois, user?.name ?? wanted, 'End of /WHOIS list');
	},
};
