import type {TerminalEvent, TerminalEvents} from '../../source/ui/terminal/events.ts';

export type FakeEvents = TerminalEvents & {
	/** Tell all who listen now. */
	tell(event: TerminalEvent): void;
	/** How many listen. */
	listening(): number;
};

/** A terminal's events, as the test tells them. */
export const createFakeEvents = (): FakeEvents => {
	const listeners = new Set<(event: TerminalEvent) => void>();
	return {
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		tell(event) {
			for (const listener of [...listeners]) {
				listener(event);
			}
		},
		listening: () => listeners.size,
	};
};
