/** How many connections one address may have. */

export type Admission = {
	/** Count a connection in; false when the address has as many as it may. */
	enter(address: string): boolean;
	leave(address: string): void;
};

const isLoopback = (address: string): boolean => address === '::1' || address.startsWith('127.');

/** `perAddressMax` 0 is unlimited. Loopback is exempt unless `loopbackToo`. */
export const createAdmission = (perAddressMax: number, loopbackToo: boolean): Admission => {
	const counts = new Map<string, number>();
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
			}
		},
	};
};
