/** The dashboard without a screen: gathers what the server reports, and does what the operator asks. */
import type {Store} from '../../client/contract.ts';
import type {Time} from '../../messages.ts';
import type {Operator} from '../../server/contract.ts';
import type {Settings} from '../../settings/settings.ts';
import {words} from '../../words/words.ts';
import {changeSetting} from './change-setting.ts';
import {type Outcome, runLine} from './commands.ts';
import {createFeed} from './feed.ts';
import {createLog} from './log.ts';
import {following, type LogExtent, scrollLog, scrollLogToTop} from './log-scroll.ts';
import {createNameColors} from './name-colors.ts';
import {addSample, noRates} from './rates.ts';
import type {DashboardState, Pane} from './state.ts';
import {moveSelection, noUsers, pickUser, selectEnd, selectedUser, updateUsers} from './users.ts';

export type DashboardOptions = {
	readonly operator: Operator;
	readonly listening: {readonly host: string; readonly port: number};
	readonly now: () => Time;
	/** Call back after `ms`; returns its undo. */
	readonly schedule: (ms: number, callback: () => void) => () => void;
	/** What the operator may change; without it nothing. */
	readonly settings?: Settings | undefined;
	/** The operator has decided to stop the server. */
	readonly onQuit: () => void;
};

/** A jump in a list: by so many rows, or to an end. */
export type Jump = number | 'first' | 'last';

export type Dashboard = Store<DashboardState> & {
	/** Begin to listen and to count. Returns its undo. */
	start(): () => void;
	focus(pane: Pane): void;
	/** Move the selection in a list of so many rows. */
	moveUsers(jump: Jump, rows: number): void;
	/** Select the user at an index of the list, who is in view. */
	pickUser(index: number): void;
	scrollLog(jump: Jump, extent: LogExtent): void;
	toggleHelp(): void;
	/** Scroll the help by so many rows, to `most` at the end. */
	scrollHelp(by: number, most: number): void;
	/** Ask whether to kick the selected user. */
	askKick(): void;
	/** Ask whether to stop; asked again, or with nobody online, stop. */
	askQuit(): void;
	/** Yes, or no, to the question. */
	answer(yes: boolean): void;
	/** A line of the command line. False when it should stay there. */
	submit(line: string): boolean;
	clearNotice(): void;
};

/** Make a dashboard over a running server. Listeners are told at most every 100 ms (in a flood 250) of what the server reports, and at once of what the operator does. */
export const createDashboard = ({
	operator,
	listening,
	now,
	schedule,
	settings,
	onQuit,
}: DashboardOptions): Dashboard => {
	const all = createLog();
	const withoutSpeech = createLog();
	const colors = createNameColors();
	const listeners = new Set<() => void>();
	const stats = operator.stats();
	// It began to listen before there was a screen to say so.
	for (const log of [all, withoutSpeech]) {
		log.push({event: 'listening', ...listening, time: stats.startedAt});
	}

	let state: DashboardState = {
		now: now(),
		stats,
		rates: addSample(noRates, stats, now()),
		users: updateUsers(noUsers, operator.users()),
		log: all,
		logEnd: all.end(),
		colors,
		scroll: following,
		showsMessages: true,
		focus: 'command',
		list: 'users',
		question: undefined,
		notice: undefined,
		help: undefined,
	};
	let hasQuit = false;

	const set = (change: Partial<DashboardState>): void => {
		state = {...state, ...change, logEnd: (change.log ?? state.log).end()};
		for (const listener of [...listeners]) {
			listener();
		}
	};

	const feed = createFeed({
		operator,
		now,
		schedule,
		all,
		withoutSpeech,
		colors,
		update: change => set(change(state)),
	});

	const quit = (): void => {
		if (!hasQuit) {
			hasQuit = true;
			set({question: undefined, help: undefined, notice: {level: 'info', text: words().dashboard.stopping}});
			onQuit();
		}
	};

	const askQuit = (): void => {
		const {online} = operator.stats();
		if (online === 0 || state.question?.type === 'quit') {
			quit();
		} else {
			set({question: {type: 'quit', online}, help: undefined, notice: undefined});
		}
	};

	const kick = (id: string, name: string): void => {
		// They may have taken another name while the question stood.
		const user = operator.users().find(candidate => candidate.id === id);
		const problem = user === undefined ? words().dashboard.hasLeft(name) : operator.kick(user.name, '');
		set({
			question: undefined,
			notice:
				problem === undefined
					? {level: 'info', text: words().dashboard.kicked(name)}
					: {level: 'problem', text: words().server.inOwnWords(problem)},
		});
	};

	const carryOut = (outcome: Outcome): boolean => {
		switch (outcome.type) {
			case 'done': {
				set({notice: outcome.text ? {level: 'info', text: outcome.text} : undefined, scroll: following});
				return true;
			}

			case 'problem': {
				set({notice: {level: 'problem', text: outcome.text}});
				return false;
			}

			case 'set': {
				const notice = changeSetting(settings, outcome.name, outcome.value);
				set({notice});
				return notice.level === 'info';
			}

			case 'help': {
				set({help: 0, notice: undefined});
				return true;
			}

			case 'users': {
				const users = operator.users().map(({name, address, port}) => ({name, address, port}));
				feed.record({event: 'users', users, time: now()});
				set({notice: undefined, scroll: following});
				return true;
			}

			case 'messages': {
				const showsMessages = !state.showsMessages;
				const {showsSpeech, hidesSpeech} = words().dashboard;
				const text = showsMessages ? showsSpeech : hidesSpeech;
				const log = showsMessages ? all : withoutSpeech;
				set({showsMessages, log, scroll: following, notice: {level: 'info', text}});
				return true;
			}

			case 'quit': {
				askQuit();
				return true;
			}
		}
	};

	return {
		getState: () => state,
		subscribe(listener) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
		start: feed.start,
		focus(pane) {
			if (pane !== state.focus) {
				set({focus: pane, list: pane === 'command' ? state.list : pane});
			}
		},
		moveUsers(jump, rows) {
			const {users} = state;
			set({
				users: typeof jump === 'number' ? moveSelection(users, jump, rows) : selectEnd(users, jump, rows),
			});
		},
		pickUser(index) {
			set({users: pickUser(state.users, index)});
		},
		scrollLog(jump, extent) {
			const {scroll} = state;
			set({
				scroll:
					jump === 'first'
						? scrollLogToTop(scroll, extent)
						: jump === 'last'
							? following
							: scrollLog(scroll, jump, extent),
			});
		},
		toggleHelp() {
			set({help: state.help === undefined ? 0 : undefined});
		},
		scrollHelp(by, most) {
			set({help: Math.max(0, Math.min((state.help ?? 0) + by, most))});
		},
		askKick() {
			const user = selectedUser(state.users);
			set(
				user === undefined
					? {notice: {level: 'problem', text: words().dashboard.selectFirst}}
					: {question: {type: 'kick', id: user.id, name: user.name}, notice: undefined},
			);
		},
		askQuit,
		answer(yes) {
			const {question} = state;
			if (!yes || question === undefined) {
				set({question: undefined});
			} else if (question.type === 'kick') {
				kick(question.id, question.name);
			} else {
				quit();
			}
		},
		submit: line => carryOut(runLine(operator, line)),
		clearNotice() {
			if (state.notice !== undefined) {
				set({notice: undefined});
			}
		},
	};
};
