/** What the server reports, brought to the dashboard's state: at most so often, however much is going on. */
import type {LogEvent, Time} from '../../messages.ts';
import type {Operator} from '../../server/contract.ts';
import type {Log} from './log.ts';
import type {NameColors} from './name-colors.ts';
import {addSample} from './rates.ts';
import type {DashboardState} from './state.ts';
import {updateUsers} from './users.ts';

/**
From an event to its drawing; between two drawings, for nobody reads faster and drawing is the server's own time; the same while so much comes that a screen of
it is gone before it was seen; between two looks at all users; between two looks at the counters. All ms.
*/
const drawMs = 33;
const betweenDrawsMs = 100;
const betweenFloodedDrawsMs = 250;
const usersMs = 250;
const tickMs = 1000;

const changesUsers: ReadonlySet<LogEvent['event']> = new Set([
	'join',
	'leave',
	'reconnecting',
	'resumed',
	'rename',
	'kick',
	// Not of users, but of the header's figures, which are looked at together.
	'read-only',
	'writable',
]);

/** More events than this between two drawings are such a flood: several hundred a second. */
const floodMin = 40;

export type FeedOptions = {
	readonly operator: Operator;
	readonly now: () => Time;
	readonly schedule: (ms: number, callback: () => void) => () => void;
	/** Every event, and every event that is not what someone said. */
	readonly all: Log;
	readonly withoutSpeech: Log;
	readonly colors: NameColors;
	/** Change the state and have it drawn. */
	readonly update: (change: (state: DashboardState) => Partial<DashboardState>) => void;
};

export type Feed = {
	/** Put an event into the log. */
	record(event: LogEvent): void;
	/** Begin to listen and to count. Returns its undo. */
	start(): () => void;
};

/** Events are drawn after 33 ms, and at most every 100 ms, in a flood every 250; users are listed at most four times a second, counters are read once. */
export const createFeed = ({
	operator,
	now,
	schedule,
	all,
	withoutSpeech,
	colors,
	update,
}: FeedOptions): Feed => {
	const pending = new Map<'draw' | 'users' | 'tick', () => void>();
	let areUsersOld = false;
	let drawnAt = Number.NEGATIVE_INFINITY;
	let sinceDrawn = 0;
	let pauseMs = betweenDrawsMs;

	const after = (what: 'draw' | 'users' | 'tick', ms: number, callback: () => void): void => {
		pending.set(
			what,
			schedule(ms, () => {
				pending.delete(what);
				callback();
			}),
		);
	};

	const record = (event: LogEvent): void => {
		colors.note(event);
		all.push(event);
		if (event.event !== 'message' && event.event !== 'whisper' && event.event !== 'amend') {
			withoutSpeech.push(event);
		}
	};

	/** The users as they are now, if they may have changed and were not listed a moment ago. */
	const users = (state: DashboardState): Partial<DashboardState> => {
		if (!areUsersOld || pending.has('users')) {
			return {};
		}

		areUsersOld = false;
		after('users', usersMs, () => {
			if (areUsersOld) {
				update(users);
			}
		});
		return {users: updateUsers(state.users, operator.users()), stats: operator.stats()};
	};

	const onEvent = (event: LogEvent): void => {
		record(event);
		areUsersOld ||= changesUsers.has(event.event);
		sinceDrawn++;
		if (!pending.has('draw')) {
			after('draw', Math.max(drawMs, drawnAt + pauseMs - now()), () => {
				drawnAt = now();
				pauseMs = sinceDrawn > floodMin ? betweenFloodedDrawsMs : betweenDrawsMs;
				sinceDrawn = 0;
				update(users);
			});
		}
	};

	const tick = (): void => {
		const time = now();
		// Round trips, counts and idle times change without an event.
		areUsersOld = true;
		update(state => {
			const stats = operator.stats();
			return {...users(state), now: time, stats, rates: addSample(state.rates, stats, time)};
		});
		after('tick', tickMs, tick);
	};

	return {
		record,
		start() {
			const undo = operator.onEvent(onEvent);
			after('tick', tickMs, tick);

			return () => {
				undo();
				for (const cancel of pending.values()) {
					cancel();
				}

				pending.clear();
			};
		},
	};
};
