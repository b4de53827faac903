/** Being away: as one says it, or by itself when nobody is at the keyboard; and that somebody whom one whispers to is. Knows time; nothing of keys. */
import type {UserId} from '../messages.ts';
import {sanitizeLine} from '../text/sanitize.ts';
import {words} from '../words/words.ts';
import type {ClientAction} from './actions.ts';
import type {Clock} from './clock.ts';
import type {ChatClient} from './contract.ts';
import {memberNamed} from './member-named.ts';
import type {PassedFrame, RequestFrame} from './session-contract.ts';
import type {ChatState} from './state.ts';

/** Nobody is there who has touched no key for so long, ms, where nothing else is set; and how often it is looked at what is set. */
export const idleMs = 15 * 60_000;
const lookMs = 60_000;

export type Away = {
	/** What the screen may ask for. */
	readonly actions: Pick<ChatClient, 'setAway' | 'comeBack' | 'stir'>;
	/** A frame of the server: what is to be said of it. */
	look(frame: PassedFrame): readonly ClientAction[];
	/** Something was whispered to somebody: say it once when they are away. */
	whispered(to: string): void;
	/** The client was left. */
	end(): void;
};

export type AwayOptions = {
	/** False without a connection. */
	request(frame: RequestFrame): boolean;
	dispatch(actions: readonly ClientAction[]): void;
	getState(): ChatState;
	notice(text: string): ClientAction;
	/** There is no connection to ask over: say so. */
	refuse(): void;
	readonly clock: Clock;
	/** After how long without a key one is away by itself, ms; undefined is never. May change at any time. */
	readonly idleAfterMs?: (() => number | undefined) | undefined;
};

/** Somebody as they are in any room. */
const awayText = ({rooms}: ChatState, id: UserId): string | undefined => {
	for (const {members} of rooms.values()) {
		const away = members.get(id)?.away;
		if (away !== undefined) {
			return away;
		}
	}

	return undefined;
};

export const createAway = ({
	request,
	dispatch,
	getState,
	notice,
	refuse,
	clock,
	idleAfterMs = () => idleMs,
}: AwayOptions): Away => {
	/** What one wants to be to others; empty while one is here. */
	let text = '';
	let isIdle = false;
	let touchedAt = 0;
	let cancelWatch: (() => void) | undefined;
	/** What one was told of others, by who they are. */
	const told = new Map<UserId, string>();

	const be = (next: string): boolean => {
		const isAsked = request({type: 'away', text: next});
		text = isAsked ? next : text;
		return isAsked;
	};

	/** What is left of an earlier run counts too. */
	const isAway = (): boolean => {
		const state = getState();
		return text !== '' || awayText(state, state.you?.id ?? '') !== undefined;
	};

	const comeBack = (): void => {
		isIdle = false;
		if (!isAway()) {
			dispatch([notice(words().rooms.youAreBack)]);
		} else if (!be('')) {
			refuse();
		}
	};

	const watch = (): void => {
		const wanted = idleAfterMs();
		const left = wanted === undefined ? lookMs : touchedAt + wanted - clock.now();
		cancelWatch = clock.schedule(Math.max(1000, Math.min(left, lookMs)), () => {
			const after = idleAfterMs();
			// A clock that was set back must not make anyone be here for ever.
			if (after !== undefined && Math.abs(clock.now() - touchedAt) >= after && text === '') {
				isIdle = be(words().rooms.idle);
			}

			watch();
		});
	};

	return {
		actions: {
			setAway(raw) {
				const wanted = sanitizeLine(raw).trim();
				if (wanted === '' && isAway()) {
					comeBack();
					return;
				}

				isIdle = false;
				if (!be(wanted === '' ? words().rooms.away : wanted)) {
					refuse();
				}
			},
			comeBack,
			stir() {
				touchedAt = clock.now();
				if (cancelWatch === undefined) {
					watch();
				}

				if (isIdle) {
					isIdle = !be('');
				}
			},
		},
		look(frame) {
			const {you} = getState();
			if (frame.type === 'welcome') {
				// A place that was not kept is that of one who is here.
				if (!frame.resumed && text !== '') {
					be(text);
				}

				return [];
			}

			if (frame.type !== 'away' || frame.id !== you?.id) {
				return [];
			}

			const said = words().rooms;
			return [notice(frame.text === '' ? said.youAreBack : said.youAreAway(sanitizeLine(frame.text)))];
		},
		whispered(to) {
			const state = getState();
			const id = memberNamed(state, to)?.id ?? '';
			const away = awayText(state, id);
			if (away === undefined) {
				told.delete(id);
			} else if (told.get(id) !== away) {
				told.set(id, away);
				dispatch([notice(words().rooms.isAway(to, away))]);
			}
		},
		end() {
			cancelWatch?.();
		},
	};
};
