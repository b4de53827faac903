import {useMemo, useState} from 'react';
import type {Line} from '../../client/state.ts';
import type {Row} from '../components/row.ts';
import type {Theme} from '../theme.ts';
import {createBlocks} from './pane/blocks.ts';
import {countNew, following, type ScrollAction, scrollReducer, visibleRows} from './pane/scroll.ts';

export type Pane = {
	readonly rows: readonly Row[];
	/** Whether the newest line is shown. */
	readonly atBottom: boolean;
	/** How many messages came since one scrolled back. */
	readonly newCount: number;
	scroll(action: ScrollAction): void;
};

const none: readonly Line[] = [];

/** The visible part of a room's lines in so many cells and rows. Worked out anew only when any of these changes. */
export const usePane = (lines: readonly Line[] = none, width: number, height: number, theme: Theme): Pane => {
	const [position, setPosition] = useState(following);
	const blocks = useMemo(() => createBlocks(theme), [theme]);
	const view = useMemo(() => ({blocks, lines, width, height}), [blocks, lines, width, height]);
	const shown = useMemo(() => visibleRows(position, view), [position, view]);
	const newCount = useMemo(() => countNew(position, lines), [position, lines]);

	return {
		...shown,
		newCount,
		scroll: action => setPosition(from => scrollReducer(from, action, view)),
	};
};
