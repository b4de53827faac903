/** Whether the terminal's background is dark or light. */

import type {Store} from '../../client/contract.ts';
import {luminance, type Rgb} from '../theme/contrast.ts';
import type {Background} from '../theme.ts';
import type {TerminalEvents} from './events.ts';

/** Asks for the background's colour (xterm, OSC 11). */
export const backgroundQuery = '\u{1B}]11;?\u{1B}\\';

/** How long the first frame waits for the answer: terminals answer within a few ms. Over a slow line it comes later, and then what is there is drawn anew. */
export const backgroundWaitMs = 25;

/** By the perceived lightness of a colour: WCAG's relative luminance, with the same contrast against black and white at 0.18. */
export const backgroundOf = (color: Rgb): Background => (luminance(color) > 0.179 ? 'light' : 'dark');

/** What a terminal without OSC 11 says of itself: `COLORFGBG`'s last part is the background's index of the 16 colours. Dark when it says nothing. */
export const backgroundFromEnvironment = (env: Readonly<Record<string, string | undefined>>): Background => {
	const index = env.COLORFGBG?.split(';').at(-1);
	return index === '7' || index === '15' ? 'light' : 'dark';
};

/** What the query needs of the terminal. */
export type BackgroundTerminal = {
	readonly events: TerminalEvents;
	write(text: string): void;
	/** Call back after `ms` unless cancelled. */
	schedule(ms: number, callback: () => void): () => void;
	readonly env: Readonly<Record<string, string | undefined>>;
};

/** Ask the terminal for its background and wait for the answer, `backgroundWaitMs` at most; then go by the environment. */
export const queryBackground = ({events, write, schedule, env}: BackgroundTerminal): Promise<Background> =>
	new Promise(resolve => {
		const finish = (background: Background) => {
			unsubscribe();
			cancel();
			resolve(background);
		};

		const unsubscribe = events.subscribe(event => {
			if (event.type === 'background') {
				finish(backgroundOf(event.color));
			}
		});
		const cancel = schedule(backgroundWaitMs, () => finish(backgroundFromEnvironment(env)));
		write(backgroundQuery);
	});

/** How the terminal looks: `color` is the background's very colour, where it has told it. */
export type TerminalLook = {readonly background: Background; readonly color: Rgb | undefined};

/** What is known of the background: what the environment says, and what the terminal does, whenever that comes. */
export const watchBackground = (
	events: TerminalEvents,
	env: BackgroundTerminal['env'],
): Store<TerminalLook> => {
	const listeners = new Set<() => void>();
	let look: TerminalLook = {background: backgroundFromEnvironment(env), color: undefined};
	events.subscribe(event => {
		if (event.type === 'background') {
			look = {background: backgroundOf(event.color), color: event.color};
			for (const listener of listeners) {
				listener();
			}
		}
	});
	return {
		getState: () => look,
		subscribe(listener) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
	};
};
