/** What becomes of a measured round trip: the answer to whoever asked, and what the screen says. Knows no connection. */
import {words} from '../words/words.ts';
import type {ClientAction} from './actions.ts';
import type {ChatState} from './state.ts';
import type {Voice} from './voice.ts';

export type RoundTrips = {
	/** Somebody wants to know the next one, if there is one under way; that is returned. */
	ask(isUnderWay: boolean): boolean;
	measured(ms: number): readonly ClientAction[];
};

/** Less than this, ms, or than a quarter is no news: a screen where nothing happens is not drawn for it. */
const newsMs = 10;

export const createRoundTrips = ({
	getState,
	notice,
}: {
	getState(): ChatState;
	notice: Voice['notice'];
}): RoundTrips => {
	let isAsked = false;
	return {
		ask(isUnderWay) {
			isAsked = isUnderWay;
			return isUnderWay;
		},
		measured(ms) {
			const {rttMs} = getState();
			if (isAsked) {
				isAsked = false;
				const said = words().client;
				return [{type: 'round-trip', ms}, notice(said.roundTrip(ms < 1 ? said.underOne : `${ms}`))];
			}

			const isNews = rttMs === undefined || Math.abs(ms - rttMs) >= Math.max(newsMs, rttMs / 4);
			return isNews ? [{type: 'round-trip', ms}] : [];
		},
	};
};
