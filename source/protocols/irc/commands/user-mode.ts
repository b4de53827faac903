import type {Client} from '../client.ts';
import {fullName} from '../names.ts';
import {numerics} from '../numerics.ts';

/** RFC 1459 §4.2.3.2: one's own modes, of which there is `i`. */
export const changeUserMode = (client: Client, name: string, letters: string): void => {
	const user = client.directory.find(name);
	const {invisible} = client.shared;
	if (!user) {
		client.reply(numerics.noSuchNick, name, `Nobody here is called ${name}.`);
		return;
	}

	if (user.id !== client.selfId()) {
		client.reply(numerics.usersDoNotMatch, 'You can see and change your own modes alone');
		return;
	}

	if (letters === '') {
		client.reply(numerics.userModeIs, invisible.has(user.id) ? '+i' : '+');
		return;
	}

	let isOn = true;
	let isUnknown = false;
	const was = invisible.has(user.id);
	for (const letter of letters) {
		if (letter === '+' || letter === '-') {
			isOn = letter === '+';
		} else if (letter === 'i') {
			invisible[isOn ? 'add' : 'delete'](user.id);
		} else {
			isUnknown = true;
		}
	}

	if (isUnknown) {
		client.reply(numerics.userModeUnknownFlag, 'Unknown mode');
	}

	const is = invisible.has(user.id);
	if (is !== was) {
		client.send({source: fullName(user), command: 'MODE', params: [user.name, is ? '+i' : '-i']});
	}
};
