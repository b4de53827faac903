/** What is said of words on a command line that make no sense. Options, commands and what is typed are the same in every language. */

const leaveOneOut = 'Leave one of them out.';
const seeHelp = 'See: chat-tui --help';

/** `nothing` for an option without a value. */
const orNothing = (value: string): string => (value === '' ? 'nothing' : value);

export const usage = {
	seeHelp,
	leaveOneOut,
	/** `commands` are whole, with commas between them. */
	forExample: (commands: string) => `For example: ${commands}`,
	write: (command: string) => `Usage: ${command}`,
	noOption: (command: string, option: string) => `${command} has no option ${option}.`,
	noOptionAlone: (option: string) => `chat-tui alone has no option ${option}.`,
	noCommand: (command: string) => `There is no command ${command}.`,
	/** `choices` as `settings.or` puts them. */
	language: (choices: string, value: string) => `--lang takes ${choices}, not ${orNothing(value)}.`,
	needsTerminal: {
		problem: 'The home screen needs a terminal.',
		hint: 'Say what to do: chat-tui serve, or chat-tui join HOST',
	},
	/** `why` is what the system says. */
	unwritable: {
		problem: (why: string) => `The output could not be written: ${why}.`,
		hint: 'Make room on the disk, or write it elsewhere.',
	},
	/** Behind what the machine says of an error that nobody foresaw. */
	defect: 'This is a defect of chat-tui: please report it with the lines above.',
	port: {
		problem: (value: string) => `${value} is not a port.`,
		hint: (minimum: number) => `A port is a number from ${minimum} to 65535.`,
	},
	hostAndPort: (command: string, rest: string) => `${command} takes a host and a port, not also ${rest}.`,
	wholeNumber: (option: string, minimum: number) => `${option} takes a whole number from ${minimum} up.`,
	wholeNumberTo: (option: string, minimum: number, maximum: number) =>
		`${option} takes a whole number from ${minimum} to ${maximum}.`,
	passwordFile: {
		/** `reason` is what the system says. */
		problem: (file: string, reason: string) => `The password file ${file} cannot be read: ${reason}.`,
		hint: 'Name a file whose first line is the password.',
	},
	whisperRoom: 'Whispers are in no room: --room or --whispers, not both.',
	search: 'Search for what?',
	export: {
		moment: (option: string, value: string) =>
			`${option} takes a date, a date and a time, today, yesterday, or how long ago, not ${orNothing(value)}.`,
		optionsOnly: (value: string) => `export takes options only, not ${value}.`,
		text: (value: string) => `--text of export takes no value, not ${value}.`,
		jsonOrText: '--json or --text, not both.',
		nothingBetween: '--since is not before --until: nothing is in between.',
		earlier: 'Give an earlier --since.',
	},
	send: {
		where: 'Send to which server?',
		timeout: (value: string) => `--timeout takes a time, not ${orNothing(value)}.`,
		toAlone: {
			problem: 'A whisper is in no room and no action: --to goes alone.',
			hint: 'Leave --room and --action out.',
		},
		nothing: {problem: 'There is nothing to send.', hint: 'Give a text, or lines on standard input.'},
	},
	serve: {
		keep: '--keep takes how long messages are kept: a number of days (d), hours (h) or minutes (m).',
		text: (choices: string, value: string) => `--text takes ${choices}, not ${orNothing(value)}.`,
		memoryOrData: '--memory keeps nothing, --data says where to keep it: not both.',
		rate: '--rate takes a number of messages a second; 0 is unlimited.',
		emptyPassword: {
			problem: 'The password is empty: anyone could come in.',
			hint: 'Give one, or leave the option out to let everyone in.',
		},
	},
	/** `value` may be empty. */
	completion: (shells: string, value: string) =>
		`completion takes ${shells}${value === '' ? '' : `, not ${value}`}.`,
};
