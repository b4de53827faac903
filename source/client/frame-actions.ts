/** What a frame of the server means: what changes in the state, what is said of it, who had asked for it. */
import {words} from '../words/words.ts';
import type {ClientAction, StateFrame} from './actions.ts';
import type {Away} from './away.ts';
import {cleanFrame} from './clean-frame.ts';
import {isConversation} from './conversations.ts';
import {describeEjection, describeRooms} from './describe-rooms.ts';
import {caughtUp} from './journal-watch.ts';
import type {ReadPositions} from './read-positions.ts';
import {type Askers, rejectedActions} from './rejected-actions.ts';
import type {RestoredMessages} from './restored-messages.ts';
import type {SessionEvent} from './session-contract.ts';
import type {ChatState} from './state.ts';

type FrameEvent = Extract<SessionEvent, {type: 'frame'}>;

export type FrameActionsOptions = Omit<Askers, 'renaming'> & {
	readonly away: Away;
	readonly restored: RestoredMessages;
	readonly positions: ReadPositions;
	getState(): ChatState;
};

/** Answers with the actions for a frame; `renaming` is the name that was asked for last. */
export const createFrameActions = ({
	answering,
	reading,
	rooms,
	journal,
	voice,
	away,
	restored,
	positions,
	getState,
}: FrameActionsOptions): ((event: FrameEvent, renaming: string) => readonly ClientAction[]) => {
	const {notice} = voice;
	let motd = '';

	const told = (texts: readonly string[], level: 'info' | 'warning' = 'info'): ClientAction[] =>
		texts.map(text => notice(text, level));

	/** A frame with what its place in the journal means. */
	const placed = (frame: StateFrame, isFirst: boolean): ClientAction[] => {
		const {you, rooms} = getState();
		// Asked for at a welcome alone: not to be put together for every message.
		const names = frame.type === 'welcome' ? [...rooms.keys()] : [];
		const seen = journal.look(
			frame,
			you?.id,
			names.filter(room => !isConversation(room)),
		);
		return [
			...seen.first,
			...positions.look(frame),
			{type: 'frame', frame, isFirst},
			...told(caughtUp(seen)),
		];
	};

	return ({frame, welcomes}, renaming) => {
		const isFirst = welcomes <= 1;
		const read = reading.look(frame, welcomes) ?? answering.look(frame) ?? restored.look(frame);
		if (read !== undefined) {
			return read;
		}

		switch (frame.type) {
			case 'typing':
			case 'found': {
				return [];
			}

			case 'notice': {
				return [notice(words().server.inOwnWords(frame.text))];
			}

			case 'rejected': {
				return rejectedActions(frame, {answering, reading, rooms, journal, voice, renaming});
			}

			case 'rooms': {
				return [notice(describeRooms(cleanFrame(frame).rooms))];
			}

			case 'entered': {
				return [
					...placed(frame, isFirst),
					...(rooms.entered(frame.room) ? [{type: 'switched', room: frame.room} as const] : []),
				];
			}

			case 'ejected': {
				const isOwn = frame.member.id === getState().you?.id;
				const text = isOwn ? [describeEjection(cleanFrame(frame))] : [];
				return [...placed(frame, isFirst), ...told(text, 'warning')];
			}

			case 'welcome':
			case 'server': {
				const isNews = frame.server.motd !== motd && frame.server.motd !== '';
				motd = frame.server.motd;
				return [...placed(frame, isFirst), ...away.look(frame), ...(isNews ? [notice(motd)] : [])];
			}

			case 'away': {
				return [...placed(frame, isFirst), ...away.look(frame)];
			}

			default: {
				return placed(frame, isFirst);
			}
		}
	};
};
