import {useMouse, wheelRows} from '../components/use-mouse.ts';
import type {Dashboard} from './dashboard.ts';
import type {KeyView} from './dashboard-keys.ts';
import type {Layout} from './layout.ts';
import {paneAt} from './layout.ts';
import {userAtRow} from './panes.ts';

export type DashboardMouseOptions = {
	readonly dashboard: Dashboard;
	readonly layout: Layout;
	readonly view: () => Pick<KeyView, 'extent' | 'helpMax'>;
};

/** The wheel scrolls the log, or the help while it is open; a click selects a user, or has the arrow keys go to the log. */
export const useDashboardMouse = ({dashboard, layout, view}: DashboardMouseOptions): void => {
	useMouse(({what, x, y}) => {
		const {help, question, users} = dashboard.getState();
		if (question !== undefined) {
			return;
		}

		if (what !== 'click') {
			const {extent, helpMax} = view();
			const by = what === 'wheel-up' ? -wheelRows : wheelRows;
			if (help !== undefined) {
				dashboard.scrollHelp(by, helpMax);
			} else if (layout.log !== undefined) {
				dashboard.scrollLog(by, extent);
			}

			return;
		}

		const pane = help === undefined ? paneAt({x, y}, layout) : undefined;
		if (pane?.name === 'log') {
			dashboard.focus('log');
		} else if (pane?.name === 'users') {
			const index = userAtRow(users, pane.row, pane.size);
			if (index !== -1) {
				dashboard.pickUser(index);
				dashboard.focus('users');
			}
		}
	});
};
