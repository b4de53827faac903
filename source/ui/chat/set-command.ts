/** `/set`: lists the settings, shows one, changes one. Knows nothing of where they are kept. */
import type {ChatClient} from '../../client/contract.ts';
import type {Settings} from '../../settings/settings.ts';
import {cellWidth, padEnd} from '../../text/cells.ts';
import {withoutHangulLayout} from '../../text/hangul-layout.ts';
import {begins} from '../../text/initials.ts';
import {words} from '../../words/words.ts';
import {type CommandContext, type Outcome, refuse} from './command-context.ts';

const helpOf = (settings: Settings, name: string): string => {
	const about = settings.about(name);
	return typeof about === 'string' ? '' : about.help;
};

/** A line each. What each is for takes more rows than a small screen has: there, the values alone. */
const listed = (settings: Settings, isPlain: boolean): string => {
	const said = words().settings;
	const all = settings.list().map(({name, value}) => ({name, pair: `${name} = ${value}`}));
	const column = Math.max(...all.map(({pair}) => cellWidth(pair))) + 2;
	const lines = isPlain
		? all.map(({name, pair}) => `${padEnd(pair, Math.min(28, column))} ${helpOf(settings, name)}`.trimEnd())
		: all.map(({pair}) => pair);
	const end = settings.file === undefined ? said.listEndWithoutFile : said.listEnd(settings.file);
	return [...lines, end].join('\n');
};

const show = (client: ChatClient, settings: Settings, name: string): Outcome => {
	const said = words().settings;
	const about = settings.about(name);
	if (typeof about === 'string') {
		return refuse(client, about);
	}

	client.notify(
		`${said.about(about.name, about.value, about.help)} ${said.takes(about.takes, about.fallback)}`,
	);
	return 'done';
};

const set = (client: ChatClient, rest: string, {settings, isPlain = false}: CommandContext): Outcome => {
	const said = words().settings;
	if (settings === undefined) {
		return refuse(client, said.none);
	}

	const [, name = '', value = ''] = /^([^\s=]*)\s*=?\s*(.*?)\s*$/s.exec(rest) ?? [];
	if (name === '') {
		client.notify(listed(settings, isPlain));
		return 'done';
	}

	if (value === '') {
		return show(client, settings, name);
	}

	const change = settings.change(name, value);
	if (change.type === 'refused') {
		return refuse(client, change.problem);
	}

	// In the language that is spoken now: it may be what was changed.
	const {set: changed, notKept} = words().settings;
	client.notify(
		change.reason === undefined
			? changed(change.name, change.value)
			: notKept(change.name, change.value, change.reason),
		change.reason === undefined ? 'info' : 'warning',
	);
	return 'done';
};

/** Settings that have a command of their own: `/mouse on` is `/set mouse on`. */
const shortcuts = ['notify', 'mouse'] as const;

/** What Tab makes of a word after `/set` or such a command: the names, then the values of the one that is named. Undefined where `before` is not of it. */
export const completeSetting = (
	settings: Settings | undefined,
	before: string,
	word: string,
): readonly string[] | undefined => {
	const [, command = '', rest = ''] = /^\/(\S+)\s+(.*)$/s.exec(before) ?? [];
	const written = withoutHangulLayout(command);
	const shortcut = shortcuts.find(one => one === written);
	if (settings === undefined || (shortcut === undefined && written !== 'set')) {
		return undefined;
	}

	const typed = /^(?:(\S+)\s+(\S+\s)?)?$/.exec(shortcut === undefined ? rest : `${shortcut} ${rest}`);
	if (typed === null) {
		return undefined;
	}

	const [, name, isBeyond] = typed;

	const valuesOf = (about: ReturnType<Settings['about']>): readonly string[] =>
		typeof about === 'string' || isBeyond !== undefined ? [] : about.examples;
	const candidates = name === undefined ? settings.names : valuesOf(settings.about(name));
	const found = candidates.filter(one => begins(one, word));
	return found.length > 0 ? found : candidates.filter(one => begins(one, withoutHangulLayout(word)));
};

/** Its row for the table of commands. */
export const setCommand = {name: 'set', run: set} as const;

/** Those of the settings that have a command of their own. */
export const shortcutCommands = shortcuts.map(name => ({
	name,
	run: (client: ChatClient, rest: string, context: CommandContext) => set(client, `${name} ${rest}`, context),
}));
