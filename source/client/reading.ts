/** Reading back: pages of history and searches, asked for and answered. Knows what is on its way; what came of it the state knows. */
import {limits} from '../limits.ts';
import {type RoomName, type Seq, whispers} from '../messages.ts';
import {sanitizeLine} from '../text/sanitize.ts';
import type {ClientAction} from './actions.ts';
import type {ChatClient} from './contract.ts';
import {createPager} from './pager.ts';
import type {PassedFrame, RequestFrame} from './session-contract.ts';
import type {ChatState} from './state.ts';

export type Reading = {
	/** What the screen may ask for. */
	readonly actions: Pick<
		ChatClient,
		'load' | 'hold' | 'find' | 'findNext' | 'findPrevious' | 'findFurther' | 'endFind' | 'reveal'
	>;
	/** A page of history or hits that was asked for here; undefined for any other frame. `welcomes` counts those so far. */
	look(frame: PassedFrame, welcomes: number): readonly ClientAction[] | undefined;
	/** What was asked for here is refused, as `problem` says; undefined when it was asked for elsewhere. */
	refused(of: string, problem: string): readonly ClientAction[] | undefined;
	/** There is no connection any more: what is on its way does not come. */
	reset(): void;
};

export type ReadingOptions = {
	/** False without a connection. */
	request(frame: RequestFrame): boolean;
	dispatch(actions: readonly ClientAction[]): void;
	getState(): ChatState;
	/** There is no connection to ask over: say so. */
	refuse(): void;
};

/** A search: `last` is the oldest hit so far. */
type Search = {
	readonly words: string;
	readonly room: RoomName | undefined;
	readonly last: Seq | undefined;
	readonly more: boolean;
	readonly isWaiting: boolean;
};

const pageHits = 50;

/** So many hits before the last known one the next are asked for. */
const hitsAhead = 10;

export const createReading = ({request, dispatch, getState, refuse}: ReadingOptions): Reading => {
	const pager = createPager(request);

	/** What is looked for, as the server knows it: the state may be behind by what it gathers. */
	let search: Search | undefined;

	const ask = (wanted: Search): void => {
		const {words, room, last} = wanted;
		search = {...wanted, isWaiting: true};
		const isAsked = request({
			type: 'search',
			words,
			limit: pageHits,
			...(room === undefined ? {} : {room}),
			...(last === undefined ? {} : {before: last}),
		});
		if (isAsked) {
			dispatch([{type: 'finding', words, room, isFurther: last !== undefined}]);
		} else {
			search = wanted;
			refuse();
		}
	};

	/** Ask for older hits, unless they are on their way or there are none. */
	const further = (): void => {
		if (search?.more && !search.isWaiting) {
			ask(search);
		}
	};

	const found = (frame: Extract<PassedFrame, {type: 'found'}>): readonly ClientAction[] => {
		const {words, room, before, hits, more} = frame;
		// Of another search: one has asked for something else meanwhile.
		if (!search?.isWaiting || words !== search.words || room !== search.room || before !== search.last) {
			return [];
		}

		search = {...search, last: hits.at(-1)?.seq ?? before, more, isWaiting: false};
		return [{type: 'found', frame}];
	};

	const actions: Reading['actions'] = {
		load(room, gap, side) {
			// The screen may be a frame behind: that gap may be filled, or smaller, by now.
			const known = getState().rooms.get(room)?.gaps ?? [];
			const isThere = known.some(({after, before}) => after === gap.after && before === gap.before);
			const loading = isThere ? pager.load(room, gap, side) : [];
			if (loading.length > 0) {
				dispatch(loading);
			}
		},
		hold(room, at) {
			dispatch([{type: 'held', room, at}]);
		},
		find(words, room) {
			ask({
				words: sanitizeLine(words),
				room: room === undefined ? undefined : sanitizeLine(room),
				last: undefined,
				more: true,
				isWaiting: false,
			});
		},
		findNext() {
			if (search === undefined) {
				return false;
			}

			const {find} = getState();
			if (find !== undefined && find.index + hitsAhead >= find.hits.length) {
				further();
			}

			dispatch([{type: 'find-moved', to: 'older'}]);
			return true;
		},
		findPrevious() {
			dispatch([{type: 'find-moved', to: 'newer'}]);
		},
		findFurther: further,
		endFind(returns) {
			search = undefined;
			dispatch([{type: 'find-ended', returns}]);
		},
		reveal(message) {
			dispatch([{type: 'revealed', message}]);
		},
	};

	return {
		actions,
		look(frame, welcomes) {
			switch (frame.type) {
				case 'welcome': {
					// A backlog is of one room; one who has been here before may have had whispers meanwhile. Later ones are caught up.
					if (frame.resumed && welcomes === 1) {
						request({type: 'history', room: whispers, limit: limits.historyPageMax});
					}

					return undefined;
				}

				case 'history': {
					return pager.look(frame);
				}

				case 'found': {
					return found(frame);
				}

				default: {
					return undefined;
				}
			}
		},
		refused(of, problem) {
			switch (of) {
				case 'search': {
					search &&= {...search, isWaiting: false};
					return [{type: 'find-failed', problem}];
				}

				case 'history': {
					const failed = pager.fail();
					return failed.length === 0 ? undefined : failed;
				}

				default: {
					return undefined;
				}
			}
		},
		reset() {
			pager.forget();
			search &&= {...search, isWaiting: false};
		},
	};
};
