/** Who is writing: that one does oneself is told now and then, and of others it is known for a while. Knows no screen. */
import type {RoomName} from '../messages.ts';
import type {ClientAction} from './actions.ts';
import type {Clock} from './clock.ts';
import type {PassedFrame, RequestFrame} from './session-contract.ts';

export type Typing = {
	/** One is writing in a room: told at most once in three seconds. */
	write(room: RoomName): void;
	/** One has said something: what one writes next is told at once. */
	said(): void;
	/** Another is writing. */
	hear(frame: Extract<PassedFrame, {type: 'typing'}>): readonly ClientAction[];
	/** There is no connection any more: nobody is known to write. */
	reset(): void;
};

/** How often it is told that one is writing, ms. */
export const typingEveryMs = 3000;

/** How long somebody counts as writing, ms: longer than it takes to be told again. */
export const typingForMs = 5000;

/** Whoever floods one with names is not to fill one's memory. */
const typistsMax = 50;

export const createTyping = ({
	request,
	dispatch,
	clock,
}: {
	request(frame: RequestFrame): boolean;
	dispatch(actions: readonly ClientAction[]): void;
	clock: Clock;
}): Typing => {
	let told: {readonly room: RoomName; readonly at: number} | undefined;
	const cancels = new Map<string, () => void>();

	return {
		write(room) {
			const now = clock.now();
			const isKnown = told?.room === room && now >= told.at && now - told.at < typingEveryMs;
			if (!isKnown && request({type: 'typing', room})) {
				told = {room, at: now};
			}
		},
		said() {
			told = undefined;
		},
		hear({room, id, name}) {
			const key = `${id} ${room}`;
			if (!cancels.has(key) && cancels.size >= typistsMax) {
				return [];
			}

			cancels.get(key)?.();
			cancels.set(
				key,
				clock.schedule(typingForMs, () => {
					cancels.delete(key);
					dispatch([{type: 'typed', room, id}]);
				}),
			);
			return [{type: 'typing', room, id, name}];
		},
		reset() {
			told = undefined;
			for (const cancel of cancels.values()) {
				cancel();
			}

			cancels.clear();
		},
	};
};
