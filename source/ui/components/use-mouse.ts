import {useContext, useEffect, useEffectEvent} from 'react';
import {type MouseReport, TerminalEventsContext} from '../terminal/events.ts';

/** What the mouse does, where it is switched on: nothing is reported elsewhere. */
export const useMouse = (handler: (report: MouseReport) => void): void => {
	const events = useContext(TerminalEventsContext);
	const onReport = useEffectEvent(handler);

	useEffect(
		() =>
			events.subscribe(event => {
				if (event.type === 'mouse' && event.report !== undefined) {
					onReport(event.report);
				}
			}),
		[events],
	);
};

/** How many rows the wheel scrolls at a time. */
export const wheelRows = 3;
