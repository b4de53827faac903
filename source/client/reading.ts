/** Reading back: pages of history and searches, asked for and answered. Knows what is on its way; what came of it the state knows. */
import {limits} from '../limits.ts';
import {type Seq, whispers} from '../messages.ts';
import {sanitizeLine} from '../text/sanitize.ts';
import type {ClientAction} from './actions.ts';
import type {ChatClient} from './contract.ts';
import {createPager} from './pager.ts';
import type {PassedFrame, RequestFrame} from './session-contract.ts';
import type {ChatState, Find} from './state.ts';

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

const pageHits = 50;

/** So many hits before the last known one the next are asked for. */
const hitsAhead = 10;

export const createReading = ({request, dispatch, getState, refuse}: ReadingOptions): Reading => {
	const pager = createPager(request);

	const search = ({words, room}: Pick<Find, 'words' | 'room'>, before?: Seq): void => {
		const isAsked = request({
			type: 'search',
			words,
			limit: pageHits,
			...(room === undefined ? {} : {room}),
			...(before === undefined ? {} : {before}),
		});
		if (isAsked) {
			dispatch([{type: 'finding', words, room, isFurther: before !== undefined}]);
		} else {
			refuse();
		}
	};

	/** Ask for older hits, unless they are on their way or there are none. */
	const further = (find: Find): void => {
		const last = find.hits.at(-1)?.seq;
		if (find.status === 'searching') {
			return;
		}

		if (find.hits.length === 0 && find.status === 'failed') {
			search(find);
		} else if (find.more && last !== undefined) {
			search(find, last);
		}
	};

	const actions: Reading['actions'] = {
		load(room, gap, side) {
			const loading = pager.load(room, gap, side);
			if (loading.length > 0) {
				dispatch(loading);
			}
		},
		hold(room, at) {
			dispatch([{type: 'held', room, at}]);
		},
		find(words, room) {
			search({words: sanitizeLine(words), room: room === undefined ? undefined : sanitizeLine(room)});
		},
		findNext() {
			const {find} = getState();
			if (find !== undefined && find.index + hitsAhead >= find.hits.length) {
				further(find);
			}

			dispatch([{type: 'find-moved', to: 'older'}]);
		},
		findPrevious() {
			dispatch([{type: 'find-moved', to: 'newer'}]);
		},
		findFurther() {
			const {find} = getState();
			if (find !== undefined) {
				further(find);
			}
		},
		endFind(returns) {
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
					return [{type: 'found', frame}];
				}

				default: {
					return undefined;
				}
			}
		},
		refused(of, problem) {
			switch (of) {
				case 'search': {
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
		reset: pager.forget,
	};
};
