import {words} from '../words/words.ts';
import type {ClientAction} from './actions.ts';
import type {Answering} from './answering.ts';
import {cleanFrame} from './clean-frame.ts';
import {caughtUp, type JournalWatch} from './journal-watch.ts';
import type {Reading} from './reading.ts';
import {describeRefusal} from './refusals.ts';
import type {Rooms} from './rooms.ts';
import type {PassedFrame} from './session-contract.ts';
import type {Voice} from './voice.ts';

/** Those who ask the server for something. */
export type Askers = {
	readonly answering: Answering;
	readonly reading: Reading;
	readonly rooms: Rooms;
	readonly journal: JournalWatch;
	readonly voice: Voice;
	/** The name that was asked for last. */
	readonly renaming: string;
};

/** What a refusal of something that was asked for means to whoever asked. */
export const rejectedActions = (
	frame: Extract<PassedFrame, {type: 'rejected'}>,
	{answering, reading, rooms, journal, voice, renaming}: Askers,
): readonly ClientAction[] => {
	const {code, of, text} = cleanFrame(frame);
	const answered = answering.refused(cleanFrame(frame));
	if (answered !== undefined) {
		return answered;
	}

	if (of === 'rename') {
		return voice.refuse(`/nick ${renaming}`, describeRefusal(code, {text, name: renaming}));
	}

	const said = describeRefusal(code, {text});
	// A room that one did not ask for just now is one that one was in before the connection broke.
	const isReturn = of === 'join' && !rooms.refused();
	const seen = journal.refused(of, code, isReturn);
	return [
		...(reading.refused(of, words().client.requestRefused(said.problem, text)) ?? [voice.error(said)]),
		...caughtUp(seen).map(problem => voice.notice(problem)),
	];
};
