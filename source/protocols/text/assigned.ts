/** The `assigned` protocol: the server gives a random name in a colour, and the client puts it before what it sends. */
import type {Author} from '../../messages.ts';
import {gap, type TextForm, users} from './form.ts';
import {createTextProtocol} from './session.ts';

/** SGR 31 to 37. By the user's colour, so that a user has the same one for everybody. */
const colored = ({name, color}: Author): string =>
	`\u001B[${31 + (Math.max(0, color) % 7)}m${name}   \u001B[0m`;

/** What follows the name that a message begins with; undefined when it begins with another. The spaces were sent with the name. */
const after = (message: string, names: readonly string[], pattern: RegExp): string | undefined => {
	for (const name of names) {
		const rest = message.startsWith(name) ? message.slice(name.length) : undefined;
		const match = rest === undefined ? undefined : pattern.exec(rest)?.[0];
		if (rest !== undefined && match !== undefined) {
			return rest.slice(match.length);
		}
	}

	return undefined;
};

const form: TextForm = {
	name: 'assigned',
	echoes: false,
	naming: {type: 'given'},
	// What the clients of this protocol send each other, and so what they show.
	label: colored,
	called: name => name,
	spoken: (label, line) => `${label}: ${line}`,
	joined: label => `${label} is connected!`,
	left: (label, {reason, text}) =>
		reason === 'kicked' ? `${label} was kicked${text === '' ? '.' : `: ${text}`}` : `${label} has left.`,
	notice: line => `Server: ${line}`,
	prompt: () => [],
	// The client takes all of its first `recv` as its name.
	welcome: ({you, online}) => [
		colored(you),
		gap,
		`${form.notice(`${users(online)} online. Type /help for what you can do here.`)}\n`,
	],
	unwrap(message, names) {
		// Two messages in one segment have nothing between them.
		const greeted = after(message, names, /^ *is connected!/) ?? message;
		return after(greeted, names, /^ *: ?/) ?? (greeted.trim() === '' ? '' : message);
	},
	isFarewell: () => false,
};

export const assignedProtocol = createTextProtocol('assigned', () => form);
