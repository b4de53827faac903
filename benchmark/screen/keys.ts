/** Keys that are pressed, and how long each takes to its cell. Knows no program. */
import {setTimeout as wait} from 'node:timers/promises';
import type {Measured} from '../lib/rounds.ts';
import {quantile} from '../lib/statistics.ts';
import type {Screen} from './pty.ts';

/** A frame of 60 Hz, ms. */
export const frameMs = 1000 / 60;

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** Keys at an uneven pace, so that they meet no beat of the program's: for each the ms until its cell has it. */
export const pressKeys = async (
	screen: Screen,
	{x: x0, y}: {readonly x: number; readonly y: number},
	count: number,
): Promise<readonly number[]> => {
	const times: number[] = [];
	const empty = async (firstLetter: string | undefined): Promise<void> => {
		screen.write('\u0015');
		await screen.until(() => screen.cell(x0, y) !== firstLetter, 'an empty line');
	};
	for (let index = 0; index < count; index++) {
		const at = index % 40;
		if (at === 0 && index > 0) {
			await empty(letters[(index - 40) % 26]);
		}

		const letter = letters[index % 26] ?? 'a';
		await wait(25 + ((index * 37) % 41));
		const from = performance.now();
		screen.write(letter);
		times.push((await screen.until(() => screen.cell(x0 + at, y) === letter, `the key ${letter}`)) - from);
	}

	await empty(letters[((Math.ceil(count / 40) - 1) * 40) % 26]);
	return times;
};

/** The median and the 99th of 100, by what went on meanwhile. */
export const keysOf = (times: readonly number[], rate: number | string): Measured => ({
	[`p50 ${rate}`]: quantile(times, 0.5) ?? 0,
	[`p99 ${rate}`]: quantile(times, 0.99) ?? 0,
});
