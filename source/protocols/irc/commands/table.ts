/** Every command by its name. */
import type {CommandEntry} from '../client.ts';
import {away} from './away.ts';
import {cap} from './cap.ts';
import {chatHistory} from './chathistory.ts';
import {createHelp} from './help.ts';
import {invite} from './invite.ts';
import {join, part} from './join.ts';
import {kick} from './kick.ts';
import {list} from './list.ts';
import {isOn, userHost} from './look-up.ts';
import {mode} from './mode.ts';
import {names} from './names.ts';
import {oper} from './oper.ts';
import {ping, pong} from './ping.ts';
import {quit} from './quit.ts';
import {redact} from './redact.ts';
import {nick, pass, user} from './registration.ts';
import {admin, info, motd, time, userCounts, version} from './server-info.ts';
import {setName} from './set-name.ts';
import {notice, privateMessage} from './speak.ts';
import {tagMessage} from './tag-message.ts';
import {topic} from './topic.ts';
import {who} from './who.ts';
import {whois} from './whois.ts';
import {whowas} from './whowas.ts';

const entries = new Map<string, CommandEntry>([
	['ADMIN', admin],
	['AWAY', away],
	['CAP', cap],
	['CHATHISTORY', chatHistory],
	['INFO', info],
	['INVITE', invite],
	['ISON', isOn],
	['JOIN', join],
	['KICK', kick],
	['LIST', list],
	['LUSERS', userCounts],
	['MODE', mode],
	['MOTD', motd],
	['NAMES', names],
	['NICK', nick],
	['NOTICE', notice],
	['OPER', oper],
	['PART', part],
	['PASS', pass],
	['PING', ping],
	['PONG', pong],
	['PRIVMSG', privateMessage],
	['QUIT', quit],
	['REDACT', redact],
	['SETNAME', setName],
	['TAGMSG', tagMessage],
	['TIME', time],
	['TOPIC', topic],
	['USER', user],
	['USERHOST', userHost],
	['VERSION', version],
	['WHO', who],
	['WHOIS', whois],
	['WHOWAS', whowas],
]);

const help = createHelp(entries);
entries.set('HELP', help);
entries.set('HELPOP', help);

export const commands: ReadonlyMap<string, CommandEntry> = entries;
