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
		away: 'Be away after so many minutes without a key',
	},
	or: (values: readonly string[]) =>
		values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`,
	countOrOff: (max: number) => `1 to ${max}, or off`,
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
	/** Key bindings. */
	keys: {
		takes: (max: number) => `up to ${max} keys with commas between them, such as f3, ctrl+f, or none`,
		unknown: (key: string) => `There is no key ${key}. For example: f3, ctrl+f, alt+left, ctrl+pageup`,
		twin: (key: string, other: string) => `${key} cannot be told from ${other} by a terminal.`,
		typed: (key: string) => `${key} is typed as text. Add ctrl or alt.`,
		editing: (key: string, name: string) =>
			`${key} is for editing text, and cannot be changed: choose another key for ${name}.`,
		oneKey: (name: string, keys: string) => `${name} takes single keys, not ${keys}.`,
		count: (name: string, max: number) => `${name} takes one to ${max} keys, or none.`,
		fixed: (name: string, keys: string) =>
			keys === ''
				? `There is no key setting ${name}. Tab after /set key. shows them.`
				: `${name} cannot be changed: its keys are ${keys}.`,
		needed: (name: string) => `${name} needs a key.`,
		taken: (key: string, name: string) => `${key} is already the key of ${name}.`,
	},
	none: 'There are no settings here.',
};
