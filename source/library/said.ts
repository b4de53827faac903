/** What was said and not answered: a promise each. Knows no connection. */
import {describeRefusedMessage} from '../client/refusals.ts';
import type {SessionEvent} from '../client/session-contract.ts';
import {Problem} from '../problem.ts';
import {sanitizeLine} from '../text/sanitize.ts';
import {words} from '../words/words.ts';

type Answer = Extract<SessionEvent, {type: 'acknowledged' | 'applied' | 'refused' | 'given-up'}>;

type Stands = {readonly seq?: number; readonly time?: Date};

export type Said = {
	/** Resolves when the server has kept the message of this number. */
	wait(number: number): Promise<Stands>;
	answer(event: Answer, bytesMax: number): void;
	/** Nothing is answered any more. */
	end(error: Error): void;
	/** Resolves when nothing waits for an answer. */
	idle(): Promise<void>;
};

export const createSaid = (): Said => {
	const waiting = new Map<number, {resolve(stands: Stands): void; reject(error: Error): void}>();
	const wakes: (() => void)[] = [];

	const take = (number: number) => {
		const promise = waiting.get(number);
		waiting.delete(number);
		if (waiting.size === 0) {
			for (const wake of wakes.splice(0)) {
				wake();
			}
		}

		return promise;
	};

	return {
		wait: number =>
			new Promise((resolve, reject) => {
				waiting.set(number, {resolve, reject});
			}),
		answer(event, bytesMax) {
			switch (event.type) {
				case 'acknowledged': {
					take(event.number)?.resolve({seq: event.seq, time: new Date(event.time)});
					return;
				}

				case 'applied': {
					for (const {number} of event.messages) {
						take(number)?.resolve({});
					}

					return;
				}

				case 'refused': {
					const {message, code} = event;
					const {problem, hint} = describeRefusedMessage(message, code, {
						text: sanitizeLine(event.text),
						bytesMax,
					});
					take(message.number)?.reject(new Problem(code, problem, hint));
					return;
				}

				case 'given-up': {
					const {problem, hint} = {problem: words().client.notSent, hint: words().endings.left.hint};
					for (const {number} of event.messages) {
						take(number)?.reject(new Problem(event.reason, problem, hint));
					}
				}
			}
		},
		end(error) {
			for (const number of [...waiting.keys()]) {
				take(number)?.reject(error);
			}
		},
		idle: async () => {
			if (waiting.size > 0) {
				await new Promise<void>(resolve => {
					wakes.push(resolve);
				});
			}
		},
	};
};
