import {useEffect, useMemo, useState, useSyncExternalStore} from 'react';
import type {ChatClient} from '../../client/contract.ts';
import {type Find, firstNew, type Gap, type RoomState} from '../../client/state.ts';
import type {Author, RoomName, Seq} from '../../messages.ts';
import {parseQuery} from '../../text/search.ts';
import type {Row} from '../components/row.ts';
import {useLanguage} from '../components/use-language.ts';
import type {Theme} from '../theme.ts';
import {createBlocks} from './pane/blocks.ts';
import {codeColors, onCodeColors} from './pane/code-library.ts';
import {marksOf} from './pane/marks.ts';
import {nearGaps} from './pane/near.ts';
import {
	anchorAt,
	centerOn,
	countNew,
	following,
	type Scroll,
	type ScrollAction,
	scrollReducer,
	topOf,
	visibleRows,
} from './pane/scroll.ts';
import {bottomOf, comparePositions, foldsInView, type View} from './pane/window.ts';

/** Where one is in each room; a room that is not in it is followed. */
export type Places = ReadonlyMap<RoomName, Scroll>;

export type Pane = {
	readonly rows: readonly Row[];
	/** Whether the newest line is shown. */
	readonly atBottom: boolean;
	/** How many messages came since one scrolled back. */
	readonly newCount: number;
	readonly places: Places;
	/** What is shown, and from where. */
	readonly view: View;
	readonly position: Scroll;
	/** Scroll in a room to wherever one likes. */
	place(room: RoomName, change: (from: Scroll) => Scroll): void;
	scroll(action: ScrollAction): void;
	/** Have the line with this number in the middle of a room's pane. */
	center(room: RoomName, seq: Seq): void;
	/** Be where one was. */
	restore(places: Places): void;
	/** Unfold a long message, or fold it again. What is shown stays where it is. */
	toggleFold(key: string): void;
	/** What commands ask of it. */
	readonly commands: {
		/** Unfold the last in view that is folded, or else fold that was unfolded. False where there is none. */
		unfold(): boolean;
		/** A page back. */
		earlier(): void;
	};
};

export type PaneOptions = {
	readonly client: Pick<ChatClient, 'load' | 'hold'>;
	readonly room: RoomState;
	readonly width: number;
	readonly height: number;
	readonly theme: Theme;
	readonly isConnected: boolean;
	readonly find: Find | undefined;
	/** The key of the line that is selected. */
	readonly selected: string | undefined;
	/** Whose reactions are marked. */
	readonly you: Author | undefined;
};

const noKeys: ReadonlySet<string> = new Set();

/** The visible part of a room's lines in so many cells and rows. Worked out anew only when any of these changes. */
export const usePane = ({
	client,
	room,
	width,
	height,
	theme,
	isConnected,
	find,
	selected,
	you,
}: PaneOptions): Pane => {
	const [places, setPlaces] = useState<Places>(new Map());
	const {name, lines, gaps, since, heldAt, marker} = room;
	const position = places.get(name) ?? following;
	const isWhispers = room.peer !== undefined;
	const words = find?.words;
	const current = find?.hits[find.index]?.seq;
	const query = useMemo(() => (words === undefined ? undefined : parseQuery(words)), [words]);
	const [unfolded, setUnfolded] = useState<ReadonlyMap<RoomName, ReadonlySet<string>>>(new Map());
	const ownUnfolded = unfolded.get(name) ?? noKeys;
	const found = useMemo(() => (query === undefined ? undefined : {query, current}), [query, current]);
	const colors = useSyncExternalStore(onCodeColors, codeColors, codeColors);
	const spoken = useLanguage();
	// biome-ignore lint/correctness/useExhaustiveDependencies: rows are made with `words()`, which has no arguments, and remembered: in another language they are others
	const blocks = useMemo(
		() => createBlocks(theme, found, {you, unfolded: ownUnfolded, colors}),
		[theme, found, you, ownUnfolded, colors, spoken],
	);
	const marks = useMemo(() => marksOf({name, lines, gaps, since}), [name, lines, gaps, since]);
	const newAt = useMemo(() => firstNew(lines, marker)?.index, [lines, marker]);
	const view = useMemo(
		() => ({blocks, lines, marks, newAt, selected, width, height}),
		[blocks, lines, marks, newAt, selected, width, height],
	);
	const shown = useMemo(() => visibleRows(position, view), [position, view]);
	const newCount = useMemo(() => countNew(position, lines), [position, lines]);

	const readAt = position.type === 'following' ? undefined : position.seq;

	useEffect(() => {
		if (readAt !== heldAt) {
			client.hold(name, readAt);
		}
	}, [client, name, readAt, heldAt]);

	// What one comes near to is asked for before it is seen. At the bottom nobody asks for what is above, until they press a key.
	useEffect(() => {
		const isWanted = ({status, after, before}: Gap): boolean => {
			// Whether one has whispered with somebody before is worth knowing: most often one has not.
			const isFirstOfWhispers = isWhispers && after === 0 && before === (since ?? 0) + 1;
			return status === 'idle' && (position.type !== 'following' || after > 0 || isFirstOfWhispers);
		};

		for (const {gap, side} of isConnected ? nearGaps(view, topOf(position, view), isWanted) : []) {
			if (isWanted(gap)) {
				client.load(name, gap, side);
			}
		}
	}, [client, name, isWhispers, since, position, view, isConnected]);

	const move = (to: RoomName, change: (from: Scroll) => Scroll): void => {
		setPlaces(before => new Map(before).set(to, change(before.get(to) ?? following)));
	};

	const toggleFold = (key: string): void => {
		const next = new Set(ownUnfolded);

		if (!next.delete(key)) {
			next.add(key);
		}

		const after: View = {...view, blocks: createBlocks(theme, found, {you, unfolded: next, colors})};
		setUnfolded(before => new Map(before).set(name, next));
		move(name, from => {
			const top = topOf(from, view);
			return comparePositions(top, bottomOf(after)) >= 0 ? following : anchorAt(from, top, after);
		});
	};

	const scroll = (action: ScrollAction): void => {
		move(name, from => scrollReducer(from, action, view));

		// A key asks again for what did not come.
		const isUp = action === 'page-up' || action === 'line-up' || action === 'top';
		const next = scrollReducer(position, action, view);

		for (const {gap, side} of nearGaps(view, topOf(next, view))) {
			if (gap.status !== 'loading' && (side === 'below') === isUp) {
				client.load(name, gap, side);
			}
		}
	};

	return {
		...shown,
		newCount,
		places,
		view,
		position,
		place: move,
		scroll,
		center(to, seq) {
			move(to, from => centerOn(from, seq, lines));
		},
		restore: setPlaces,
		toggleFold,
		commands: {
			earlier: () => scroll('page-up'),
			unfold() {
				const folds = foldsInView(view, topOf(position, view));
				const last = folds.findLast(({fold}) => fold === 'folded') ?? folds.at(-1);

				if (last !== undefined) {
					toggleFold(last.key);
				}

				return last !== undefined;
			},
		},
	};
};
