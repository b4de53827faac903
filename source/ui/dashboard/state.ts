/** What the operator's screen shows, as plain data. */
import type {ServerStats, Time, UserId} from '../../messages.ts';
import type {Log} from './log.ts';
import type {LogScroll} from './log-scroll.ts';
import type {NameColors} from './name-colors.ts';
import type {RatesState} from './rates.ts';
import type {UsersState} from './users.ts';

/** Where arrow keys go. */
export type Pane = 'users' | 'log' | 'command';

/** What the operator is asked, in the place of the command line. */
export type Question =
	| {readonly type: 'kick'; readonly id: UserId; readonly name: string}
	| {readonly type: 'quit'; readonly online: number};

/** An answer to what the operator did, until their next key. */
export type Notice = {readonly level: 'info' | 'problem'; readonly text: string};

export type DashboardState = {
	readonly now: Time;
	readonly stats: ServerStats;
	readonly rates: RatesState;
	readonly users: UsersState;
	/** The events in view: with or without what people say. A ring that grows; `logEnd` changes with it. */
	readonly log: Log;
	readonly logEnd: number;
	readonly scroll: LogScroll;
	readonly colors: NameColors;
	readonly showsMessages: boolean;
	readonly focus: Pane;
	/** The list that had the focus last: the one in view where there is room for one. */
	readonly list: Exclude<Pane, 'command'>;
	readonly question: Question | undefined;
	readonly notice: Notice | undefined;
	/** How many rows of the help are above the view; undefined while it is closed. */
	readonly help: number | undefined;
};
