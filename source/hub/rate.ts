/** The rate limit: a token bucket per user, filled by the clock that it is handed. */
import {limits} from '../limits.ts';
import type {Time} from '../messages.ts';

export type Bucket = {tokens: number; at: Time};

/** A full bucket. `rate` is in messages a second. */
export const createBucket = (rate: number, now: Time): Bucket => ({
	tokens: rate * limits.rateBurstFactor,
	at: now,
});

/** Take one message out of the bucket; false when it is empty. A clock that goes back fills nothing and empties nothing. */
export const take = (bucket: Bucket, rate: number, now: Time): boolean => {
	if (rate <= 0) {
		return true;
	}

	const elapsed = Math.max(0, now - bucket.at) / 1000;
	bucket.tokens = Math.min(rate * limits.rateBurstFactor, bucket.tokens + elapsed * rate);
	bucket.at = now;
	if (bucket.tokens < 1) {
		return false;
	}

	bucket.tokens -= 1;
	return true;
};
