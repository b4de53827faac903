/** What the operator of a server without a screen is answered. The log itself is English, for scripts read it. */

const line = (usage: string, help: string): string => `${usage.padEnd(13)}${help}`;

export const headless = {
	help: [
		line('users', 'who is here, with address and port (user: with the address alone)'),
		line('say TEXT', 'say TEXT to everyone as the server'),
		line('kick NAME', 'make NAME leave (kick NAME REASON says why)'),
		line('delete NAME', 'delete the last message of NAME (delete NAME WORDS: the last with these words)'),
		line('quit', 'stop the server'),
		line('help', 'this list'),
	].join('\n'),
	kickWhom: 'Whom? kick NAME [REASON]',
	deleteWhose: 'Whose? delete NAME [WORDS]',
	unknown: (command: string) => `Unknown command: ${command}. Try: help`,
	/** `reason` is the system's. */
	notClean: (reason: string) => `The server did not stop cleanly: ${reason}`,
};
