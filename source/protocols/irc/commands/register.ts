import type {Client} from '../client.ts';
import {numerics} from '../numerics.ts';
import {answerRefusal} from '../refusals.ts';

const report = (client: Client, code: 'wrong-password' | 'server-full', text: string, name: string): void => {
	const {address, port} = client.context;
	client.context.report({event: 'rejected', code, address, port, text, name});
};

/**
Let a client in once it has said all it has to: a name, a user, and that it wants no more capabilities (modern "Connection Registration").
A name that is taken leaves the connection open for another.
*/
export const register = async (client: Client): Promise<void> => {
	const {registration, context} = client;
	const {nick, ident, realName} = registration;
	const isReady =
		nick !== undefined && ident !== undefined && realName !== undefined && !registration.isNegotiating;
	if (!isReady || client.isRegistered() || client.isEnded()) {
		return;
	}

	if (!(await context.authenticate(registration.password))) {
		if (!client.isEnded()) {
			// RFC 1459 §4.1.1; modern "PASS message": the connection MUST be closed.
			const text =
				registration.password === undefined ? 'This server needs a password' : 'The password is wrong';
			client.reply(numerics.passwordMismatch, text);
			report(client, 'wrong-password', text, nick);
			client.expel(text);
		}

		return;
	}

	if (client.isEnded()) {
		return;
	}

	const {address, port} = context;
	const refused = await client.ask({
		type: 'register',
		name: nick,
		protocol: 'irc',
		address,
		port,
		rooms: [],
		ident,
		realName,
	});
	if (!refused) {
		return;
	}

	registration.nick = undefined;
	answerRefusal(client, refused, {command: 'NICK', nick});
	if (refused.code !== 'name-taken' && refused.code !== 'name-invalid') {
		client.expel(refused.text);
	}
};
