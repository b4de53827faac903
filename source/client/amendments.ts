/**
Changes of messages that are on their way to the server. An older server does not say what it refuses, so one goes at a time; a change says how
it is to be, so it may go again until it has come back. Knows no lines and no screen.
*/
import {type Amendment, type RoomName, type Seq, type UserId, whispers} from '../messages.ts';
import type {Clock} from './clock.ts';
import type {PassedFrame, RequestFrame} from './session-contract.ts';

export type AmendFrame = Extract<RequestFrame, {type: 'amend'}>;

type Rejected = Extract<PassedFrame, {type: 'rejected'}>;

export type Amendments = {
	/** Change a message now, or when there is a connection. False where it has to wait for one. */
	add(room: RoomName, target: Seq, amendment: Amendment): boolean;
	/** Look at a frame: it may be an answer, or let what waits go. */
	look(frame: PassedFrame, you: UserId | undefined): void;
	/** The one that was sent is refused: it is no longer kept. Undefined when it goes again by itself, or none that is still meant. */
	refused(frame: Rejected): AmendFrame | undefined;
	/** There is no connection. */
	reset(): void;
};

/** What has no answer for so long goes again, ms: one may have left the room, and is not told of it. */
const answerMs = 5000;

/** How long to wait when the server says that it was too fast, ms. */
const tooFastMs = 1000;

/** What is replaced by a later one of its kind. */
const keyOf = ({room, target, amendment}: AmendFrame): string =>
	[room, target, amendment.type === 'react' ? amendment.emoji : amendment.type].join(' ');

/** Whether a refusal may be of this change. */
const isAbout = ({target, amendment}: AmendFrame, about: Rejected['about']): boolean =>
	about?.target === undefined || (about.target === target && about.change === amendment.type);

/** Whether the one says the same as the other. */
export const isSameAmendment = (a: Amendment, b: Amendment): boolean =>
	a.type === b.type &&
	(a.type !== 'edit' || (b.type === 'edit' && a.text === b.text)) &&
	(a.type !== 'react' || (b.type === 'react' && a.emoji === b.emoji && a.on === b.on));

export const createAmendments = ({
	request,
	clock,
}: {
	/** False without a connection. */
	request(frame: RequestFrame): boolean;
	clock: Pick<Clock, 'schedule'>;
}): Amendments => {
	const waiting = new Map<string, AmendFrame>();
	/** Where one is: changes of other rooms wait until one is there again. */
	let places = new Set<RoomName>();
	let underway: AmendFrame | undefined;
	let epoch: string | undefined;
	let isHeld = false;
	let cancel = (): void => {};

	const after = (ms: number, callback: () => void): void => {
		cancel();
		cancel = clock.schedule(ms, callback);
	};

	const pump = (): boolean => {
		const next = [...waiting.values()].find(({room}) => places.has(room));
		if (isHeld || underway !== undefined || next === undefined || !request(next)) {
			return underway !== undefined;
		}

		underway = next;
		after(answerMs, () => {
			underway = undefined;
			pump();
		});
		return true;
	};

	const answered = (): AmendFrame | undefined => {
		const frame = underway;
		cancel();
		underway = undefined;
		return frame;
	};

	const forget = (frame: AmendFrame): void => {
		// One may have asked for something else meanwhile.
		if (waiting.get(keyOf(frame)) === frame) {
			waiting.delete(keyOf(frame));
		}
	};

	const come = (room: RoomName, target: Seq, amendment: Amendment): void => {
		for (const frame of [...waiting.values()]) {
			if (frame.room === room && frame.target === target && isSameAmendment(frame.amendment, amendment)) {
				forget(frame);
			}
		}

		if (
			underway?.room === room &&
			underway.target === target &&
			isSameAmendment(underway.amendment, amendment)
		) {
			answered();
			pump();
		}
	};

	return {
		add(room, target, amendment) {
			const frame: AmendFrame = {type: 'amend', room, target, amendment};
			// At the end, where it was asked for.
			waiting.delete(keyOf(frame));
			waiting.set(keyOf(frame), frame);
			return pump();
		},
		look(frame, you) {
			switch (frame.type) {
				case 'welcome': {
					if (epoch !== undefined && epoch !== frame.epoch) {
						waiting.clear();
					}

					({epoch} = frame);
					places = new Set([...(frame.rooms ?? [frame.room]), whispers]);
					pump();
					return;
				}

				case 'entered': {
					places.add(frame.room);
					pump();
					return;
				}

				case 'amended': {
					if (frame.by.id === you) {
						come(frame.room, frame.target, frame.amendment);
					}

					return;
				}

				case 'history': {
					for (const {by, target, amendment} of frame.amended ?? []) {
						if (by.id === you) {
							come(frame.room, target, amendment);
						}
					}

					return;
				}

				default: {
					return;
				}
			}
		},
		refused({code, about}) {
			// It came late: that one went again, or was taken for another.
			if (underway === undefined || !isAbout(underway, about)) {
				return undefined;
			}

			const frame = underway;
			answered();
			if (code === 'too-fast') {
				isHeld = true;
				after(tooFastMs, () => {
					isHeld = false;
					pump();
				});
				return undefined;
			}

			forget(frame);
			pump();
			return frame;
		},
		reset() {
			answered();
			isHeld = false;
			places = new Set();
		},
	};
};
