/** The `nickname` protocol: the server asks for a nickname; everyone sees everything, their own messages too. */
import {gap, type TextForm} from './form.ts';
import {createTextProtocol} from './session.ts';

const form: TextForm = {
	name: 'nickname',
	echoes: true,
	naming: {type: 'asked'},
	label: author => author.name,
	called: name => name,
	spoken: (label, line) => `${label}: ${line}`,
	joined: label => `Server: ${label} has joined...`,
	left: (label, {reason, text}) =>
		reason === 'kicked'
			? `Server: ${label} has left... (kicked${text === '' ? '' : `: ${text}`})`
			: `Server: ${label} has left...`,
	notice: line => `Server: ${line}`,
	// The client reads whatever one `recv` returns: the prompt comes in one of its own.
	prompt: others => [
		...(others.length > 0 ? [`Users ${others.join(', ')} are in chatroom.\n`, gap] : []),
		'Hi there, Please send me your nickname@@',
		gap,
	],
	welcome: ({you}) => [`Welcome ${you.name}. if want to quit, send me 'Bye!'\n`],
	unwrap: message => message,
	isFarewell: message => message === 'Bye!',
};

export const nicknameProtocol = createTextProtocol('nickname', () => form);
