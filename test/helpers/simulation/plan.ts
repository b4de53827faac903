/** What a run is to be like, drawn from its seed: not every run has every kind of fault, so that one does not hide another. */
import type {HubRules} from '../../../source/hub/hub.ts';
import {limits} from '../../../source/limits.ts';
import type {CatchingUpBounds} from '../../../source/server/catching-up/page.ts';
import type {OutboxBounds} from '../../../source/server/connection.ts';
import type {Chance, Span} from './chance.ts';
import type {CommitStep} from './disk.ts';
import type {Weather} from './network.ts';

export type CrashStep = CommitStep | 'write';

/** Times in ms of the run. */
export type Fault =
	| {readonly type: 'cut'}
	/** What the server says to one is held up. */
	| {readonly type: 'stall'; readonly ms: number}
	/** A process is suspended: a laptop that sleeps, a stopped server, a reader that stalls. */
	| {readonly type: 'freeze'; readonly who: 'client' | 'server'; readonly ms: number}
	| {readonly type: 'blackout'; readonly ms: number}
	/** At once, or at the nth such step from now on. */
	| {
			readonly type: 'crash';
			readonly step: CrashStep | undefined;
			readonly count: number;
			readonly downMs: number;
	  }
	| {readonly type: 'stop'; readonly kind: 'restart' | 'shutdown'; readonly downMs: number}
	| {readonly type: 'full'; readonly ms: number}
	/** The disk answers nothing for a while. */
	| {readonly type: 'slow-disk'; readonly ms: number}
	/** A client is gone for good: killed, or by its own wish. */
	| {readonly type: 'gone'; readonly how: 'killed' | 'left' | 'kicked'}
	/** A client is killed, and somebody starts it again: with its keepsake. */
	| {readonly type: 'again'; readonly ms: number; readonly isNamed: boolean}
	| {readonly type: 'announce'};

export type Act =
	| 'say'
	| 'burst'
	| 'flood'
	| 'whisper'
	| 'go'
	| 'part'
	| 'last-word'
	| 'rename'
	| 'topic'
	| 'retry'
	| 'nudge'
	| 'read'
	| 'react'
	| 'edit'
	| 'delete';

export type Plan = {
	readonly people: readonly {
		readonly startsAt: number;
		readonly acts: readonly {readonly at: number; readonly act: Act}[];
	}[];
	/** How much a client of another make says in one breath; 0 when there is none. */
	readonly bluntMessages: number;
	readonly faults: readonly {readonly at: number; readonly fault: Fault}[];
	/** When people stop to talk and faults stop. */
	readonly activeMs: number;
	readonly rules: HubRules;
	readonly weather: Weather;
	readonly diskLatency: Span;
	/** Of readers who are too slow; the program's own when undefined. */
	readonly outbox: OutboxBounds | undefined;
	readonly bounds: CatchingUpBounds | undefined;
	/** How often the server writes its state down. */
	readonly snapshotEntries: number | undefined;
};

const steps: readonly CrashStep[] = ['asked', 'durable', 'told', 'committed', 'listened', 'write'];

const times = <Item>(count: number, make: () => Item): Item[] => Array.from({length: count}, make);

export const drawPlan = (chance: Chance): Plan => {
	const {pick, whole, odds, between} = chance;
	const activeMs = pick([1500, 4000, 12_000, 40_000]);
	const moment = (): number => between(0, activeMs);
	/** A kind of fault is in half of the runs. */
	const some = (most: number): number => (odds(0.5) ? whole(1, most) : 0);

	const drawFault = (type: Fault['type']): Fault => {
		switch (type) {
			case 'cut':
			case 'announce': {
				return {type};
			}

			case 'freeze': {
				return {type, who: odds(0.8) ? 'client' : 'server', ms: pick([300, 3000, 17_000, 40_000])};
			}

			case 'slow-disk':
			case 'stall': {
				return {type, ms: pick([500, 3000, 9000])};
			}

			case 'blackout':
			case 'full': {
				return {type, ms: pick([50, 500, 4000])};
			}

			case 'crash': {
				return {
					type,
					step: odds(0.85) ? pick(steps) : undefined,
					count: whole(1, 4),
					downMs: pick([10, 400, 3000, 35_000]),
				};
			}

			case 'stop': {
				return {type, kind: odds(0.7) ? 'restart' : 'shutdown', downMs: pick([10, 400, 3000])};
			}

			case 'again': {
				return {type, ms: pick([100, 2000, 12_000]), isNamed: odds(0.5)};
			}

			case 'gone': {
				return {type, how: pick(['killed', 'killed', 'left', 'kicked'])};
			}
		}
	};

	const faults = (
		[
			'cut',
			'stall',
			'freeze',
			'blackout',
			'full',
			'slow-disk',
			'crash',
			'stop',
			'gone',
			'again',
			'announce',
		] as const
	).flatMap(type => {
		const most = {
			cut: 15,
			stall: 8,
			freeze: 3,
			blackout: 2,
			full: 2,
			'slow-disk': 4,
			crash: 4,
			stop: 1,
			gone: 2,
			again: 2,
			announce: 2,
		}[type];
		return times(some(most), () => ({at: moment(), fault: drawFault(type)}));
	});

	const hasRooms = odds(0.7);
	const hasFlood = odds(0.03);
	const acts: readonly Act[] = [
		...times(10, () => 'say' as const),
		...times(2, () => 'burst' as const),
		...(odds(0.6) ? times(4, () => 'whisper' as const) : []),
		...(hasRooms ? times(4, () => 'go' as const) : []),
		...(hasRooms && odds(0.5) ? (['part', 'last-word'] as const) : []),
		...(odds(0.3) ? (['rename'] as const) : []),
		...(odds(0.3) ? (['topic'] as const) : []),
		...(odds(0.5) ? (['retry', 'nudge', 'nudge'] as const) : []),
		...(odds(0.3) ? (['read', 'read', 'read'] as const) : []),
		...(odds(0.5) ? (['react', 'react', 'react', 'edit', 'edit', 'delete'] as const) : []),
	];

	return {
		activeMs,
		people: times(whole(2, 5), () => ({
			startsAt: odds(0.7) ? between(0, 200) : moment() / 2,
			acts: [
				...times(whole(3, 20), () => ({at: moment(), act: pick(acts)})),
				...(hasFlood && odds(0.5) ? [{at: moment(), act: 'flood'} as const] : []),
			],
		})),
		bluntMessages: odds(0.1) ? pick([5, 257, 300, 600]) : 0,
		faults,
		rules: {
			usersMax: 100,
			rate: odds(0.8) ? 0 : 3,
			bannedWords: [],
			backlog: pick([0, 1, 3, 50]),
			graceMs: pick([300, 5000, 30_000]),
		},
		weather: {
			latency: pick<Span>([
				[0.1, 2],
				[1, 60],
				[5, 800],
			]),
			splits: pick([0, 10, 40]),
			kernelBytes: pick([1_000_000, 3000, 400]),
		},
		outbox: odds(0.5) ? {bytesMax: pick([500, 2000, 6000]), stallMs: limits.outboxStallMs} : undefined,
		bounds: odds(0.5)
			? {
					pageMessages: pick([1, 3, 20]),
					pageBytes: pick([300, 2000]),
					recentEntries: pick([2, 8, 64]),
					recentCharacters: pick([50, 500]),
					stateBytes: pick([200, 2000]),
				}
			: undefined,
		snapshotEntries: odds(0.5) ? pick([3, 15, 60]) : undefined,
		diskLatency: pick<Span>([
			[0.05, 2],
			[0.5, 30],
			[2, 900],
		]),
	};
};
