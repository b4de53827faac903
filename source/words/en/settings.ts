/** Settings: what each is for, and what is said where one is wrong. */

export const settings = {
	/** By the setting's name. */
	help: {
		theme: 'Colours: by the background of the terminal, or these',
		lang: 'Language: by the locale, or this one',
		ascii: 'Draw with ASCII alone, for fonts that draw boxes badly',
		mouse: 'The wheel scrolls, and clicks select',
		notify: 'What is told about while you look elsewhere',
		bell: 'Ring the bell with what is told',
		times: 'The time beside each message',
		away: 'Be away after so many minutes without a key',
		ignore: 'Whose messages are not shown',
	},
	or: (values: readonly string[]) =>
		values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`,
	countOrOff: (max: number) => `1 to ${max}, or off`,
	names: 'names with spaces between them, or none',
	wrong: (name: string, value: string, takes: string) => `${name} takes ${takes}, not ${value}.`,
	missing: (name: string, takes: string) => `${name} takes ${takes}.`,
	unknown: (name: string, advice: string) => `There is no setting ${name}. ${advice}`,
	seeSet: '/set lists the settings.',
	inLine: (line: number, problem: string) => `Settings file, line ${line}: ${problem}`,
	unreadable: (file: string, reason: string) => `The settings could not be read from ${file}: ${reason}`,
	about: (name: string, value: string, help: string) => `${name} = ${value}: ${help}.`,
	takes: (takes: string, fallback: string) => `It takes ${takes}; default: ${fallback}.`,
	listEnd: (file: string) => `Change one with /set NAME VALUE. They are kept in ${file}`,
	listEndWithoutFile: 'Change one with /set NAME VALUE.',
	set: (name: string, value: string) => `${name} = ${value}`,
	notKept: (name: string, value: string, reason: string) =>
		`${name} = ${value}, for this time alone: it could not be written down (${reason}).`,
	none: 'There are no settings here.',
};
