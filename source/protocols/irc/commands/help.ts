import {cleanWord} from '../clean.ts';
import type {CommandEntry} from '../client.ts';
import {numerics} from '../numerics.ts';

/** Modern "HELP message": of one command, or a list of all. */
export const createHelp = (entries: ReadonlyMap<string, CommandEntry>): CommandEntry => ({
	help: 'HELP command: what a command does',
	run(client, {params}) {
		const subject = cleanWord(params[0] ?? '').toUpperCase();
		const lines =
			subject === ''
				? [...entries].filter(([name]) => name !== 'HELPOP').map(([, {help}]) => help)
				: [entries.get(subject)?.help];
		if (lines[0] === undefined) {
			client.reply(numerics.helpNotFound, subject, 'No help on this');
			return;
		}

		const shown = subject === '' ? '*' : subject;
		client.reply(numerics.helpStart, shown, subject === '' ? 'The commands' : `The command ${subject}`);
		for (const line of lines) {
			client.reply(numerics.helpText, shown, line ?? '');
		}

		client.reply(numerics.endOfHelp, shown, 'End of /HELP');
	},
});
