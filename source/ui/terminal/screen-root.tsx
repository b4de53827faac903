import process from 'node:process';
import {useApp} from 'ink';
import {type ReactNode, useCallback, useEffect, useEffectEvent, useRef} from 'react';
import {matchKey} from '../keys.ts';
import {SuspendContext, type TerminalEvent, type TerminalEvents, TerminalEventsContext} from './events.ts';
import {FocusContext, type FocusStore} from './focus.ts';
import type {ScreenModes} from './modes.ts';
import {stopProcessGroup} from './suspend.ts';

export type ScreenRootProps = {
	readonly events: TerminalEvents;
	readonly focus: FocusStore;
	readonly modes: ScreenModes;
	readonly onRepaint: () => void;
	/** Once all components listen to the terminal. */
	readonly onReady: () => void;
	readonly children: ReactNode;
};

const nothing = async () => undefined;

/** Around every screen: what Ctrl+Z, `fg` and Ctrl+L do, and the terminal's events for the components. */
export const ScreenRoot = ({
	events,
	focus,
	modes,
	onRepaint,
	onReady,
	children,
}: ScreenRootProps): ReactNode => {
	const {suspendTerminal} = useApp();
	const isSuspended = useRef(false);

	/** Give the terminal back while `pause` runs, then set it up and draw anew. */
	const suspend = useCallback(
		async (pause: () => Promise<void>) => {
			if (isSuspended.current) {
				return;
			}

			isSuspended.current = true;
			try {
				await suspendTerminal(async () => {
					modes.leave();
					try {
						await pause();
					} finally {
						modes.enter();
					}
				});
			} finally {
				isSuspended.current = false;
			}
		},
		[suspendTerminal, modes],
	);

	const onEvent = useEffectEvent((event: TerminalEvent) => {
		const action = event.type === 'key' ? matchKey(event.press, 'screen') : undefined;
		if (action === 'repaint') {
			onRepaint();
		} else if (action === 'suspend' && process.platform !== 'win32') {
			void suspend(() => stopProcessGroup(process));
		}
	});

	useEffect(() => events.subscribe(onEvent), [events]);

	// Effects of what is within come first.
	const ready = useEffectEvent(onReady);
	useEffect(() => ready(), []);

	// Stopped by someone else, the shell has taken the terminal meanwhile.
	useEffect(() => {
		const onContinued = () => {
			// A terminal that was resized meanwhile has told the shell alone.
			process.emit('SIGWINCH', 'SIGWINCH');
			void suspend(nothing);
		};

		process.on('SIGCONT', onContinued);
		return () => {
			process.off('SIGCONT', onContinued);
		};
	}, [suspend]);

	return (
		<TerminalEventsContext value={events}>
			<FocusContext value={focus}>
				<SuspendContext value={suspend}>{children}</SuspendContext>
			</FocusContext>
		</TerminalEventsContext>
	);
};
