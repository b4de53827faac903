/** Moments as people type them on a command line. */
import type {Time} from '../messages.ts';

const unitMs = {m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000} as const;

const ago = /^(\d{1,6})([mhdw])$/;
const dateAndTime =
	/^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,3})\d*)?)?(Z|[+-]\d\d:?\d\d)?)?$/i;

const startOfDay = (now: Time, daysBack: number): Time => {
	const day = new Date(now);
	return new Date(day.getFullYear(), day.getMonth(), day.getDate() - daysBack).getTime();
};

/** Minutes east of Greenwich of `Z`, `+09:00` or `-0330`. */
const offsetOf = (zone: string): number => {
	if (zone.toUpperCase() === 'Z') {
		return 0;
	}

	const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
	return zone.startsWith('-') ? -minutes : minutes;
};

const parseDate = (text: string): Time | undefined => {
	const match = dateAndTime.exec(text);
	if (!match) {
		return undefined;
	}

	const zone = match[8];
	const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match
		.slice(1, 7)
		.map(part => Number(part ?? 0));
	const ms = Number((match[7] ?? '').padEnd(3, '0'));
	// A 30th of February would be a day in March.
	const utc = new Date(Date.UTC(year, month - 1, day, hour, minute, second, ms));
	const isReal =
		utc.getUTCMonth() === month - 1 && utc.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
	if (!isReal) {
		return undefined;
	}

	return zone === undefined
		? new Date(year, month - 1, day, hour, minute, second, ms).getTime()
		: utc.getTime() - offsetOf(zone) * unitMs.m;
};

/**
A moment in ms since the epoch: an ISO date or date and time (local, unless it says its zone), `today`, `yesterday` (their
beginnings, local), or how long ago: `30m`, `12h`, `7d`, `2w`. Undefined when it is none of these.
*/
export const parseWhen = (text: string, now: Time): Time | undefined => {
	const word = text.trim().toLowerCase();
	if (word === 'today' || word === 'yesterday') {
		return startOfDay(now, word === 'today' ? 0 : 1);
	}

	const [, count, unit] = ago.exec(word) ?? [];
	return count === undefined
		? parseDate(text.trim())
		: now - Number(count) * unitMs[unit as keyof typeof unitMs];
};
