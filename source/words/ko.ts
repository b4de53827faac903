import type {Catalogue} from './en.ts';
import {alerts} from './ko/alerts.ts';
import {chat} from './ko/chat.ts';
import {client} from './ko/client.ts';
import {commands} from './ko/commands.ts';
import {dashboard} from './ko/dashboard.ts';
import {endings} from './ko/endings.ts';
import {headless} from './ko/headless.ts';
import {help} from './ko/help.ts';
import {history} from './ko/history.ts';
import {home} from './ko/home.ts';
import {keys} from './ko/keys.ts';
import {log} from './ko/log.ts';
import {messages} from './ko/messages.ts';
import {plain} from './ko/plain.ts';
import {problems} from './ko/problems.ts';
import {refusals} from './ko/refusals.ts';
import {rooms} from './ko/rooms.ts';
import {server} from './ko/server.ts';
import {settings} from './ko/settings.ts';
import {shell} from './ko/shell.ts';
import {text} from './ko/text.ts';
import {time} from './ko/time.ts';
import {usage} from './ko/usage.ts';

/** All that is said, in Korean. */
export const ko: Catalogue = {
	alerts,
	chat,
	client,
	commands,
	dashboard,
	endings,
	headless,
	help,
	history,
	home,
	keys,
	log,
	messages,
	plain,
	problems,
	refusals,
	server,
	settings,
	rooms,
	text,
	shell,
	time,
	usage,
};
