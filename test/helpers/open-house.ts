/** A server that takes every protocol on its port, for one test. */
import type {ExecutionContext} from 'ava';
import {createDetector, type TextChoice} from '../../source/protocols/detect/detect.ts';
import {jsonProtocol} from '../../source/protocols/json/session.ts';
import {nativeProtocol} from '../../source/protocols/native/session.ts';
import type {Protocol} from '../../source/protocols/protocol.ts';
import {addressProtocol} from '../../source/protocols/text/address.ts';
import {assignedProtocol} from '../../source/protocols/text/assigned.ts';
import {nicknameProtocol} from '../../source/protocols/text/nickname.ts';
import type {ChatServerOptions} from '../../source/server/server.ts';
import {startServer, type TestServer} from './chat-server.ts';
import {connectSocket, type RawSocket} from './raw-socket.ts';

/** Without `irc` it is refused. */
export const detector = (textChoice: TextChoice, irc?: Protocol) =>
	createDetector({
		native: nativeProtocol,
		json: jsonProtocol,
		irc,
		text: {nickname: nicknameProtocol, assigned: assignedProtocol, address: addressProtocol},
		textChoice,
	});

export type OpenHouse = TestServer & {
	/** A connection that has sent nothing. */
	open(): Promise<RawSocket>;
	/** One that has given its nickname, in a house of `nickname`. */
	openNickname(name: string): Promise<RawSocket>;
	/** One that has sent CONNECT and had its answer. */
	openJson(name: string): Promise<RawSocket>;
	/** One of `assigned`, with the name that it was given. */
	openAssigned(): Promise<{readonly client: RawSocket; readonly name: string; readonly given: string}>;
};

export const openHouse = async (
	t: ExecutionContext,
	textChoice: TextChoice,
	options: Partial<ChatServerOptions> = {},
	irc?: Protocol,
): Promise<OpenHouse> => {
	const house = await startServer(t, {motd: '', protocol: detector(textChoice, irc), ...options});
	const clients: RawSocket[] = [];
	t.teardown(() => {
		for (const client of clients) {
			client.end();
		}
	});
	const open = async (): Promise<RawSocket> => {
		const client = await connectSocket(house.port);
		clients.push(client);
		return client;
	};

	return {
		...house,
		open,
		async openNickname(name) {
			const client = await open();
			await client.until('@@');
			client.send(name);
			await client.until("'Bye!'\n");
			return client;
		},
		async openJson(name) {
			const client = await open();
			client.send(JSON.stringify({cmd: '0', nickname: name}));
			await client.until('}\n');
			return client;
		},
		async openAssigned() {
			const client = await open();
			const given = await client.until('\u001B[0m');
			await client.until('/help for what you can do here.\n');
			return {client, given, name: given.slice(5, -4).trim()};
		},
	};
};
