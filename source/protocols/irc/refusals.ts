/** What the hub refuses, as the numeric that clients know for it. */
import type {Client, Rejected} from './client.ts';
import {numerics} from './numerics.ts';

export type Asked = {
	/** The command that the client gave, for the numerics that name it. */
	readonly command: string;
	readonly room?: string;
	readonly nick?: string;
	/** It was speech: what a room refuses is then one numeric, whatever the reason (modern "ERR_CANNOTSENDTOCHAN"). */
	readonly isSpeech?: boolean;
};

const cannotSend = (client: Client, {room, nick}: Asked, text: string): void => {
	if (room === undefined) {
		client.reply(numerics.cannotSendToUser, nick ?? '*', text);
	} else {
		client.reply(numerics.cannotSendToChannel, room, text);
	}
};

/** Answer a refusal. */
export const answerRefusal = (client: Client, {code, text}: Rejected, asked: Asked): void => {
	const {command, room = '*', nick = '*'} = asked;
	switch (code) {
		case 'name-taken': {
			client.reply(numerics.nicknameInUse, nick, text);
			return;
		}

		case 'name-invalid': {
			client.reply(numerics.erroneousNickname, nick, text);
			return;
		}

		case 'wrong-password': {
			client.reply(numerics.passwordMismatch, text);
			return;
		}

		case 'banned':
		case 'server-full': {
			client.reply(numerics.bannedFromServer, text);
			return;
		}

		case 'not-registered': {
			client.reply(numerics.notRegistered, text);
			return;
		}

		case 'already-registered': {
			client.reply(numerics.alreadyRegistered, text);
			return;
		}

		case 'too-long': {
			client.reply(numerics.inputTooLong, text);
			return;
		}

		case 'too-fast': {
			client.reply(numerics.tryAgain, command, text);
			return;
		}

		case 'empty': {
			client.reply(numerics.noTextToSend, text);
			return;
		}

		case 'banned-word':
		case 'muted':
		case 'moderated': {
			cannotSend(client, asked, text);
			return;
		}

		case 'no-such-user': {
			client.reply(numerics.noSuchNick, nick, text);
			return;
		}

		case 'no-such-room': {
			client.reply(numerics.noSuchChannel, room, text);
			return;
		}

		case 'room-invalid': {
			client.reply(numerics.badChannelMask, room, text);
			return;
		}

		case 'not-in-room': {
			if (asked.isSpeech) {
				cannotSend(client, asked, text);
			} else if (client.directory.room(room)) {
				client.reply(numerics.notOnChannel, room, text);
			} else {
				client.reply(numerics.noSuchChannel, room, `There is no room ${room}.`);
			}

			return;
		}

		case 'too-many-rooms': {
			client.reply(numerics.tooManyChannels, room, text);
			return;
		}

		case 'room-banned': {
			if (asked.isSpeech) {
				cannotSend(client, asked, text);
			} else {
				client.reply(numerics.bannedFromChannel, room, text);
			}

			return;
		}

		case 'room-full': {
			client.reply(numerics.channelIsFull, room, text);
			return;
		}

		case 'room-key': {
			client.reply(numerics.badChannelKey, room, text);
			return;
		}

		case 'invite-only': {
			client.reply(numerics.inviteOnlyChannel, room, text);
			return;
		}

		case 'not-operator': {
			client.reply(numerics.operatorPrivilegesNeeded, room, text);
			return;
		}

		case 'not-there': {
			client.reply(numerics.userNotInChannel, nick, room, text);
			return;
		}

		case 'already-there': {
			client.reply(numerics.userOnChannel, nick, room, text);
			return;
		}

		case 'no-such-message':
		case 'not-yours':
		case 'to-self':
		case 'version':
		case 'not-permitted':
		case 'bad-frame':
		case 'unavailable': {
			client.reply(numerics.unknownError, command, text);
		}
	}
};
