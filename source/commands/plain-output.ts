import type {ClientAction, StateFrame} from '../client/actions.ts';
import {cleanFrame} from '../client/clean-frame.ts';
import {type RoomName, type Seq, type UserId, whispers} from '../messages.ts';
import {words} from '../words/words.ts';
import {formatActivity, formatChange, formatHit, formatMessage} from './plain-lines.ts';

/** How many of them are remembered. */
const shownMax = 10_000;

type Live = Extract<StateFrame, {type: 'message' | 'whisper'}>;

/** Print what comes in: messages with `print`, everything else with `tell`. `you` is one's own id, once it is known. */
export const createPlainOutput = (options: {
	print(text: string): void;
	tell(text: string): void;
	you(): UserId | undefined;
	/** The room in view: what is said elsewhere has its room beside it. */
	active(): RoomName;
	timeZone?: string | undefined;
}): ((action: ClientAction) => void) => {
	const {print, tell, you, active, timeZone} = options;
	/** What was printed since the last reconnect: pages of what was missed, and what comes live, overlap. */
	const shown = new Set<Seq>();
	/** Rooms, and `@` for whispers, of which pages are still to come: what is said there waits, so that the order holds. */
	const behind = new Map<string, Live[]>();
	/** The rooms that one is in. */
	const rooms = new Set<RoomName>();
	/** The server has another journal: there is nothing to catch up. */
	let isOther = false;

	const isNew = (seq: Seq): boolean => {
		const isKnown = shown.has(seq);
		shown.add(seq);
		if (shown.size > shownMax) {
			shown.delete(shown.values().next().value ?? 0);
		}

		return !isKnown;
	};

	const placeOf = (room: RoomName): RoomName | undefined =>
		room === active() || room === whispers ? undefined : room;

	const showLive = (frame: Live): void => {
		if (isNew(frame.seq)) {
			const isWhisper = frame.type === 'whisper';
			const place = frame.type === 'whisper' ? undefined : placeOf(frame.room);
			print(formatMessage({...frame, kind: isWhisper ? 'text' : frame.kind, isWhisper, place}, timeZone));
		}
	};

	const release = (feed: string): void => {
		const waiting = behind.get(feed) ?? [];
		behind.delete(feed);
		for (const frame of waiting) {
			showLive(frame);
		}
	};

	const showFrame = (action: Extract<ClientAction, {type: 'frame'}>): void => {
		const frame = cleanFrame(action.frame);
		switch (frame.type) {
			case 'message':
			case 'whisper': {
				const waiting = behind.get(frame.type === 'whisper' ? whispers : frame.room);
				if (waiting === undefined) {
					showLive(frame);
				} else {
					waiting.push(frame);
				}

				return;
			}

			case 'history': {
				// What was said before one came is not shown to a script; what a broken connection missed is.
				if (frame.after === undefined) {
					return;
				}

				for (const entry of frame.entries) {
					if (entry.number === undefined && entry.from.id !== you() && isNew(entry.seq)) {
						print(
							formatMessage(
								{...entry, isWhisper: entry.to !== undefined, place: placeOf(frame.room)},
								timeZone,
							),
						);
					}
				}

				for (const change of frame.amended ?? []) {
					const text = formatChange(change, timeZone);
					if (text !== undefined) {
						tell(text);
					}
				}

				if (!frame.more) {
					release(frame.room);
				}

				return;
			}

			case 'welcome': {
				shown.clear();
				// What waited comes with the pages that are asked for now.
				behind.clear();
				rooms.add(frame.room);
				if (!action.isFirst) {
					for (const feed of isOther ? [] : [...rooms, whispers]) {
						behind.set(feed, []);
					}

					isOther = false;
					return;
				}

				break;
			}

			case 'entered': {
				rooms.add(frame.room);
				break;
			}

			case 'parted':
			case 'ejected': {
				if (frame.member.id === you()) {
					rooms.delete(frame.room);
					release(frame.room);
				}

				break;
			}

			default: {
				break;
			}
		}

		const text = action.isQuiet ? undefined : formatActivity(frame, timeZone);
		if (text !== undefined) {
			tell(text);
		}
	};

	const showFound = (frame: Extract<ClientAction, {type: 'found'}>['frame']): void => {
		const {hits, more, before} = cleanFrame(frame);
		// The newest stands last, next to what comes now.
		for (const hit of hits.toReversed()) {
			print(formatHit(hit, timeZone));
		}

		if (hits.length === 0) {
			tell(before === undefined ? words().plain.nothingFound : words().plain.noOlder);
		} else if (more) {
			tell(words().plain.older);
		}
	};

	return action => {
		if (action.type === 'frame') {
			showFrame(action);
		} else if (action.type === 'aged') {
			isOther = true;
		} else if (action.type === 'notice') {
			tell(action.text);
			// It may be that a page is refused: nothing may wait for it for ever.
			for (const feed of action.level === 'error' ? [...behind.keys()] : []) {
				release(feed);
			}
		} else if (action.type === 'found') {
			showFound(action.frame);
		} else if (action.type === 'find-failed') {
			tell(action.problem);
		}
	};
};
