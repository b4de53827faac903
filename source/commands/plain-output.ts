import type {ClientAction} from '../client/actions.ts';
import {cleanFrame} from '../client/clean-frame.ts';
import type {Seq, UserId} from '../messages.ts';
import {formatActivity, formatMessage} from './plain-lines.ts';

/** Print what comes in: messages with `print`, everything else with `tell`. `you` is one's own id, once it is known. */
export const createPlainOutput = (options: {
	print(text: string): void;
	tell(text: string): void;
	you(): UserId | undefined;
	timeZone?: string | undefined;
}): ((action: ClientAction) => void) => {
	const {print, tell, you, timeZone} = options;
	let lastSeq: Seq = 0;

	const showFrame = (action: Extract<ClientAction, {type: 'frame'}>): void => {
		const frame = cleanFrame(action.frame);
		switch (frame.type) {
			case 'message':
			case 'whisper': {
				lastSeq = Math.max(lastSeq, frame.seq);
				const isWhisper = frame.type === 'whisper';
				print(formatMessage({...frame, kind: isWhisper ? 'text' : frame.kind, isWhisper}, timeZone));
				return;
			}

			case 'history': {
				// What was said before one came is not shown to a script; what a broken connection missed is.
				for (const entry of action.isFirst ? [] : frame.entries) {
					if (entry.seq > lastSeq && entry.number === undefined && entry.from.id !== you()) {
						lastSeq = entry.seq;
						print(formatMessage({...entry, isWhisper: false}, timeZone));
					}
				}

				return;
			}

			case 'welcome': {
				if (!action.isFirst) {
					return;
				}

				lastSeq = frame.seq;
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

	return action => {
		if (action.type === 'frame') {
			showFrame(action);
		} else if (action.type === 'notice') {
			tell(action.text);
		}
	};
};
