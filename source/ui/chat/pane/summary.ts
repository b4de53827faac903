import type {Activity} from './activity.ts';

/** How many of those who did the same are named. */
const namedMax = 3;

const reasons: Readonly<Record<string, string>> = {
	lost: 'lost the connection',
	timeout: 'timed out',
	kicked: 'was kicked',
	banned: 'was banned',
	slow: 'was too slow to keep up',
	flood: 'was dropped for flooding',
	error: 'lost the connection',
};

/** `mina`, `mina and jun`, `mina, jun and bora`, `mina, jun and 3 others`. */
export const listNames = (names: readonly string[]): string => {
	const shown = names.length <= namedMax ? names : names.slice(0, namedMax - 1);
	const rest = names.length - shown.length;
	const last = rest > 0 ? `${rest} others` : shown.at(-1);
	const others = rest > 0 ? shown : shown.slice(0, -1);

	return others.length === 0 ? `${last}` : `${others.join(', ')} and ${last}`;
};

/** What one did, and in the words after the name: those with the same words next to each other are told together. */
const phraseOf = ({
	what,
}: Activity): {readonly name: string; readonly words: string; readonly alone: boolean} => {
	switch (what.type) {
		case 'joined':
			return {name: what.member.name, words: 'joined', alone: false};
		case 'left': {
			const words = reasons[what.reason] ?? 'left';
			return what.text === ''
				? {name: what.member.name, words, alone: false}
				: {name: what.member.name, words: `${words} (${what.text})`, alone: true};
		}
		case 'renamed':
			return {name: what.from, words: `is now ${what.name}`, alone: true};
		case 'topic':
			return what.topic === ''
				? {name: what.by, words: 'cleared the topic', alone: true}
				: {name: what.by, words: `set the topic: ${what.topic}`, alone: true};
	}
};

/** What a run of activities says: `mina, jun and 3 others joined · bora left`. */
export const summarize = (activities: readonly Activity[]): string => {
	const parts: {names: string[]; words: string; alone: boolean}[] = [];

	for (const activity of activities) {
		const {name, words, alone} = phraseOf(activity);
		// Who joined, left and joined again did so in this order.
		const since = parts.findLastIndex(({names}) => names.includes(name));
		const same = alone
			? undefined
			: parts.slice(Math.max(0, since)).find(part => !part.alone && part.words === words);

		if (same === undefined) {
			parts.push({names: [name], words, alone});
		} else if (!same.names.includes(name)) {
			same.names.push(name);
		}
	}

	return parts.map(({names, words}) => `${listNames(names)} ${words}`).join(' · ');
};
