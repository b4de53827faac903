import {cleanWord} from '../clean.ts';
import type {CommandEntry} from '../client.ts';
import {hostOf} from '../names.ts';
import {numerics} from '../numerics.ts';
import {splitText} from '../split.ts';

const wordsOf = (params: readonly string[]): readonly string[] =>
	params.flatMap(param => param.split(' ')).flatMap(word => cleanWord(word) || []);

/** RFC 1459 §5.8. */
export const isOn: CommandEntry = {
	paramsMin: 1,
	help: 'ISON nick nick: which of them are here',
	run(client, {params}) {
		const here = wordsOf(params).flatMap(word => client.directory.find(word)?.name ?? []);
		client.reply(numerics.isOn, splitText(here.join(' '), 400)[0]?.trim() ?? '');
	},
};

/** RFC 1459 §5.7: up to five; `+` is here, `-` is away. */
export const userHost: CommandEntry = {
	paramsMin: 1,
	help: 'USERHOST nick nick: where people are connected from',
	run(client, {params}) {
		const answers = wordsOf(params)
			.slice(0, 5)
			.flatMap(word => {
				const user = client.directory.find(word);
				return user
					? [`${user.name}=${user.away === '' ? '+' : '-'}${user.ident}@${hostOf(user.address)}`]
					: [];
			});
		client.reply(numerics.userHost, answers.join(' '));
	},
};
