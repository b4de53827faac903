/** What ends a connection: what happened, and what to do about it. `about` is what the server wrote of it, and may be nothing. */

/** Words for people end as a sentence does, whoever wrote them. */
const sentence = (text: string): string => (/[\p{Sentence_Terminal}…]$/u.test(text) ? text : `${text}.`);

/** What happened, and what the server wrote about it, when it wrote something. */
const withText = (problem: string, about: string): string =>
	sentence(about === '' ? problem : `${problem}: ${about}`);

/** What the server wrote, which says it all, or `otherwise`. */
const textOr = (about: string, otherwise: string): string => (about === '' ? otherwise : sentence(about));

const sameVersion = 'Use the same version of chat-tui on both sides: npx chat-tui@latest';
const inAMoment = 'Try again in a moment.';

export const endings = {
	place: (host: string, port: number) => `${host} port ${port}`,
	nothingListens: {
		problem: (place: string) => `Nothing listens at ${place}.`,
		hint: 'Check the address, or start a room there: chat-tui serve',
	},
	noHost: {
		problem: (host: string) => `There is no host called ${host}.`,
		hint: 'Check its spelling, or use its IP address.',
	},
	notLookedUp: {
		problem: (host: string) => `The name ${host} could not be looked up.`,
		hint: 'Check the network connection, or use the IP address.',
	},
	noAnswer: {
		problem: (place: string, seconds: number) => `${place} did not answer within ${seconds} seconds.`,
		hint: 'Check the address, and that no firewall stands in between.',
	},
	unreachable: {
		problem: (host: string) => `${host} cannot be reached from here.`,
		hint: 'Check the network connection and the address.',
	},
	brokeOff: {problem: (place: string) => `The connection to ${place} broke off.`, hint: inAMoment},
	failed: {
		problem: (place: string, message: string) => `The connection to ${place} failed: ${message}`,
		hint: 'Check the address and try again.',
	},
	stranger: {
		problem: (place: string) => `What listens at ${place} is not a chat-tui server.`,
		hint: 'Check the address and the port.',
	},
	silence: {
		problem: 'The server does not answer.',
		hint: 'Check the network connection and try again.',
	},
	sleep: {problem: 'This computer slept.', hint: 'Try again.'},
	endOfStream: {
		problem: 'The server closed the connection.',
		hint: 'Check that the address is that of a chat-tui server, and try again.',
	},
	oversize: {problem: 'The server sent more than this client takes.', hint: inAMoment},
	left: {problem: 'You have left.', hint: 'Start chat-tui again to come back.'},

	/** The hello was refused. */
	wrongPassword: {
		problem: (about: string) => withText('The server did not let you in', about),
		hint: 'Ask the host for the password. Give it in CHAT_TUI_PASSWORD, or with --password-file or --password.',
	},
	banned: {
		problem: (about: string) => withText('You are banned from this server', about),
		hint: 'Ask its host to lift the ban.',
	},
	version: {
		problem: (version: number, about: string) =>
			withText(`This chat-tui speaks version ${version} of the protocol`, about),
		hint: sameVersion,
	},
	nameInvalid: {
		/** `own` is what is known here to be wrong with it, and may be nothing. */
		problem: (name: string, about: string, own: string) =>
			withText(`"${name}" cannot be a name`, about || own),
		hint: 'Choose another: --name NAME',
	},
	nameTaken: {problem: (name: string) => `"${name}" is taken.`, hint: 'Choose another: --name NAME'},
	full: {
		problem: (about: string) => textOr(about, 'The server is full.'),
		hint: 'Try again later, or ask its host for more places (--max-users).',
	},
	refused: {problem: (about: string) => withText('The server refused', about), hint: 'Try again later.'},

	/** The server said goodbye. */
	kicked: {
		problem: (about: string) => withText('You were kicked', about),
		hint: 'Ask the host what it was about.',
	},
	replaced: {problem: 'You joined from somewhere else.', hint: 'Go on there, or join here again.'},
	rejected: {
		problem: (about: string) => withText('The server refused', about),
		hint: 'Ask its host, or try again later.',
	},
	badFrame: {
		problem: (about: string) => withText('The server did not understand this client', about),
		hint: sameVersion,
	},
	tooManyConnections: {
		problem: (about: string) => textOr(about, 'Too many connections come from your address.'),
		hint: 'Close one of them, or ask the host for more (--max-per-address).',
	},
	shutdown: {
		problem: (about: string) => textOr(about, 'The server has stopped.'),
		hint: 'Try again when it is back.',
	},
	restart: {problem: 'The server restarts.', hint: inAMoment},
	slow: {problem: 'The connection was too slow for the server.', hint: inAMoment},
	silent: {problem: 'The server heard nothing from here.', hint: inAMoment},
	bye: {problem: 'The server ended the connection.', hint: inAMoment},
};
