/** A program of the benchmark's own in a process of its own, which does as it is told and answers. Knows nothing of what it does. */
import {fork} from 'node:child_process';
import {once} from 'node:events';
import path from 'node:path';

/** For anything that one is asked to do, ms: 100,000 messages take half a minute. */
const answerMs = 120_000;

export type Assistant = {
	/** Tell it something and wait for its answer, which is of this shape. Rejects when it ends instead, or takes too long. */
	ask<Answer>(order: object): Promise<Answer>;
	/** Tell it something that it does not answer. */
	tell(order: object): void;
	end(): void;
};

/** Start it; it is there once it has sent its first message, whatever that is. */
export const startAssistant = async (program: string, args: readonly string[]): Promise<Assistant> => {
	const child = fork(program, args, {execArgv: []});
	const gone = once(child, 'exit').then(() => {
		throw new Error(`${path.basename(program)} has ended.`);
	});
	// Also where nobody waits for it any more.
	gone.catch(() => undefined);
	const answer = async <Answer>(): Promise<Answer> => {
		const [message] = await Promise.race([
			once(child, 'message', {signal: AbortSignal.timeout(answerMs)}),
			gone,
		]);
		return message as Answer;
	};
	try {
		await answer();
	} catch (error) {
		child.kill('SIGKILL');
		throw error;
	}

	return {
		ask(order) {
			const answered = answer<never>();
			child.send(order);
			return answered;
		},
		tell: order => void child.send(order),
		end: () => void child.kill('SIGKILL'),
	};
};
