/** A client on a made-up connection and clock, under the name `me`: nothing is welcomed yet, and nothing waits. */
import {type ChatClientOptions, createChatClient} from '../../source/client/create-client.ts';
import {wireSessions} from '../../source/library/create-session.ts';
import {createFakeClock} from './fake-clock.ts';
import {createFakeTransport} from './fake-transport.ts';

export const createWiredClient = (options: Partial<ChatClientOptions> = {}) => {
	const clock = createFakeClock();
	const transport = createFakeTransport();
	const client = createChatClient({
		address: {host: '::1', port: 7777},
		createSession: wireSessions({
			connect: transport.connect,
			clock,
			random: () => 0,
			newToken: () => 'a-token-of-enough-length',
		}),
		clock,
		name: 'me',
		...options,
	});
	return {client, clock, ...transport};
};
