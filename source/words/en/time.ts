/** Durations and days. */

export const time = {
	/** For `Intl`: how days are written. */
	locale: 'en-GB',
	unknownDay: 'unknown day',
	/** Short, as `4m 05s` has them. */
	days: (count: string) => `${count}d`,
	hours: (count: string) => `${count}h`,
	minutes: (count: string) => `${count}m`,
	seconds: (count: string) => `${count}s`,
};
