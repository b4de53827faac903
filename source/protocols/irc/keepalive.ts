/** Notices that a client is gone: asks when it has been silent, and gives up when there is no answer (RFC 1459 §4.6.2). */
import {limits} from '../../limits.ts';
import type {SessionContext} from '../protocol.ts';

export type Keepalive = {
	/** Bytes came. */
	heard(): void;
	/** A PONG came. */
	answered(token: string): void;
	end(): void;
};

export type KeepaliveOptions = {
	readonly context: Pick<SessionContext, 'now' | 'schedule' | 'measured'>;
	readonly ping: (token: string) => void;
	readonly onDead: () => void;
};

const answerMs = limits.ircSilenceMs - limits.ircPingMs;

export const createKeepalive = ({context, ping, onDead}: KeepaliveOptions): Keepalive => {
	let heardAt = context.now();
	let pinged: {readonly token: string; readonly at: number} | undefined;
	let cancel = (): void => undefined;

	const wait = (): void => {
		const now = context.now();
		if (pinged && pinged.at < heardAt) {
			pinged = undefined;
		}

		// From the question on, not from the last word: after a sleep of this machine there was no time for an answer yet.
		if (pinged && now - pinged.at >= answerMs) {
			onDead();
			return;
		}

		if (!pinged && now - heardAt >= limits.ircPingMs) {
			pinged = {token: now.toString(36), at: now};
			ping(pinged.token);
		}

		const due = pinged ? pinged.at + answerMs : heardAt + limits.ircPingMs;
		cancel = context.schedule(Math.max(1, due - now), wait);
	};

	wait();
	return {
		heard() {
			heardAt = context.now();
		},
		answered(token) {
			if (pinged?.token === token) {
				context.measured(Math.max(0, context.now() - pinged.at));
				pinged = undefined;
			}
		},
		end() {
			cancel();
		},
	};
};
