/**
Older and newer pages of a room's history for one who scrolls. Knows what was asked for and is not here yet; what is loaded
already the state knows. Conversations are all read from one feed, that of one's whispers.
*/
import type {RoomName, Seq} from '../messages.ts';
import type {ClientAction, StateFrame} from './actions.ts';
import {endOf} from './catch-up.ts';
import {feedOf} from './conversations.ts';
import type {Gap, GapSide} from './gaps.ts';
import type {RequestFrame} from './session-contract.ts';

type HistoryFrame = Extract<StateFrame, {type: 'history'}>;

type Page = Pick<HistoryFrame, 'entries' | 'amended' | 'more' | 'asOf'>;

/** One page that is on its way. */
type Wanted = {
	readonly room: RoomName;
	readonly gap: Gap;
	readonly side: GapSide;
};

export type Pager = {
	/** Ask for the part of a gap that is next to one. Nothing where it is asked for already, or there is no connection. */
	load(room: RoomName, gap: Gap, side: GapSide): readonly ClientAction[];
	/** What a page of history means; undefined when it was not asked for here. */
	look(frame: HistoryFrame): readonly ClientAction[] | undefined;
	/** The server cannot read its journal. */
	fail(): readonly ClientAction[];
	/** The connection is gone, and the journal may be another: nothing that was asked for will come. */
	forget(): void;
};

const pageMessages = 100;

/** From where and to where, not included, a page has everything. */
const reach = (page: Page, {gap, side}: Wanted): readonly [Seq, Seq] => {
	const {entries, more} = page;
	if (side === 'below') {
		return [more ? (entries[0]?.seq ?? gap.before) : 0, gap.before];
	}

	const end = more ? (endOf(page) ?? gap.after) + 1 : gap.before;
	return [gap.after + 1, Math.min(end, gap.before)];
};

/** What a page says of messages from before it. */
const changesOf = (room: RoomName, {amended = []}: Page): readonly ClientAction[] =>
	amended.length === 0
		? []
		: [
				{
					type: 'frame',
					frame: {type: 'history', room, after: 0, entries: [], amended, more: false, backlog: false},
					isFirst: false,
				},
			];

export const createPager = (request: (frame: RequestFrame) => boolean): Pager => {
	const wanted = new Set<Wanted>();

	const edgeOf = ({gap, side}: Pick<Wanted, 'gap' | 'side'>) =>
		side === 'below' ? {before: gap.before} : {after: gap.after};

	const isLoading = (room: RoomName, gap: Gap): boolean =>
		[...wanted].some(
			one => one.room === room && one.gap.after < gap.before - 1 && one.gap.before > gap.after + 1,
		);

	const finish = (one: Wanted, page: Page): readonly ClientAction[] => {
		wanted.delete(one);
		const {room, gap} = one;
		const [start, to] = reach(page, one);
		const from = Math.max(gap.after + 1, start);
		if (from >= to) {
			// Nothing was gained: to ask again at once would go on for ever.
			return [{type: 'paging', room, gap, status: 'failed'}];
		}

		const entries = page.entries.filter(({seq}) => seq >= from && seq < to);
		const {asOf} = page;
		return [
			{type: 'paged', room, gap, from, to, entries, ...(asOf === undefined ? {} : {asOf})},
			...changesOf(feedOf(room), page),
		];
	};

	return {
		load(room, gap, side) {
			if (isLoading(room, gap)) {
				return [];
			}

			const edge = edgeOf({gap, side});
			if (!request({type: 'history', room: feedOf(room), ...edge, limit: pageMessages})) {
				return [];
			}

			wanted.add({room, gap, side});
			return [{type: 'paging', room, gap, status: 'loading'}];
		},
		look(frame) {
			if (frame.backlog) {
				return undefined;
			}

			const one = [...wanted].find(candidate => {
				const edge = edgeOf(candidate);
				return (
					feedOf(candidate.room) === frame.room &&
					edge.after === frame.after &&
					(frame.before === undefined || edge.before === frame.before)
				);
			});
			return one && finish(one, frame);
		},
		fail() {
			const failed = [...wanted].map(
				({room, gap}): ClientAction => ({type: 'paging', room, gap, status: 'failed'}),
			);
			wanted.clear();
			return failed;
		},
		forget() {
			wanted.clear();
		},
	};
};
