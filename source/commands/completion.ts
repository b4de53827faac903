/** `chat-tui completion`: scripts for shells, made of the table of commands, in the language that is spoken when it is made. Knows what shells want; runs none. */
import process from 'node:process';
import {words} from '../words/words.ts';
import {printAll} from './printer.ts';
import {commands, dashed, type Option, optionsOf} from './usage.ts';
import {wrongUse} from './wrong-use.ts';

const shells = ['bash', 'zsh', 'fish'] as const;

type Shell = (typeof shells)[number];

const named = commands.filter(({name}) => name !== 'home');
const general = ['--help', '--version'];

const flagsFor = (command: (typeof commands)[number]['name']): string =>
	[...optionsOf(command).map(({flag}) => dashed(flag)), ...general].join(' ');

/** Options of a command by what their values are. */
const valued = (command: (typeof commands)[number]['name']): readonly (Option & {readonly value: string})[] =>
	optionsOf(command).flatMap(option =>
		option.value === undefined ? [] : [{...option, value: option.value}],
	);

const bashValue = ({completes}: Option): string => {
	switch (completes) {
		case 'file': {
			return `COMPREPLY=($(compgen -f -- "$word"))`;
		}

		case 'folder': {
			return `COMPREPLY=($(compgen -d -- "$word"))`;
		}

		default: {
			return completes === undefined
				? 'COMPREPLY=()'
				: `COMPREPLY=($(compgen -W '${completes.join(' ')}' -- "$word"))`;
		}
	}
};

const bash = (): string => {
	const cases = commands.flatMap(({name}) =>
		valued(name).map(option => `\t\t${name}:${dashed(option.flag)}) ${bashValue(option)}; return ;;`),
	);
	const described = commands.map(({name}) => {
		const more =
			name === 'home'
				? `${named.map(other => other.name).join(' ')} `
				: name === 'completion'
					? `${shells.join(' ')} `
					: '';
		return `\t\t${name}) words='${more}${flagsFor(name)}' ;;`;
	});
	return `# chat-tui in bash: source <(chat-tui completion bash)
_chat_tui() {
	local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} command=home words i
	COMPREPLY=()
	for ((i = 1; i < COMP_CWORD; i++)); do
		case \${COMP_WORDS[i]} in
			${named.map(({name}) => name).join('|')}) command=\${COMP_WORDS[i]}; break ;;
		esac
	done
	case $command:$before in
${cases.join('\n')}
	esac
	case $command in
${described.join('\n')}
	esac
	COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -F _chat_tui chat-tui
`;
};

/** In single quotes, with what zsh's _arguments takes for itself escaped. */
const zshText = (text: string): string => text.replaceAll("'", "'\\''").replaceAll(/[[\]:]/g, '\\$&');

const zshOption = ({flag, value, about, completes}: Option): string => {
	const action =
		completes === 'file'
			? '_files'
			: completes === 'folder'
				? '_files -/'
				: completes === undefined
					? ' '
					: `(${completes.join(' ')})`;
	const star = flag === 'banWord' ? '*' : '';
	return `'${star}${dashed(flag)}[${zshText(about(words().help))}]${value === undefined ? '' : `:${value}:${action}`}'`;
};

const zsh = (): string => {
	const describe = named.map(({name, about}) => `\t\t'${name}:${zshText(about(words().help))}'`);
	const cases = named.map(({name}) => {
		const options = optionsOf(name).map(zshOption);
		const rest =
			name === 'completion' ? [`'1:${zshText(words().help.shell)}:(${shells.join(' ')})'`] : ["'*: : '"];
		return `\t\t${name}) _arguments ${[...options, ...rest].join(' \\\n\t\t\t')} ;;`;
	});
	return `#compdef chat-tui
# chat-tui in zsh: source <(chat-tui completion zsh), after compinit
_chat_tui() {
	local -a commands
	commands=(
${describe.join('\n')}
	)
	if ((CURRENT == 2)); then
		_describe '${zshText(words().help.command)}' commands
		_arguments ${optionsOf('home').map(zshOption).join(' ')} '--help[${zshText(words().help.help)}]' '--version[${zshText(words().help.version)}]'
		return
	fi
	local command=$words[2]
	shift words
	((CURRENT--))
	case $command in
${cases.join('\n')}
	esac
}
compdef _chat_tui chat-tui
`;
};

const fishText = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll("'", "\\'");

const fish = (): string => {
	const names = named.map(({name}) => name).join(' ');
	const options = named.flatMap(({name}) =>
		optionsOf(name).map(({flag, value, about, completes}) => {
			const values =
				completes === 'file'
					? ' -rF'
					: completes === 'folder'
						? " -xa '(__fish_complete_directories)'"
						: completes === undefined
							? value === undefined
								? ''
								: ' -x'
							: ` -xa '${completes.join(' ')}'`;
			return `complete -c chat-tui -n '__fish_seen_subcommand_from ${name}' -l ${dashed(flag).slice(2)}${values} -d '${fishText(about(words().help))}'`;
		}),
	);
	return `# chat-tui in fish: chat-tui completion fish | source
complete -c chat-tui -f
${named.map(({name, about}) => `complete -c chat-tui -n 'not __fish_seen_subcommand_from ${names}' -a ${name} -d '${fishText(about(words().help))}'`).join('\n')}
complete -c chat-tui -n '__fish_seen_subcommand_from completion' -a '${shells.join(' ')}'
complete -c chat-tui -l help -d '${fishText(words().help.help)}'
complete -c chat-tui -l version -d '${fishText(words().help.version)}'
${options.join('\n')}
`;
};

const scripts: Readonly<Record<Shell, () => string>> = {bash, zsh, fish};

const isShell = (text: string | undefined): text is Shell => shells.some(shell => shell === text);

/** The script for a shell. Throws a `Problem` with exit code 2. */
export const completionScript = (input: readonly string[]): string => {
	const [shell, ...rest] = input;
	if (!isShell(shell) || rest.length > 0) {
		throw wrongUse(
			words().usage.completion(words().settings.or(shells), input.join(' ')),
			words().usage.forExample('source <(chat-tui completion bash)'),
		);
	}

	return scripts[shell]();
};

/** Prints the script. Answers with the exit code. */
export const completion = async (input: readonly string[]): Promise<number> =>
	printAll(process.stdout, completionScript(input));
