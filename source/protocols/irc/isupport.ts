/** What the server says of itself in ISUPPORT (modern "RPL_ISUPPORT Parameters"): true values, from where they are decided. */
import {limits} from '../../limits.ts';
import {identMax, textMax} from './clean.ts';
import {modesMax} from './mode-letters.ts';
import {networkNameOf} from './names.ts';

/** How many targets PRIVMSG and its like take. */
export const targetsMax = 4;

/** How many messages CHATHISTORY answers with at most. */
export const historyMax = 100;

/** As the hub has them: bans a room may have, and a key's length in characters. */
const bansMax = 100;
export const keyMax = 64;

/** RFC 1459 §2.3: fifteen parameters, of which two are the name and the words at the end. */
const tokensPerLine = 13;

const tokens = (network: string): readonly string[] => [
	`NETWORK=${network}`,
	// Names are compared by Unicode's compatibility forms and case, which is what this word stands for where it is in use.
	// A client that does not know it falls back to rules of its own, which differ only in signs that no name here can have.
	'CASEMAPPING=rfc7613',
	'UTF8ONLY',
	'CHANTYPES=#',
	'PREFIX=(ov)@+',
	'CHANMODES=b,k,l,imnst',
	`MODES=${modesMax}`,
	`MAXLIST=b:${bansMax}`,
	`CHANLIMIT=#:${limits.roomsPerMemberMax}`,
	// In terminal cells: a syllable of Hangul counts two.
	`NICKLEN=${limits.nicknameCellsMax}`,
	`CHANNELLEN=${limits.roomNameCellsMax}`,
	`USERLEN=${identMax}`,
	`KEYLEN=${keyMax}`,
	`TOPICLEN=${textMax}`,
	`KICKLEN=${textMax}`,
	`AWAYLEN=${textMax}`,
	`NAMELEN=${textMax}`,
	`TARGMAX=JOIN:,PART:,KICK:,NAMES:1,LIST:,WHOIS:1,WHOWAS:1,PRIVMSG:${targetsMax},NOTICE:${targetsMax},TAGMSG:${targetsMax}`,
	'ELIST=CMNTU',
	'SAFELIST',
	'WHOX',
	`CHATHISTORY=${historyMax}`,
	'MSGREFTYPES=msgid,timestamp',
];

/** The tokens of each line. */
export const isupportLines = (serverName: string): readonly (readonly string[])[] => {
	const all = tokens(networkNameOf(serverName));
	return Array.from({length: Math.ceil(all.length / tokensPerLine)}, (_, line) =>
		all.slice(line * tokensPerLine, (line + 1) * tokensPerLine),
	);
};
