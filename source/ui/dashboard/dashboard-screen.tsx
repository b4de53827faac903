/** The operator's screen: header, users, log, command line, keys. */

import {Box, usePaste} from 'ink';
import {type ReactNode, useEffect, useMemo, useState} from 'react';
import type {Time} from '../../messages.ts';
import type {Operator} from '../../server/contract.ts';
import type {Settings} from '../../settings/settings.ts';
import {chrome} from '../../words/chrome.ts';
import {words} from '../../words/words.ts';
import {completeSetting} from '../chat/set-command.ts';
import {Beside} from '../components/beside.tsx';
import {fitRow, type Row, span} from '../components/row.ts';
import {Rows} from '../components/rows.tsx';
import {TextField} from '../components/text-field.tsx';
import {TooSmall} from '../components/too-small.tsx';
import {useKeys} from '../components/use-keys.ts';
import {useLanguage} from '../components/use-language.ts';
import {useStore} from '../components/use-store.ts';
import {createEditor} from '../editor/editor.ts';
import {useWindow} from '../terminal/use-window.ts';
import type {Theme} from '../theme.ts';
import {dashboardCommands} from './commands.ts';
import {createDashboard, type Dashboard} from './dashboard.ts';
import {type KeyView, pressKey} from './dashboard-keys.ts';
import {headerRows} from './header-rows.ts';
import {helpPane, helpScrollMax} from './help-rows.ts';
import {layoutOf, type Size} from './layout.ts';
import {createLogRows} from './log-rows.ts';
import {extentOf, logCells, logPane, userRowsIn, usersPane} from './panes.ts';
import {questionRow, statusOf} from './prompt-rows.ts';
import {useDashboardMouse} from './use-dashboard-mouse.ts';

export type DashboardScreenProps = {
	readonly operator: Operator;
	/** Exactly what others type to join, such as `npx chat-tui join 192.168.0.5 7777`. */
	readonly joinCommand: string;
	readonly listening: {readonly host: string; readonly port: number};
	readonly theme: Theme;
	readonly version: string;
	/** What the operator may change; without it nothing. */
	readonly settings?: Settings;
	/** The clock, ms since the epoch. Default: the system's. */
	readonly now?: () => Time;
	/** Call back after `ms`; returns its undo. Default: a timer. */
	readonly schedule?: (ms: number, callback: () => void) => () => void;
	/** The operator has decided to stop the server. Called once. */
	readonly onQuit: () => void;
};

const timer = (ms: number, callback: () => void): (() => void) => {
	const handle = setTimeout(callback, ms);
	return () => clearTimeout(handle);
};

const prompt = (): string => chrome('› ');

const createParts = ({
	operator,
	listening,
	now = Date.now,
	schedule = timer,
	settings,
	onQuit,
}: DashboardScreenProps) => {
	const dashboard: Dashboard = createDashboard({operator, listening, now, schedule, settings, onQuit});
	const editor = createEditor({
		onSubmit: text => dashboard.submit(text),
		complete: () => ({
			commands: dashboardCommands.map(({name}) => `/${name}`),
			names: dashboard.getState().users.users.map(({name}) => name),
			values: (before, word) => completeSetting(settings, before, word),
		}),
	});
	return {dashboard, editor};
};

const nowhere: Size = {width: 0, height: 0};

/** The dashboard of a running server, over the whole terminal. */
export const DashboardScreen = (props: DashboardScreenProps): ReactNode => {
	const {operator, joinCommand, listening, theme, version} = props;
	const {columns, rows, isTooSmall} = useWindow();
	const [{dashboard, editor}] = useState(() => createParts(props));
	const current = useStore(dashboard);
	// While something is asked, the focus is on the question.
	const state = current.question === undefined ? current : {...current, focus: 'command' as const};
	const layout = layoutOf(columns, rows, state.list);
	const cells = logCells(layout.log ?? nowhere);
	const {colors} = state;
	const spoken = useLanguage();
	// biome-ignore lint/correctness/useExhaustiveDependencies: rows are made with `words()`, which has no arguments, and remembered: in another language they are others
	const logRows = useMemo(
		() => createLogRows(cells, {theme, colorOf: colors.of}),
		[cells, theme, colors, spoken],
	);
	const body: Size = {width: columns, height: rows - layout.header - (layout.isRoomy ? 4 : 2)};
	const isOpen = state.help === undefined && state.question === undefined;

	useEffect(() => dashboard.start(), [dashboard]);
	const view = (): KeyView => ({
		userRows: userRowsIn(layout.users ?? nowhere),
		extent: extentOf(dashboard.getState(), layout.log ?? nowhere, logRows),
		helpMax: helpScrollMax(body, theme),
		helpRows: Math.max(0, body.height - 2),
		paged: layout.arrangement === 'single' ? state.list : 'log',
	});
	useKeys(press => pressKey(press, {dashboard, editor, view: view()}));
	useDashboardMouse({dashboard, layout, view});
	usePaste(
		text => {
			dashboard.focus('command');
			editor.paste(text);
		},
		{isActive: isOpen},
	);

	if (isTooSmall) {
		return <TooSmall columns={columns} rows={rows} />;
	}

	const header = headerRows(
		state,
		{name: operator.name, version, joinCommand, listening},
		{columns, rows: layout.header},
		theme,
	);
	const field = columns - (layout.isRoomy ? 4 : 2);
	const panes = [
		...(layout.users ? [{rows: usersPane(state, layout.users, theme), width: layout.users.width}] : []),
		...(layout.log ? [{rows: logPane(state, layout.log, logRows, theme), width: layout.log.width}] : []),
	];
	const border = state.focus === 'command' || state.question ? theme.accent : theme.faint;
	const edges = layout.isRoomy
		? {left: [span(chrome('│ '), border)], right: [span(chrome(' │'), border)]}
		: {left: [span(' ')], right: [span(' ')]};
	const edge = (left: string, right: string): Row => [
		span(chrome(`${left}${'─'.repeat(columns - 2)}${right}`), border),
	];
	const line =
		state.question === undefined ? (
			<TextField
				editor={editor}
				width={field}
				prompt={prompt()}
				theme={theme}
				placeholder={words().dashboard.placeholder}
				isFocused={isOpen && state.focus === 'command'}
				edges={edges}
			/>
		) : (
			<Rows
				rows={[[...edges.left, ...fitRow(questionRow(state.question, field, theme), field), ...edges.right]]}
			/>
		);

	return (
		<Box flexDirection="column" width={columns} height={rows} overflow="hidden">
			<Rows rows={header} />
			{state.help === undefined ? (
				<Box flexDirection="column" height={body.height}>
					{layout.arrangement === 'beside' ? (
						<Beside parts={panes} height={body.height} />
					) : (
						<Rows rows={panes.flatMap(({rows}) => rows)} />
					)}
				</Box>
			) : (
				<Rows rows={helpPane(state.help, body, theme)} />
			)}
			{layout.isRoomy && <Rows rows={[edge('╭', '╮')]} />}
			{line}
			{layout.isRoomy && <Rows rows={[edge('╰', '╯')]} />}
			<Rows rows={[statusOf(state, columns, theme)]} />
		</Box>
	);
};
