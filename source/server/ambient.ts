/** Who comes and goes: what a large room need not hear of at once. */
import type {Event} from '../messages.ts';

const ambient: ReadonlySet<Event['type']> = new Set([
	'joined',
	'left',
	'parted',
	'presence',
	'away',
	'profile',
]);

/** How long a room of so many rests after it was told who came and went, ms: about as long as it took to tell them, and nothing where that is no time at all. */
export const restMs = (members: number): number => (members < 200 ? 0 : Math.min(50, members / 100));

/** Whether an event may wait for others of its kind. */
export const isAmbient = ({type}: Event): boolean => ambient.has(type);
