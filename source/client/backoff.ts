const firstMs = 200;
const lastMs = 10_000;

/**
How long to wait before attempt number `attempt` (from 1) to reconnect, ms: doubles from 0.4 s up to 10 s, of which a random
half is taken off, so that clients which lost the same server do not come back all at once. Never under 0.2 s.
*/
export const backoffMs = (attempt: number, random: () => number): number => {
	const ceiling = Math.min(lastMs, firstMs * 2 ** Math.min(attempt, 16));
	return Math.round(ceiling * (0.5 + random() / 2));
};
