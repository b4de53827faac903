/** How many connections one address may have. */
import type {Time} from '../messages.ts';

export type Admission = {
	/** Count a connection in; false when the address has as many as it may. */
	enter(address: string): boolean;
	leave(address: string): void;
	/** Whether one that may not enter is news: once a second and address, so that a flood of them is not one of the log. */
	isNews(address: string, now: Time): boolean;
};

const newsMs = 1000;

const isLoopback = (address: string): boolean => address === '::1' || address.startsWith('127.');

/** `perAddressMax` 0 is unlimited. Loopback is exempt unless `loopbackToo`. */
export const createAdmission = (perAddressMax: number, loopbackToo: boolean): Admission => {
	const counts = new Map<string, number>();
	/** Of addresses that have connections, and so no more than there are of those. */
	const refusedAt = new Map<string, Time>();
	return {
		enter(address) {
			const count = counts.get(address) ?? 0;
			const exempt = perAddressMax === 0 || (isLoopback(address) && !loopbackToo);
			if (!exempt && count >= perAddressMax) {
				return false;
			}

			counts.set(address, count + 1);
			return true;
		},
		leave(address) {
			const count = (counts.get(address) ?? 0) - 1;
			if (count > 0) {
				counts.set(address, count);
			} else {
				counts.delete(address);
				refusedAt.delete(address);
			}
		},
		isNews(address, now) {
			const before = refusedAt.get(address);
			if (before !== undefined && now >= before && now - before < newsMs) {
				return false;
			}

			refusedAt.set(address, now);
			return true;
		},
	};
};
