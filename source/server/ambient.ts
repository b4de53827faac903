/** When writing rests: what a large room need not hear of at once, and a moment after writes that took long, in which more comes to be written with the next. */
import type {Event} from '../messages.ts';
import type {Channel} from './streams.ts';

const ambient: ReadonlySet<Event['type']> = new Set([
	'joined',
	'left',
	'parted',
	'presence',
	'away',
	'profile',
]);

/** A room of fewer hears of everything at once: it takes no time to tell them. */
const manyMembers = 200;

/** Nobody is told later than this, ms. */
const restMsMax = 200;

/** How long a room rests after it was told who came and went, ms, when telling it took so long: so that no more than a quarter of the time goes into that. */
export const restMs = (members: number, tookMs: number): number =>
	members < manyMembers ? 0 : Math.min(restMsMax, Math.max(members / 100, 3 * tookMs));

/** Writes that took less, ms, are followed by the next at once. */
const longMs = 4;

/** Nobody waits longer than this after writes that took long, ms. */
const breathMsMax = 15;

/** How long nothing is written, ms: so long, and so long at most while something may be coming. */
export type Breath = {readonly least: number; readonly most: number};

/**
After writes of what people said that took so long, ms. Those who answer what they just read would otherwise be a turn late each time: in rooms of thousands whose
members wait for each other, that is half as many writes again.
*/
export const breathAfter = (tookMs: number): Breath | undefined =>
	tookMs < longMs
		? undefined
		: {least: Math.min(breathMsMax, tookMs / 10), most: Math.min(breathMsMax, tookMs)};

/** Whether an event may wait for others of its kind. */
export const isAmbient = ({type}: Event): boolean => ambient.has(type);

export type Pace = {
	/** A clock, ms. */
	now(): number;
	later(ms: number, callback: () => void): void;
	/** How long a room of so many rests after it was told who came and went, when that took so long. */
	restMs(members: number, tookMs: number): number;
	/** How long nothing is written after writes of what people said that took so long. */
	breathAfter(tookMs: number): Breath | undefined;
};

/** The rests of channels, from the writes that told them who came and went. */
export type Rests = {
	/** Writes begin. */
	begin(): void;
	/** The same schedule for what goes on with them later: until then it is not their time. */
	outside(schedule: (callback: () => void) => void): (callback: () => void) => void;
	/** What a channel has to say is among them. */
	note(channel: Channel): void;
	/** They are made. */
	end(): void;
	/** Whether nothing is to be written now. `onRested` is called when that is over. */
	isBreathing(): boolean;
	/** All that was coming has come: only the least is to be waited for. */
	stopBreathing(): void;
};

/** `onRested` is called when there may be something to write that has rested. */
export const createRests = (
	{now, later, restMs: restOf, breathAfter: breathOf}: Pace,
	onRested: () => void,
): Rests => {
	let told: Channel[] = [];
	let isAnythingSaid = false;
	let beganAt = 0;
	let tookMs = 0;
	let breath: {isLong: boolean; isOver: boolean} | undefined;

	const breathe = ({least, most}: Breath): void => {
		const drawn = {isLong: false, isOver: false};
		breath = drawn;
		const end = (): void => {
			if (breath === drawn) {
				breath = undefined;
				onRested();
			}
		};
		later(least, () => {
			drawn.isLong = true;
			if (drawn.isOver || most <= least) {
				end();
			} else {
				later(most - least, end);
			}
		});
	};

	return {
		isBreathing: () => breath !== undefined,
		stopBreathing() {
			if (breath?.isLong) {
				breath = undefined;
			} else if (breath) {
				breath.isOver = true;
			}
		},
		begin() {
			beganAt = now();
		},
		outside: schedule => callback => {
			tookMs += now() - beganAt;
			schedule(() => {
				beganAt = now();
				callback();
			});
		},
		note(channel) {
			if (channel.isUrgent) {
				isAnythingSaid = true;
			} else {
				told.push(channel);
			}
		},
		end() {
			tookMs += now() - beganAt;
			for (const channel of told) {
				const ms = restOf(channel.members.size, tookMs);
				if (ms > 0) {
					channel.isResting = true;
					later(ms, () => {
						channel.isResting = false;
						if (channel.batch.frames.length > 0) {
							onRested();
						}
					});
				}
			}

			const due = isAnythingSaid ? breathOf(tookMs) : undefined;
			told = [];
			isAnythingSaid = false;
			tookMs = 0;
			if (due) {
				breathe(due);
			}
		},
	};
};
