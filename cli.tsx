/** The front door: help, flags, and the choice of a command. What a command needs is loaded once it is chosen. */
import {readFileSync} from 'node:fs';
import {findPackageJSON} from 'node:module';
import process from 'node:process';
import meow from 'meow';
import {hasFullScreen} from './source/commands/full-screen.ts';
import {noteEnd} from './source/commands/started.ts';
import {type CommandName, commands, dashed, flags, optionsOf} from './source/commands/usage.ts';
import {Problem} from './source/problem.ts';
import type {Settings} from './source/settings/settings.ts';
import {prepareColors} from './source/ui/terminal/color-environment.ts';
import {isLanguage, languages} from './source/words/language.ts';
import type {Catalogue} from './source/words/words.ts';

// meow would look for it, and correct it, with much that is not needed here.
const manifest: {name: string; version: string; bin: Record<string, string>} = JSON.parse(
	readFileSync(findPackageJSON(import.meta.url) ?? 'package.json', 'utf8'),
);
const {version} = manifest;

// The help is in the language that is spoken, and of the command that it is asked of.
const cli = meow('', {
	importMeta: {url: import.meta.url} as ImportMeta,
	pkg: manifest,
	autoHelp: false,
	allowUnknownFlags: true,
	flags: {...flags, help: {type: 'boolean'}},
});

/** Refuse a flag that the command does not know: a typo is better said than passed over. */
const checkFlags = (command: CommandName, {usage}: Catalogue): void => {
	const known: readonly string[] = optionsOf(command).map(({flag}) => flag);
	for (const [flag, value] of Object.entries(cli.flags)) {
		const isGiven = Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false;
		if (isGiven && !known.includes(flag)) {
			const option = dashed(flag);
			const problem = command === 'home' ? usage.noOptionAlone(option) : usage.noOption(command, option);
			throw new Problem('usage', problem, usage.seeHelp, {exitCode: 2});
		}
	}
};

// The version does not need them; whoever asks has loaded them already.
const spoken = () => import('./source/words/words.ts');

/** Read the settings, and choose the language, before anything is said. */
const prepare = async (asked: string | undefined): Promise<Settings> => {
	const {openSettings} = await import('./source/commands/open-settings.ts');
	const isKnown = asked === undefined || isLanguage(asked);
	const settings = openSettings({
		lang: isKnown ? asked : undefined,
		...(cli.flags.ascii === true ? {ascii: true} : {}),
	});
	if (!isKnown) {
		const {usage, settings: kinds} = (await spoken()).words();
		const problem = usage.language(kinds.or(languages), asked);
		throw new Problem('usage', problem, usage.forExample('--lang ko'), {exitCode: 2});
	}

	return settings;
};

const run = async (): Promise<number> => {
	const [command, ...input] = cli.input;
	prepareColors();
	const settings = await prepare(cli.flags.lang);
	const said = (await spoken()).words();
	const asked = commands.find(({name}) => name === command && name !== 'home')?.name;
	if (cli.flags.help === true && (command === undefined || asked !== undefined)) {
		const [{helpPage}, {printAll}] = await Promise.all([
			import('./source/commands/help.ts'),
			import('./source/commands/printer.ts'),
		]);
		return printAll(process.stdout, helpPage(asked));
	}

	switch (command) {
		case 'serve': {
			checkFlags('serve', said);
			const {serve} = await import('./source/commands/serve.ts');
			return serve(input, cli.flags, version, settings);
		}

		case 'join': {
			checkFlags('join', said);
			const {join} = await import('./source/commands/join.ts');
			return join(input, cli.flags, version, settings);
		}

		case 'send': {
			checkFlags('send', said);
			const {send} = await import('./source/commands/send.ts');
			return send(input, cli.flags);
		}

		case 'tail': {
			checkFlags('tail', said);
			const {tail} = await import('./source/commands/tail.ts');
			return tail(input, cli.flags);
		}

		case 'completion': {
			checkFlags('completion', said);
			const {completion} = await import('./source/commands/completion.ts');
			return completion(input);
		}

		case 'search': {
			checkFlags('search', said);
			const {search} = await import('./source/commands/search.ts');
			return search(input, cli.flags);
		}

		case 'export': {
			checkFlags('export', said);
			const {exportHistory} = await import('./source/commands/export.ts');
			return exportHistory(input, cli.flags);
		}

		case undefined: {
			checkFlags('home', said);
			if (!hasFullScreen()) {
				const {problem, hint} = said.usage.needsTerminal;
				throw new Problem('usage', problem, hint, {exitCode: 2});
			}

			const {home} = await import('./source/commands/home.tsx');
			return home(version, settings);
		}

		default: {
			throw new Problem('usage', said.usage.noCommand(command), said.usage.seeHelp, {exitCode: 2});
		}
	}
};

const main = async (): Promise<never> => {
	try {
		const code = await run();
		noteEnd(code);
		// Open sockets and timers keep Node alive: the command has said that it is done.
		process.exit(code);
	} catch (error) {
		if (error instanceof Problem) {
			process.stderr.write(`${error.message}\n${error.hint}\n`);
			process.exit(error.exitCode);
		}

		process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
		process.stderr.write(`${(await spoken()).words().usage.defect}\n`);
		process.exit(1);
	}
};

void main();
