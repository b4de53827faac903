import {checkNickname, describeNicknameProblem} from '../../../text/nickname.ts';
import {cleanIdent, cleanPhrase, cleanWord} from '../clean.ts';
import type {CommandEntry} from '../client.ts';
import {numerics} from '../numerics.ts';
import {answerRefusal} from '../refusals.ts';
import {register} from './register.ts';

/** RFC 1459 §4.1.1. Before NICK and USER; the last one counts. */
export const pass: CommandEntry = {
	paramsMin: 1,
	early: true,
	help: 'PASS password: the password of the server, before NICK and USER',
	run(client, {params}) {
		if (client.isRegistered()) {
			client.reply(numerics.alreadyRegistered, 'You are registered already');
		} else {
			client.registration.password = params[0] ?? '';
		}
	},
};

/** RFC 1459 §4.1.2. */
export const nick: CommandEntry = {
	early: true,
	help: 'NICK name: call yourself something else',
	async run(client, {params}) {
		const wanted = cleanWord(params[0] ?? '');
		if (wanted === '') {
			client.reply(numerics.noNicknameGiven, 'No nickname given');
			return;
		}

		if (client.isRegistered()) {
			const refused = await client.ask({type: 'rename', name: wanted});
			if (refused) {
				answerRefusal(client, refused, {command: 'NICK', nick: wanted});
			}

			return;
		}

		const checked = checkNickname(wanted);
		if (!checked.ok) {
			client.reply(numerics.erroneousNickname, wanted, describeNicknameProblem(checked.problem));
		} else if (client.directory.find(checked.name)) {
			client.reply(numerics.nicknameInUse, checked.name, `The name ${checked.name} is taken.`);
		} else {
			client.registration.nick = checked.name;
			await register(client);
		}
	},
};

/** RFC 1459 §4.1.3. What it says of hosts and servers is not looked at (RFC 2812 §3.1.3). */
export const user: CommandEntry = {
	early: true,
	help: 'USER username 0 * :real name: who you are, on connecting',
	async run(client, {params}) {
		const [ident = '', , , realName = ''] = params;
		if (client.isRegistered()) {
			client.reply(numerics.alreadyRegistered, 'You are registered already');
		} else if (ident === '' || realName === '') {
			client.reply(numerics.needMoreParams, 'USER', 'Not enough parameters');
		} else {
			client.registration.ident = cleanIdent(ident);
			client.registration.realName = cleanPhrase(realName);
			await register(client);
		}
	},
};
