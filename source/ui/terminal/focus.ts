/** Whether somebody looks at this terminal, as far as it says so. Knows its reports alone. */
import {createContext, useContext, useSyncExternalStore} from 'react';
import type {TerminalEvents} from './events.ts';

/** `unknown` where the terminal does not report it. */
export type Focus = 'focused' | 'away' | 'unknown';

/** A store: zustand's vanilla shape. */
export type FocusStore = {
	getState(): Focus;
	/** Called after a change. Returns its undo. */
	subscribe(listener: () => void): () => void;
};

/** Terminals report changes alone: where one knows such reports, it had the focus when the program was started in it. */
export const createFocus = (events: TerminalEvents): FocusStore => {
	let state: Focus = 'unknown';
	const listeners = new Set<() => void>();
	const set = (next: Focus): void => {
		if (next !== state) {
			state = next;
			for (const listener of [...listeners]) {
				listener();
			}
		}
	};

	events.subscribe(event => {
		if (event.type === 'focus') {
			set(event.isFocused ? 'focused' : 'away');
		} else if (event.type === 'reports-focus' && state === 'unknown') {
			set('focused');
		}
	});

	return {
		getState: () => state,
		subscribe(listener) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
	};
};

/** Without a terminal (tests, pictures) somebody always looks. */
export const FocusContext = createContext<FocusStore>({
	getState: () => 'focused',
	subscribe: () => () => undefined,
});

/** Whether somebody looks at the terminal, drawn anew when it changes. */
export const useFocus = (): Focus => {
	const {subscribe, getState} = useContext(FocusContext);
	return useSyncExternalStore(subscribe, getState, getState);
};
