import {useState} from 'react';
import type {Row} from '../components/row.ts';
import type {Theme} from '../theme.ts';
import {helpRows} from './help.ts';
import type {ScrollAction} from './pane/scroll.ts';

export type Help = {
	/** What is shown of the help, as many rows as there are; undefined while it is closed. */
	readonly rows: readonly Row[] | undefined;
	show(isOpen: boolean): void;
	toggle(): void;
	scroll(action: ScrollAction): void;
};

const scrolled = (from: number, action: ScrollAction, height: number, end: number): number => {
	const page = Math.max(1, height - 1);

	switch (action) {
		case 'page-up':
			return Math.max(0, from - page);
		case 'page-down':
			return Math.min(end, from + page);
		case 'line-up':
			return Math.max(0, from - 1);
		case 'line-down':
			return Math.min(end, from + 1);
		case 'top':
			return 0;
		case 'bottom':
			return end;
	}
};

/** The help, in so many cells and rows: open or closed, and how far it is scrolled. */
export const useHelp = (width: number, height: number, theme: Theme): Help => {
	const [first, setFirst] = useState<number>();
	const isOpen = first !== undefined;
	const all = isOpen ? helpRows(width, theme) : [];
	const end = Math.max(0, all.length - height);

	const from = Math.min(first ?? 0, end);

	return {
		rows: isOpen ? Array.from({length: height}, (_, index): Row => all[from + index] ?? []) : undefined,
		show: open => setFirst(open ? 0 : undefined),
		toggle: () => setFirst(from => (from === undefined ? 0 : undefined)),
		scroll: action => setFirst(from => (from === undefined ? from : scrolled(from, action, height, end))),
	};
};
