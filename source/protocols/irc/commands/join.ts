import {cleanPhrase, cleanWord} from '../clean.ts';
import type {Client, CommandEntry} from '../client.ts';
import {answerRefusal} from '../refusals.ts';

/** The names of a list such as `#a,#b`, each once. */
export const targetsOf = (list: string | undefined): readonly string[] => [
	...new Set((list ?? '').split(',').flatMap(word => cleanWord(word) || [])),
];

const partFrom = async (client: Client, room: string, reason: string): Promise<void> => {
	const refused = await client.ask({type: 'part', room, ...(reason === '' ? {} : {reason})});
	if (refused) {
		answerRefusal(client, refused, {command: 'PART', room});
	}
};

/** RFC 1459 §4.2.1; RFC 2812 §3.2.1: `JOIN 0` leaves every room. */
export const join: CommandEntry = {
	paramsMin: 1,
	help: 'JOIN #room,#room key,key: enter rooms; one that is not there is opened',
	async run(client, {params}) {
		if (params[0] === '0') {
			for (const {name} of client.directory.roomsOf(client.selfId() ?? '')) {
				await partFrom(client, name, '');
			}

			return;
		}

		const keys = (params[1] ?? '').split(',');
		for (const [index, room] of (params[0] ?? '').split(',').map(cleanWord).entries()) {
			if (room === '') {
				continue;
			}

			const key = cleanWord(keys[index] ?? '');
			const refused = await client.ask({type: 'join', room, ...(key === '' ? {} : {key})});
			if (refused) {
				answerRefusal(client, refused, {command: 'JOIN', room});
			}
		}
	},
};

/** RFC 1459 §4.2.2. */
export const part: CommandEntry = {
	paramsMin: 1,
	help: 'PART #room,#room :reason: leave rooms',
	async run(client, {params}) {
		const reason = cleanPhrase(params[1] ?? '');
		for (const room of targetsOf(params[0])) {
			await partFrom(client, room, reason);
		}
	},
};
