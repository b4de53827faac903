import {chrome} from '../../../words/chrome.ts';
import {words} from '../../../words/words.ts';
import type {Activity} from './activity.ts';

/** How many of those who did the same are named. */
const namedMax = 3;

/** `mina`, `mina and jun`, `mina, jun and bora`, `mina, jun and 3 others`. */
export const listNames = (names: readonly string[]): string => {
	const shown = names.length <= namedMax ? names : names.slice(0, namedMax - 1);

	return words().chat.activity.names(shown, names.length - shown.length);
};

type Phrase = {
	readonly name: string;
	/** The same for all who did the same; undefined for what is told alone. */
	readonly kind: string | undefined;
	/** The whole of it, for one or for several. */
	readonly tell: (who: string) => string;
};

/** What one did, and how it is told: those who did the same next to each other are told together. */
const phraseOf = ({what}: Activity): Phrase => {
	const said = words().chat.activity;

	switch (what.type) {
		case 'joined':
			return {name: what.member.name, kind: 'joined', tell: said.joined};
		case 'left': {
			const {reason, text, member} = what;
			const tells: Readonly<Record<string, Phrase['tell']>> = said.leftBy;
			const tell = Object.hasOwn(tells, reason) ? (tells[reason] ?? said.left) : said.left;
			return text === ''
				? // Two reasons with the same words are one.
					{name: member.name, kind: tell(''), tell}
				: {name: member.name, kind: undefined, tell: who => said.saying(tell(who), text)};
		}
		case 'renamed':
			return {name: what.from, kind: undefined, tell: who => said.renamed(who, what.name)};
		case 'topic':
			return {
				name: what.by,
				kind: undefined,
				tell: who => (what.topic === '' ? said.noTopic(who) : said.topic(who, what.topic)),
			};
	}
};

/** What a run of activities says: `mina, jun and 3 others joined · bora left`. */
export const summarize = (activities: readonly Activity[]): string => {
	const parts: {names: string[]; kind: Phrase['kind']; tell: Phrase['tell']}[] = [];

	for (const activity of activities) {
		const {name, kind, tell} = phraseOf(activity);
		// Who joined, left and joined again did so in this order.
		const since = parts.findLastIndex(({names}) => names.includes(name));
		const same =
			kind === undefined ? undefined : parts.slice(Math.max(0, since)).find(part => part.kind === kind);

		if (same === undefined) {
			parts.push({names: [name], kind, tell});
		} else if (!same.names.includes(name)) {
			same.names.push(name);
		}
	}

	return parts.map(({names, tell}) => tell(listNames(names))).join(chrome(' · '));
};
