/** A client on a made-up connection and clock, under the name `me`: nothing is welcomed yet, and nothing waits. */
import {createChatClient} from '../../source/client/create-client.ts';
import {createFakeClock} from './fake-clock.ts';
import {createFakeTransport} from './fake-transport.ts';

export const createWiredClient = () => {
	const clock = createFakeClock();
	const transport = createFakeTransport();
	const client = createChatClient({
		address: {host: '::1', port: 7777},
		connect: transport.connect,
		clock,
		random: () => 0,
		token: 'a-token-of-enough-length',
		name: 'me',
	});
	return {client, clock, ...transport};
};
