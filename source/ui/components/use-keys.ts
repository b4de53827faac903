import {useInput} from 'ink';
import {useContext, useEffect, useEffectEvent} from 'react';
import {splitInput} from '../editor/split-input.ts';
import type {KeyPress} from '../keys.ts';
import {TerminalEventsContext} from '../terminal/events.ts';

/** Every key that is pressed, one call each, in order: also those that Ink does not report (F1 to F12), and several in one read. */
export const useKeys = (handler: (press: KeyPress) => void, {isActive = true} = {}): void => {
	const events = useContext(TerminalEventsContext);
	// Always the handler of the newest frame: the terminal's keys come one by one, drawn in between (see stdin-filter).
	const onPress = useEffectEvent(handler);
	useInput(
		(input, key) => {
			for (const press of splitInput(input, key)) {
				onPress(press);
			}
		},
		{isActive},
	);

	useEffect(() => {
		if (!isActive) {
			return;
		}

		return events.subscribe(event => {
			if (event.type === 'key') {
				onPress(event.press);
			}
		});
	}, [events, isActive]);
};
