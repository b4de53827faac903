/** Times, durations, sizes and addresses as people read them. */
import {chrome} from '../words/chrome.ts';
import {type Catalogue, words} from '../words/words.ts';

const timeMax = 8.64e15;
const formatters = new Map<string, Intl.DateTimeFormat>();

const formatter = (options: Intl.DateTimeFormatOptions, locale = 'en-GB'): Intl.DateTimeFormat => {
	const key = locale + JSON.stringify(options);
	const known = formatters.get(key) ?? new Intl.DateTimeFormat(locale, options);
	formatters.set(key, known);

	return known;
};

/** A time from others may be no time at all; `Intl` would throw. */
const isTime = (time: number): boolean => Math.abs(time) <= timeMax;

const inZone = (timeZone: string | undefined): Intl.DateTimeFormatOptions =>
	timeZone === undefined ? {} : {timeZone};

const minuteMs = 60_000;
const minutesMax = 2000;
const minutes = new Map<string, string>();

/** What a format makes of a minute. Remembered, for the lines of a busy room are of few of them; `Intl` takes microseconds for each. */
const ofMinute = (key: string, time: number, format: () => string): string => {
	const minute = `${key} ${Math.floor(time / minuteMs)}`;
	const known = minutes.get(minute);
	if (known !== undefined) {
		return known;
	}

	if (minutes.size >= minutesMax) {
		minutes.clear();
	}

	const text = format();
	minutes.set(minute, text);
	return text;
};

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** The machine's own time, without `Intl`: the first use of that takes 10 ms, which a server or a script that starts can do without. */
const localClock = (time: number): string => {
	const date = new Date(time);
	return `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`;
};

const clockIn = (time: number, timeZone: string): string =>
	formatter({hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone}).format(time);

/** `12:03`, of ms since the epoch, in a time zone such as `Asia/Seoul` or the machine's own. */
export const formatClock = (time: number, timeZone?: string): string =>
	isTime(time)
		? ofMinute(`clock ${timeZone}`, time, () =>
				timeZone === undefined ? localClock(time) : clockIn(time, timeZone),
			)
		: '--:--';

/** `2025-03-03`, of ms since the epoch. */
export const formatDate = (time: number, timeZone?: string): string => {
	if (!isTime(time)) {
		return words().time.unknownDay;
	}

	const parts = formatter({
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		...inZone(timeZone),
	}).formatToParts(time);
	const part = (type: string): string => parts.find(candidate => candidate.type === type)?.value ?? '';

	return `${part('year')}-${part('month')}-${part('day')}`;
};

/** `Monday 3 March 2025`, in the language that is spoken, of ms since the epoch. Two moments are of one day when their texts are the same. */
export const formatDay = (time: number, timeZone?: string): string => {
	const {locale, unknownDay} = words().time;
	return isTime(time)
		? ofMinute(`day ${locale} ${timeZone}`, time, () =>
				formatter(
					{weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', ...inZone(timeZone)},
					locale,
				)
					.format(time)
					.replace(',', ''),
			)
		: unknownDay;
};

/** How the units of a duration are written. */
export type DurationUnits = Pick<Catalogue['time'], 'days' | 'hours' | 'minutes' | 'seconds'>;

/** A duration in ms by its two largest units: `8s`, `4m 05s`, `1h 04m`, `2d 03h`; in the language that is spoken, unless other units are given. */
export const formatDuration = (ms: number, units: DurationUnits = words().time): string => {
	const seconds = Math.floor(Math.max(0, Number.isFinite(ms) ? ms : 0) / 1000);
	const minutes = Math.floor(seconds / 60);
	const hours = Math.floor(minutes / 60);
	const days = Math.floor(hours / 24);

	if (days > 0) {
		return `${units.days(String(days))} ${units.hours(twoDigits(hours % 24))}`;
	}

	if (hours > 0) {
		return `${units.hours(String(hours))} ${units.minutes(twoDigits(minutes % 60))}`;
	}

	return minutes > 0
		? `${units.minutes(String(minutes))} ${units.seconds(twoDigits(seconds % 60))}`
		: units.seconds(String(seconds));
};

const byteUnits = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;

/** A number of bytes in decimal units: `512 B`, `1.2 MB`, `345 GB`. */
export const formatBytes = (bytes: number): string => {
	let value = Math.max(0, Number.isFinite(bytes) ? bytes : 0);
	let unit = 0;

	// What would be rounded to 1000 is one of the next unit.
	while (value >= 999.5 && unit < byteUnits.length - 1) {
		value /= 1000;
		unit++;
	}

	return `${unit === 0 || value >= 99.95 ? Math.round(value) : value.toFixed(1)} ${byteUnits[unit]}`;
};

const bars = '▁▂▃▄▅▆▇█';

/**
The last `cells` of the values as a row of bars, exactly `cells` wide, spaces where there is no value yet. The highest of
those drawn is a full bar, zero is the lowest, and anything above zero is drawn above it.
*/
export const sparkline = (values: readonly number[], cells: number): string => {
	const width = Math.max(0, Math.floor(cells));
	const drawn = width === 0 ? [] : values.slice(-width).map(value => Math.max(0, value || 0));
	const highest = Math.max(0, ...drawn.filter(value => Number.isFinite(value)));
	const bar = (value: number): string =>
		chrome(
			bars.charAt(value === 0 ? 0 : Math.max(1, Math.round((Math.min(value, highest) / (highest || 1)) * 7))),
		);

	return drawn.map(bar).join('').padStart(width);
};

/** A host or an IP address, and a port, in one word: `10.0.0.7:51234`, `[fe80::1]:51234` (RFC 3986, 3.2.2). */
export const formatAddress = (host: string, port: number): string =>
	`${host.includes(':') ? `[${host}]` : host}:${port}`;
