/** What each key does on the dashboard. Knows the dashboard and the editor; it knows no component. */
import type {Editor} from '../editor/editor.ts';
import {type KeyPress, matchKey} from '../keys.ts';
import type {Dashboard, Jump} from './dashboard.ts';
import type {LogExtent} from './log-scroll.ts';
import type {DashboardState, Pane} from './state.ts';
import {selectedUser} from './users.ts';

/** The parts in view, as they were drawn last. A list without rows is not in view. */
export type KeyView = {
	readonly userRows: number;
	readonly extent: LogExtent;
	/** The furthest that the help can be scrolled, and how many rows of it are in view. */
	readonly helpMax: number;
	readonly helpRows: number;
	/** Which list the paging keys move while the command line has the focus. */
	readonly paged: Exclude<Pane, 'command'>;
};

export type KeyTargets = {readonly dashboard: Dashboard; readonly editor: Editor; readonly view: KeyView};

const panes: readonly Pane[] = ['command', 'users', 'log'];

const neighbour = (pane: Pane, by: number): Pane =>
	panes[(panes.indexOf(pane) + by + panes.length) % panes.length] ?? 'command';

/** How far a key moves in a list of so many rows, if it is such a key. A page keeps one row in view. */
const jumpOf = (press: KeyPress, rows: number): Jump | undefined => {
	const page = Math.max(1, rows - 1);
	switch (matchKey(press, 'dashboard')) {
		case 'page-up': {
			return -page;
		}

		case 'page-down': {
			return page;
		}

		case 'to-top': {
			return 'first';
		}

		case 'to-bottom': {
			return 'last';
		}

		default: {
			return undefined;
		}
	}
};

/** Keys that move in a list only while it has the focus: in the command line they are the editor's. */
const steps: Readonly<Partial<Record<NonNullable<KeyPress['name']>, Jump>>> = {
	up: -1,
	down: 1,
	home: 'first',
	end: 'last',
};

const stepOf = ({name, ctrl, meta, shift}: KeyPress): Jump | undefined =>
	name === undefined || ctrl || meta || shift ? undefined : steps[name];

const pressInQuestion = (press: KeyPress, {dashboard}: KeyTargets): void => {
	if (matchKey(press, 'dashboard') === 'quit') {
		dashboard.askQuit();
	} else if (press.name === 'return' || press.name === 'escape') {
		dashboard.answer(press.name === 'return');
	}
};

const pressInHelp = (press: KeyPress, {dashboard, view}: KeyTargets): void => {
	const action = matchKey(press, 'dashboard');
	const jump = jumpOf(press, view.helpRows) ?? stepOf(press);
	if (action === 'quit') {
		dashboard.askQuit();
	} else if (action === 'help' || action === 'dismiss' || press.name === 'return') {
		dashboard.toggleHelp();
	} else if (jump !== undefined) {
		const by = jump === 'first' ? -view.helpMax : jump === 'last' ? view.helpMax : jump;
		dashboard.scrollHelp(by, view.helpMax);
	}
};

const move = (list: Pane, jump: Jump, {dashboard, view}: KeyTargets): void => {
	if (list === 'users') {
		dashboard.moveUsers(jump, view.userRows);
	} else {
		dashboard.scrollLog(jump, view.extent);
	}
};

/** True when the key meant something to the lists or to the screen as a whole. */
const pressOnScreen = (press: KeyPress, state: DashboardState, targets: KeyTargets): boolean => {
	const {dashboard, editor, view} = targets;
	const isWriting = state.focus === 'command' && editor.getState().text !== '';
	const list = state.focus === 'command' ? view.paged : state.focus;
	const action = matchKey(press, 'dashboard');

	switch (action) {
		case 'help': {
			dashboard.toggleHelp();
			return true;
		}

		case 'quit': {
			dashboard.askQuit();
			return true;
		}

		case 'kick': {
			dashboard.askKick();
			return true;
		}

		case 'next-pane':
		case 'previous-pane': {
			// With something in the command line, Tab completes.
			if (!isWriting) {
				dashboard.focus(neighbour(state.focus, action === 'next-pane' ? 1 : -1));
			}

			return !isWriting;
		}

		case 'dismiss': {
			dashboard.focus('command');
			return state.focus !== 'command';
		}

		default: {
			const rows = list === 'users' ? view.userRows : view.extent.rows;
			const jump = jumpOf(press, rows) ?? (state.focus === 'command' ? undefined : stepOf(press));
			if (jump !== undefined) {
				move(list, jump, targets);
			}

			return jump !== undefined;
		}
	}
};

/** Do what a key means. What is typed goes into the command line, wherever the focus was. */
export const pressKey = (press: KeyPress, targets: KeyTargets): void => {
	const {dashboard, editor} = targets;
	const state = dashboard.getState();
	if (state.question !== undefined) {
		pressInQuestion(press, targets);
		return;
	}

	if (state.help !== undefined) {
		pressInHelp(press, targets);
		return;
	}

	dashboard.clearNotice();
	if (pressOnScreen(press, state, targets)) {
		return;
	}

	const user = state.focus === 'users' ? selectedUser(state.users) : undefined;
	dashboard.focus('command');
	if (press.name === 'return' && user !== undefined) {
		editor.dispatch({type: 'set', text: `/whisper ${user.name} `});
	} else {
		editor.press(press);
	}
};
