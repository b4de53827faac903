import type {DirectoryMember, DirectoryRoom, DirectoryUser} from '../../protocol.ts';
import {cleanWord} from '../clean.ts';
import type {Client, CommandEntry} from '../client.ts';
import {hostOf} from '../names.ts';
import {numerics} from '../numerics.ts';
import {isVisible, prefixOf} from '../render-names.ts';

type Found = {
	readonly user: DirectoryUser;
	readonly room?: DirectoryRoom | undefined;
	readonly member?: DirectoryMember | undefined;
};

/** How many a mask finds at most: a room has no such limit. */
const foundMax = 500;

const sharesRoom = (client: Client, user: DirectoryUser): boolean => {
	const self = client.selfId() ?? '';
	return client.directory.roomsOf(user.id).some(room => room.member(self) !== undefined);
};

/** Those whom a mask finds: everyone but the invisible whom one shares no room with (modern "WHO message"). */
const findByMask = (client: Client, mask: string): readonly Found[] => {
	const {directory, shared} = client;
	const pattern = mask === '0' || mask === '' ? '*' : mask;
	const found: Found[] = [];
	for (const user of directory.users()) {
		const isShown = user.id === client.selfId() || !shared.invisible.has(user.id) || sharesRoom(client, user);
		const texts = [user.name, user.ident, hostOf(user.address), user.realName];
		if (isShown && texts.some(text => directory.matches(pattern, text))) {
			found.push({user});
		}

		if (found.length === foundMax) {
			break;
		}
	}

	return found;
};

const find = (client: Client, mask: string): readonly Found[] => {
	const {directory, shared} = client;
	if (mask.startsWith('#')) {
		const room = directory.room(mask);
		if (!room || !isVisible(room, client)) {
			return [];
		}

		const isMember = room.member(client.selfId() ?? '') !== undefined;
		return room
			.members()
			.filter(({user}) => isMember || !shared.invisible.has(user.id))
			.map(member => ({user: member.user, room, member}));
	}

	const user = directory.find(mask);
	return user ? [{user}] : findByMask(client, mask);
};

const flagsOf = (client: Client, {user, member}: Found): string =>
	`${user.away === '' ? 'H' : 'G'}${prefixOf(member, client)}`;

/** The fields of IRCv3 WHOX, in the order in which they are told whatever the order in which they were asked for. */
const fields: readonly (readonly [string, (client: Client, found: Found) => string])[] = [
	['c', (_client, {room}) => room?.name ?? '*'],
	['u', (_client, {user}) => user.ident],
	['i', (_client, {user}) => hostOf(user.address)],
	['h', (_client, {user}) => hostOf(user.address)],
	['s', client => client.serverName],
	['n', (_client, {user}) => user.name],
	['f', flagsOf],
	['d', () => '0'],
	['l', (client, {user}) => String(Math.max(0, Math.floor((client.context.now() - user.activeAt) / 1000)))],
	['a', () => '0'],
	['o', () => 'n/a'],
	['r', (_client, {user}) => user.realName || user.name],
];

const tellExtended = (client: Client, found: Found, asked: string): void => {
	const [letters = '', token = ''] = asked.slice(1).split(',', 2);
	const values = fields
		.filter(([letter]) => letters.includes(letter))
		.map(([, value]) => value(client, found));
	client.reply(numerics.whoxReply, ...(letters.includes('t') ? [token.slice(0, 3) || '0'] : []), ...values);
};

const tell = (client: Client, found: Found): void => {
	const {user, room} = found;
	client.reply(
		numerics.whoReply,
		room?.name ?? '*',
		user.ident,
		hostOf(user.address),
		client.serverName,
		user.name,
		flagsOf(client, found),
		`0 ${user.realName || user.name}`,
	);
};

/** RFC 1459 §4.5.1, modern "WHO message", IRCv3 WHOX. */
export const who: CommandEntry = {
	help: 'WHO #room|nick|mask: who is there',
	run(client, {params}) {
		const mask = cleanWord(params[0] ?? '');
		const asked = params[1] ?? '';
		for (const found of find(client, mask)) {
			if (asked.startsWith('%')) {
				tellExtended(client, found, asked);
			} else {
				tell(client, found);
			}
		}

		client.reply(numerics.endOfWho, mask || '*', 'End of /WHO list');
	},
};
