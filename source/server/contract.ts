/** What an operator's screen or script may ask of a running server. */
import type {LogEvent, ServerStats, UserView} from '../messages.ts';

export type Operator = {
	/** The server's name, and the motd as it is now. */
	readonly name: string;
	motd(): string;
	/** Everyone online or reconnecting, in the order of arrival. */
	users(): readonly UserView[];
	stats(): ServerStats;
	/** The log from now on, and for the first who asks what was reported before that. Returns its undo. */
	onEvent(listener: (event: LogEvent) => void): () => void;
	/** Each of these answers with the problem in words, or undefined when it was done. */
	announce(text: string): string | undefined;
	kick(name: string, reason: string): string | undefined;
	/** Delete the last recent message of someone; the last with these words in its beginning. */
	delete(name: string, words: string): string | undefined;
	whisper(to: string, text: string): string | undefined;
	setMotd(text: string): string | undefined;
};
