/** A server with all that it speaks, for what `serve` was asked. */
import {randomBytes, randomInt} from 'node:crypto';
import type {Journal} from '../history/journal.ts';
import {limits} from '../limits.ts';
import {createDetector} from '../protocols/detect/detect.ts';
import {ircProtocol} from '../protocols/irc/session.ts';
import {jsonProtocol} from '../protocols/json/session.ts';
import {nativeProtocol} from '../protocols/native/session.ts';
import {addressProtocol} from '../protocols/text/address.ts';
import {assignedProtocol} from '../protocols/text/assigned.ts';
import {nicknameProtocol} from '../protocols/text/nickname.ts';
import {type ChatServer, createChatServer} from '../server/server.ts';
import {koreanName} from '../text/korean-name.ts';
import {randomName} from '../text/random-name.ts';
import {language} from '../words/words.ts';
import type {ServeOptions} from './serve-options.ts';

/** Numbers in [0, 1) from the system's source of chance. */
const chance = (): number => randomInt(2 ** 47) / 2 ** 47;

/** A server that knows nothing yet of what its journal has, and does not listen. */
export const makeServer = (options: ServeOptions, version: string, journal: Journal): ChatServer =>
	createChatServer({
		name: options.name,
		version,
		motd: options.motd,
		password: options.password,
		maxPerAddress: options.maxPerAddress,
		rules: {
			usersMax: options.usersMax,
			rate: options.rate,
			bannedWords: options.bannedWords,
			backlog: options.backlog,
			graceMs: limits.graceMs,
		},
		journal,
		keeping: {
			// What is gone with the process need not be read again quickly.
			snapshotEntries: options.isMemory ? undefined : limits.snapshotEntries,
			keepMs: options.keepMs,
			messagesMax: options.messagesMax,
		},
		protocol: createDetector({
			native: nativeProtocol,
			json: jsonProtocol,
			irc: ircProtocol,
			text: {nickname: nicknameProtocol, assigned: assignedProtocol, address: addressProtocol},
			textChoice: options.text,
		}),
		// No secret, so that a start need not load cryptography.
		node: Math.floor(Math.random() * 2 ** 48).toString(36),
		now: Date.now,
		newId: () => randomBytes(6).toString('base64url'),
		newName: () => (language() === 'ko' ? koreanName : randomName)(chance),
	});
