/**
What is asked of the server, a promise each: one thing of a kind at a time, for older servers do not say what they refuse, and again where an
answer was lost with its connection. Knows no connection, and not what is asked.
*/
import type {Clock} from '../client/clock.ts';
import type {PassedFrame, RequestFrame} from '../client/session-contract.ts';
import {limits} from '../limits.ts';
import type {RejectCode} from '../messages.ts';
import {Problem} from '../problem.ts';
import {foldRoomName} from '../text/room-name.ts';
import {words} from '../words/words.ts';

type Rejected = Extract<PassedFrame, {type: 'rejected'}>;

export type Question<Answer> = {
	readonly frame: RequestFrame;
	/** What need not be asked, for it is so when its turn comes: the server may have no answer to it. */
	already?(): Answer | undefined;
	/** What a frame answers; undefined when it is of something else. */
	answer(frame: PassedFrame): Answer | undefined;
	/** What a refusal answers where an answer was lost: it may have been done before. */
	answerOfRefusal?(code: RejectCode): Answer | undefined;
	problem(code: RejectCode, text: string): Problem;
};

export type Asking = {
	/** Resolves with the answer. Rejects with a `Problem` when it is refused, or not answered in 20 seconds of connection. */
	ask<Answer>(question: Question<Answer>): Promise<Answer>;
	/** Look at a frame, once everything else knows of it. */
	hear(frame: PassedFrame): void;
	/** There is no connection. */
	close(): void;
	/** Give up what fits. */
	drop(fits: (frame: RequestFrame) => boolean, error: Error): void;
	/** Nothing is answered any more. */
	end(error: Error): void;
	/** Resolves when nothing waits for an answer. */
	idle(): Promise<void>;
};

/** What has no answer for so long is asked again, once, ms. */
const answerMs = 10_000;

/** How long to wait when the server says that it was too fast, ms. */
const tooFastMs = 1000;

type Waiting = {
	readonly frame: RequestFrame;
	isUnderway: boolean;
	/** How often it was asked, and how often there was no answer: of those, how often while there was a connection. */
	asked: number;
	unanswered: number;
	silences: number;
	cancel(): void;
	/** Whether it is settled, by a frame or without. */
	hear(frame?: PassedFrame): boolean;
	refuse(rejected: Rejected): void;
	reject(error: Error): void;
};

const isSameRoom = (one: string, other: string): boolean => foldRoomName(one) === foldRoomName(other);

/** Whether a refusal may be of this: what an older server does not say fits everything. */
const isAbout = (frame: RequestFrame, about: Rejected['about'] = {}): boolean => {
	const {room, target, change, emoji} = about;
	if (room !== undefined && 'room' in frame && frame.room !== undefined && !isSameRoom(room, frame.room)) {
		return false;
	}

	if (frame.type !== 'amend') {
		return true;
	}

	const {amendment} = frame;
	return (
		(target ?? frame.target) === frame.target &&
		(change ?? amendment.type) === amendment.type &&
		(amendment.type !== 'react' || (emoji ?? amendment.emoji) === amendment.emoji)
	);
};

export const createAsking = (options: {
	/** False without a connection. */
	request(frame: RequestFrame): boolean;
	/** Whether it can be asked where one is now. */
	isReady(frame: RequestFrame): boolean;
	clock: Pick<Clock, 'schedule'>;
}): Asking => {
	const {request, isReady, clock} = options;
	let waiting: readonly Waiting[] = [];
	let wakes: (() => void)[] = [];

	const take = (item: Waiting): void => {
		item.cancel();
		waiting = waiting.filter(other => other !== item);
		if (waiting.length === 0) {
			const sleepers = wakes;
			wakes = [];
			for (const wake of sleepers) {
				wake();
			}
		}
	};

	const later = (item: Waiting, ms: number, callback: () => void): void => {
		item.cancel();
		item.cancel = clock.schedule(ms, () => {
			item.isUnderway = false;
			callback();
			pump();
		});
	};

	const silent = (item: Waiting): void => {
		item.unanswered++;
		item.silences++;
		if (item.silences > 1) {
			take(item);
			const {problem} = words().shell.late;
			item.reject(new Problem('timeout', problem((2 * answerMs) / 1000), words().shell.maybeDone));
		}
	};

	const pump = (): void => {
		const begun = new Set(waiting.flatMap(({isUnderway, frame}) => (isUnderway ? [frame.type] : [])));
		for (const item of waiting) {
			const {frame} = item;
			if (begun.has(frame.type) || !isReady(frame)) {
				continue;
			}

			if (item.hear()) {
				take(item);
				continue;
			}

			// Without a connection too: what comes after it waits for it.
			begun.add(frame.type);
			if (request(frame)) {
				item.isUnderway = true;
				item.asked++;
				later(item, answerMs, () => silent(item));
			}
		}
	};

	const refused = (rejected: Rejected): void => {
		const item = waiting.find(({isUnderway, frame}) => isUnderway && frame.type === rejected.of);
		if (item === undefined || !isAbout(item.frame, rejected.about)) {
			return;
		}

		if (rejected.code === 'too-fast') {
			later(item, tooFastMs, () => undefined);
			return;
		}

		take(item);
		item.refuse(rejected);
	};

	const drop: Asking['drop'] = (fits, error) => {
		for (const item of waiting.filter(({frame}) => fits(frame))) {
			take(item);
			item.reject(error);
		}
	};

	return {
		ask(question) {
			const {frame} = question;
			return new Promise((resolve, reject) => {
				if (Buffer.byteLength(JSON.stringify(frame)) >= limits.frameBytesMax) {
					// Not sent at all: a frame that is too long would end the connection.
					reject(question.problem('too-long', ''));
					return;
				}

				const item: Waiting = {
					frame,
					isUnderway: false,
					asked: 0,
					unanswered: 0,
					silences: 0,
					cancel() {},
					hear(heard) {
						const answer = heard === undefined ? question.already?.() : question.answer(heard);
						if (answer === undefined) {
							return false;
						}

						resolve(answer);
						return true;
					},
					refuse({code, text}) {
						const answer = item.unanswered > 0 ? question.answerOfRefusal?.(code) : undefined;
						if (answer === undefined) {
							reject(question.problem(code, text));
						} else {
							resolve(answer);
						}
					},
					reject,
				};
				waiting = [...waiting, item];
				pump();
			});
		},
		hear(frame) {
			if (frame.type === 'rejected') {
				refused(frame);
			} else {
				for (const item of waiting) {
					if (item.asked > 0 && item.hear(frame)) {
						take(item);
					}
				}
			}

			pump();
		},
		close() {
			for (const item of waiting) {
				item.cancel();
				item.unanswered += item.isUnderway ? 1 : 0;
				item.isUnderway = false;
			}
		},
		drop,
		end(error) {
			drop(() => true, error);
		},
		idle: async () => {
			if (waiting.length > 0) {
				await new Promise<void>(resolve => {
					wakes.push(resolve);
				});
			}
		},
	};
};
