/** Who comes and goes: what a large room need not hear of at once. */
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

/** Whether an event may wait for others of its kind. */
export const isAmbient = ({type}: Event): boolean => ambient.has(type);

export type Pace = {
	/** A clock, ms. */
	now(): number;
	later(ms: number, callback: () => void): void;
	/** How long a room of so many rests after it was told who came and went, when that took so long. */
	restMs(members: number, tookMs: number): number;
};

/** The rests of channels, from the writes that told them who came and went. */
export type Rests = {
	/** Writes begin. */
	begin(): void;
	/** What a channel has to say is among them. */
	note(channel: Channel): void;
	/** They are made. */
	end(): void;
};

/** `onRested` is called when a channel that has something to say has rested. */
export const createRests = ({now, later, restMs: restOf}: Pace, onRested: () => void): Rests => {
	let told: Channel[] = [];
	let beganAt = 0;
	return {
		begin() {
			beganAt = now();
		},
		note(channel) {
			if (!channel.isUrgent) {
				told.push(channel);
			}
		},
		end() {
			const tookMs = now() - beganAt;
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

			told = [];
		},
	};
};
