import {alerts} from './en/alerts.ts';
import {chat} from './en/chat.ts';
import {client} from './en/client.ts';
import {commands} from './en/commands.ts';
import {dashboard} from './en/dashboard.ts';
import {endings} from './en/endings.ts';
import {headless} from './en/headless.ts';
import {help} from './en/help.ts';
import {history} from './en/history.ts';
import {home} from './en/home.ts';
import {keys} from './en/keys.ts';
import {log} from './en/log.ts';
import {messages} from './en/messages.ts';
import {plain} from './en/plain.ts';
import {problems} from './en/problems.ts';
import {refusals} from './en/refusals.ts';
import {rooms} from './en/rooms.ts';
import {server} from './en/server.ts';
import {settings} from './en/settings.ts';
import {shell} from './en/shell.ts';
import {text} from './en/text.ts';
import {time} from './en/time.ts';
import {usage} from './en/usage.ts';

/** All that is said, in English: what other languages must have is what there is here. */
export const en = {
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

export type Catalogue = typeof en;
