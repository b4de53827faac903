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

export const createKeepalive = ({context, ping, onDead}: KeepaliveOptions): Keepalive => {
	let heardAt = context.now();
	let pinged: {readonly token: string; readonly at: number} | undefined;
	let cancel = (): void => undefined;

	const wait = (): void => {
		const silentMs = context.now() - heardAt;
		const isPinged = pinged !== undefined && pinged.at >= heardAt;
		if (isPinged && silentMs >= limits.ircSilenceMs) {
			onDead();
			return;
		}

		const isDue = !isPinged && silentMs >= limits.ircPingMs;
		if (isDue) {
			const at = context.now();
			pinged = {token: at.toString(36), at};
			ping(pinged.token);
		}

		const due = heardAt + (isPinged || isDue ? limits.ircSilenceMs : limits.ircPingMs);
		cancel = context.schedule(Math.max(1, due - context.now()), wait);
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
