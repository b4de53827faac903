/** What a session says first on each connection, and which of those hellos the server may still be to hear. */
import {protocolVersion} from '../limits.ts';
import type {Time} from '../messages.ts';
import type {ClientFrame} from '../protocols/native/frames.ts';
import type {Clock} from './clock.ts';

/** For so long a hello of a connection that is over may come to the server after all, ms: segments live for a minute or two (RFC 9293). */
const lateMs = 120_000;

export type Hellos = {
	/** The hello of a new connection. */
	say(name: string | undefined): ClientFrame;
	/** The server has heard the last one. */
	answered(): void;
	/**
	Whether an unheard hello of one's own may be who came in "from somewhere else": one that was held up on the way, and reached the
	server after that of a later connection. Each explains this once.
	*/
	explainReplaced(): boolean;
};

export const createHellos = (options: {
	readonly clock: Clock;
	readonly token: string;
	readonly password?: string | undefined;
	readonly client?: string | undefined;
}): Hellos => {
	const {clock, token, password, client} = options;
	/** When those were given up that had no answer. */
	let unheard: Time[] = [];
	let isUnanswered = false;
	let saidAt = 0;

	const forgetOld = (): void => {
		const now = clock.now();
		unheard = unheard.filter(at => now - at < lateMs);
	};

	return {
		say(name) {
			forgetOld();
			if (isUnanswered) {
				unheard.push(clock.now());
			}

			isUnanswered = true;
			// Later each time, also when the clock was set back.
			saidAt = Math.max(saidAt + 1, clock.now());
			return {
				type: 'hello',
				version: protocolVersion,
				token,
				saidAt,
				...(name === undefined ? {} : {name}),
				...(password === undefined ? {} : {password}),
				...(client === undefined ? {} : {client}),
			};
		},
		answered() {
			isUnanswered = false;
		},
		explainReplaced() {
			forgetOld();
			return unheard.shift() !== undefined;
		},
	};
};
