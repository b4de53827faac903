/** The server's password: compared in constant time, and slower with every wrong attempt from an address. */
import {createHash, timingSafeEqual} from 'node:crypto';

export type PasswordGate = {
	/**
	Whether it is the password. A wrong one is answered after a delay; attempts of one address wait for each other. One that
	nobody waits for any more (`isAwaited`) when its turn comes is passed over: who hangs up again and again must not keep
	others of the same address out.
	*/
	check(given: string | undefined, address: string, isAwaited?: () => boolean): Promise<boolean>;
};

export type PasswordGateOptions = {
	/** Without one, everybody may in. */
	readonly password: string | undefined;
	/** The delay after the first wrong attempt; it doubles up to eight times as long. */
	readonly delayMs: number;
	readonly sleep: (ms: number) => Promise<void>;
};

/** Passwords are compared by hashes, so that neither their length nor a common start shows in the time it takes. */
const digest = (text: string): Uint8Array => createHash('sha256').update(text.normalize('NFC')).digest();

const factorMax = 8;
const addressesMax = 10_000;

export const createPasswordGate = ({password, delayMs, sleep}: PasswordGateOptions): PasswordGate => {
	if (password === undefined) {
		return {check: async () => true};
	}

	const expected = digest(password);
	const addresses = new Map<string, {factor: number; queue: Promise<unknown>}>();
	return {
		check(given, address, isAwaited = () => true) {
			let record = addresses.get(address);
			if (!record) {
				record = {factor: 1, queue: Promise.resolve()};
				addresses.set(address, record);
				if (addresses.size > addressesMax) {
					addresses.delete(addresses.keys().next().value as string);
				}
			}

			const {queue} = record;
			const attempt = (async () => {
				await queue;
				if (!isAwaited()) {
					return false;
				}

				if (timingSafeEqual(digest(given ?? ''), expected)) {
					record.factor = 1;
					return true;
				}

				// A client that gives none asks whether one is needed: that is no guess.
				await sleep(given === undefined ? 0 : delayMs * record.factor);
				if (given !== undefined) {
					record.factor = Math.min(record.factor * 2, factorMax);
				}

				return false;
			})();
			record.queue = attempt;
			return attempt;
		},
	};
};
