/** The front door: help, flags, and the choice of a command. What a command needs is loaded once it is chosen. */
import {readFileSync} from 'node:fs';
import {findPackageJSON} from 'node:module';
import process from 'node:process';
import meow from 'meow';
import {hasFullScreen} from './source/commands/full-screen.ts';
import {helpText} from './source/commands/help.ts';
import {type CommandName, dashed, flags, optionsOf} from './source/commands/usage.ts';
import {Problem} from './source/problem.ts';
import type {Settings} from './source/settings/settings.ts';
import {prepareColors} from './source/ui/terminal/color-environment.ts';
import {isLanguage, languages} from './source/words/language.ts';

// meow would look for it, and correct it, with much that is not needed here.
const manifest: {name: string; version: string; bin: Record<string, string>} = JSON.parse(
	readFileSync(findPackageJSON(import.meta.url) ?? 'package.json', 'utf8'),
);
const {version} = manifest;

const cli = meow(helpText(), {
	importMeta: import.meta,
	pkg: manifest,
	description: 'chat-tui: a full-screen terminal chat',
	allowUnknownFlags: true,
	flags,
});

/** Refuse a flag that the command does not know: a typo is better said than passed over. */
const checkFlags = (command: CommandName): void => {
	const known: readonly string[] = optionsOf(command).map(({flag}) => flag);
	for (const [flag, value] of Object.entries(cli.flags)) {
		const isGiven = Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false;
		if (isGiven && !known.includes(flag)) {
			const where = command === 'home' ? 'chat-tui alone' : command;
			throw new Problem('usage', `${where} has no option ${dashed(flag)}.`, 'See: chat-tui --help', {
				exitCode: 2,
			});
		}
	}
};

/** Read the settings, and choose the language, before anything is said. */
const prepare = async (asked: string | undefined): Promise<Settings> => {
	if (asked !== undefined && !isLanguage(asked)) {
		throw new Problem(
			'usage',
			`--lang takes ${languages.join(' or ')}, not ${asked}.`,
			'For example: --lang ko',
			{
				exitCode: 2,
			},
		);
	}

	const {openSettings} = await import('./source/commands/open-settings.ts');
	return openSettings({lang: asked, ...(cli.flags.ascii === true ? {ascii: true} : {})});
};

const run = async (): Promise<number> => {
	const [command, ...input] = cli.input;
	prepareColors();
	const settings = await prepare(cli.flags.lang);
	switch (command) {
		case 'serve': {
			checkFlags('serve');
			const {serve} = await import('./source/commands/serve.ts');
			return serve(input, cli.flags, version, settings);
		}

		case 'join': {
			checkFlags('join');
			const {join} = await import('./source/commands/join.ts');
			return join(input, cli.flags, version, settings);
		}

		case 'send': {
			checkFlags('send');
			const {send} = await import('./source/commands/send.ts');
			return send(input, cli.flags);
		}

		case 'tail': {
			checkFlags('tail');
			const {tail} = await import('./source/commands/tail.ts');
			return tail(input, cli.flags);
		}

		case 'completion': {
			checkFlags('completion');
			const {completion} = await import('./source/commands/completion.ts');
			return completion(input);
		}

		case 'search': {
			checkFlags('search');
			const {search} = await import('./source/commands/search.ts');
			return search(input, cli.flags);
		}

		case 'export': {
			checkFlags('export');
			const {exportHistory} = await import('./source/commands/export.ts');
			return exportHistory(input, cli.flags);
		}

		case undefined: {
			checkFlags('home');
			if (!hasFullScreen()) {
				throw new Problem(
					'usage',
					'The home screen needs a terminal.',
					'Say what to do: chat-tui serve, or chat-tui join HOST',
					{
						exitCode: 2,
					},
				);
			}

			const {home} = await import('./source/commands/home.tsx');
			return home(version, settings);
		}

		default: {
			throw new Problem('usage', `There is no command ${command}.`, 'See: chat-tui --help', {exitCode: 2});
		}
	}
};

try {
	// Open sockets and timers keep Node alive: the command has said that it is done.
	process.exit(await run());
} catch (error) {
	if (error instanceof Problem) {
		process.stderr.write(`${error.message}\n${error.hint}\n`);
		process.exit(error.exitCode);
	}

	process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
	process.stderr.write('This is a defect of chat-tui: please report it with the lines above.\n');
	process.exit(1);
}
