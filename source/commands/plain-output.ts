import type {ClientAction} from '../client/actions.ts';
import {cleanFrame} from '../client/clean-frame.ts';
import type {Seq, UserId} from '../messages.ts';
import {words} from '../words/words.ts';
import {formatActivity, formatHit, formatMessage} from './plain-lines.ts';

/** How many of them are remembered. */
const liveMax = 10_000;

/** Print what comes in: messages with `print`, everything else with `tell`. `you` is one's own id, once it is known. */
export const createPlainOutput = (options: {
	print(text: string): void;
	tell(text: string): void;
	you(): UserId | undefined;
	timeZone?: string | undefined;
}): ((action: ClientAction) => void) => {
	const {print, tell, you, timeZone} = options;
	/** What came live after the last reconnect: pages of what was missed reach that far too. */
	const live = new Set<Seq>();

	const showFrame = (action: Extract<ClientAction, {type: 'frame'}>): void => {
		const frame = cleanFrame(action.frame);
		switch (frame.type) {
			case 'message':
			case 'whisper': {
				live.add(frame.seq);
				if (live.size > liveMax) {
					live.delete(live.values().next().value ?? 0);
				}

				const isWhisper = frame.type === 'whisper';
				print(formatMessage({...frame, kind: isWhisper ? 'text' : frame.kind, isWhisper}, timeZone));
				return;
			}

			case 'history': {
				// What was said before one came is not shown to a script; what a broken connection missed is.
				for (const entry of frame.after === undefined ? [] : frame.entries) {
					if (!live.has(entry.seq) && entry.number === undefined && entry.from.id !== you()) {
						print(formatMessage({...entry, isWhisper: entry.to !== undefined}, timeZone));
					}
				}

				return;
			}

			case 'welcome': {
				live.clear();
				if (!action.isFirst) {
					return;
				}

				break;
			}

			default: {
				break;
			}
		}

		const text = formatActivity(frame, timeZone);
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
		} else if (action.type === 'notice') {
			tell(action.text);
		} else if (action.type === 'found') {
			showFound(action.frame);
		} else if (action.type === 'find-failed') {
			tell(action.problem);
		}
	};
};
