/** What is over the pane, with its keys: the help, or else a list. Pure; knows nothing of what is below. */
import type {Row} from '../components/row.ts';
import type {Hint} from '../components/status-row.ts';
import type {Theme} from '../theme.ts';
import {helpHints, listHints} from './hints.ts';
import type {Overlay} from './overlay/use-overlay.ts';
import type {Help} from './use-help.ts';

export type Cover = {readonly rows: readonly Row[]; readonly hints: readonly Hint[]};

/** Undefined where the pane itself is seen. The list has `size`, in cells and rows. */
export const coverOf = (
	help: Pick<Help, 'rows'>,
	overlay: Pick<Overlay, 'isOpen' | 'rows'>,
	{size, theme}: {readonly size: {readonly width: number; readonly height: number}; readonly theme: Theme},
): Cover | undefined => {
	if (help.rows !== undefined) {
		return {rows: help.rows, hints: helpHints()};
	}

	return overlay.isOpen ? {rows: overlay.rows(size, theme), hints: listHints()} : undefined;
};
