/** How fast messages may go so that the server refuses none for its speed: a token bucket of which the server's own has always more. Knows no messages. */
import {limits} from '../limits.ts';
import type {ServerInfo} from '../messages.ts';
import type {Clock} from './clock.ts';

export type Pace = {
	/** Messages a second; infinite when the server has no limit. */
	readonly perSecond: number;
	/** How many may go at once after a pause. */
	readonly burst: number;
	/** How many may be without an answer. */
	readonly underway: number;
};

/**
Less than half of the 256 numbers of which a server knows whether it applied them: one that was refused may always come again,
and numbers that were skipped have room too.
*/
const underwayMax = 100;

/** A little slower than the server allows: its clock is another. */
const share = 0.9;

/**
The pace for a server's limits. Whatever the network holds back and lets go at once, no more can arrive between two moments than
`underway + burst + perSecond × time`: as `underway` and `burst` are together the server's own burst, and its bucket fills faster,
none is refused.
*/
export const paceFor = ({messagesPerSecond, messagesBurst}: Partial<ServerInfo['limits']> = {}): Pace => {
	// A server that does not say it may refuse any: one at a time, none overtakes another.
	if (messagesPerSecond === undefined) {
		return {perSecond: limits.rateDefault * share, burst: limits.rateDefault, underway: 1};
	}

	const rate = messagesPerSecond;
	if (rate <= 0) {
		return {perSecond: Number.POSITIVE_INFINITY, burst: Number.POSITIVE_INFINITY, underway: underwayMax};
	}

	const all = messagesBurst ?? rate * limits.rateBurstFactor;
	const burst = Math.max(1, Math.floor(all / 2));
	return {
		perSecond: rate * share,
		burst,
		underway: Math.max(1, Math.min(underwayMax, Math.floor(all - burst))),
	};
};

export type Bucket = {
	/** Take one, if there is one. */
	take(): boolean;
	/** One was taken elsewhere, whether there was one or not. */
	spend(): void;
	/** How long until there is one, ms. */
	waitMs(): number;
	/** Go by another pace. A server that has just come to know one has a full bucket for one; otherwise there is what there was. */
	setPace(pace: Pace, isNew: boolean): void;
	/** The server says that there is none: wait so long, ms. */
	empty(ms: number): void;
};

/** A bucket that is empty until it has a pace. */
export const createBucket = (clock: Clock): Bucket => {
	let pace: Pace = {perSecond: 0, burst: 0, underway: 1};
	let tokens = 0;
	let at = clock.now();
	let notBefore = 0;

	const fill = (): void => {
		const now = clock.now();
		// A clock that was set back fills nothing, and holds nothing up.
		const elapsed = Math.max(0, now - at);
		notBefore = now < at ? 0 : notBefore;
		at = now;
		tokens = Math.min(
			pace.burst,
			elapsed > 0 || pace.perSecond < Number.POSITIVE_INFINITY
				? tokens + (elapsed / 1000) * pace.perSecond
				: pace.burst,
		);
	};

	const waitMs = (): number => {
		fill();
		const missing = tokens >= 1 ? 0 : ((1 - tokens) / pace.perSecond) * 1000;
		return Math.ceil(Math.max(missing, notBefore - at));
	};

	return {
		take() {
			if (waitMs() > 0) {
				return false;
			}

			tokens--;
			return true;
		},
		spend() {
			fill();
			tokens--;
		},
		waitMs,
		setPace(next, isNew) {
			fill();
			pace = next;
			tokens = isNew ? pace.burst : Math.min(tokens, pace.burst);
		},
		empty(ms) {
			fill();
			tokens = Math.min(tokens, 1);
			notBefore = at + ms;
		},
	};
};
