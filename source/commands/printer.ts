/** Writes lines to a stream that may be slow, or closed by its reader: `| head` is no failure. */
import type {Writable} from 'node:stream';
import {Problem} from '../problem.ts';
import {words} from '../words/words.ts';
import {systemReason} from './system-reason.ts';

export type Printer = {
	/** Write a line. Resolves when more may be written; false when nobody reads any more. Rejects with a `Problem` when it cannot be written. */
	print(line: string): Promise<boolean>;
	/** Resolves when everything has been handed on. Rejects as `print` does. */
	end(): Promise<void>;
};

/** So many characters are handed on at once. */
const chunkMax = 32_768;

/** An output that failed, as on a full disk: said in words. Answers with whether anybody reads on. */
export const judgeWritten = (failure: NodeJS.ErrnoException | undefined, exitCode: 1 | 2 = 1): boolean => {
	if (failure === undefined || failure.code === 'EPIPE') {
		return failure === undefined;
	}

	const {problem, hint} = words().usage.unwritable;
	throw new Problem('unwritable', problem(systemReason(failure)), hint, {cause: failure, exitCode});
};

/** `failed` is the exit code when the output cannot be written. */
export const createPrinter = (output: Writable, failed: 1 | 2 = 1): Printer => {
	let chunk = '';
	let failure: NodeJS.ErrnoException | undefined;

	const onError = (error: NodeJS.ErrnoException): void => {
		failure = error;
	};

	output.on('error', onError);

	const flush = async (): Promise<boolean> => {
		const text = chunk;
		chunk = '';
		if (text !== '' && failure === undefined) {
			await new Promise<void>(resolve => {
				output.write(text, error => {
					failure ??= error ?? undefined;
					resolve();
				});
			});
		}

		return judgeWritten(failure, failed);
	};

	return {
		async print(line) {
			chunk += `${line}\n`;
			return chunk.length < chunkMax || flush();
		},
		async end() {
			await flush();
		},
	};
};

/** Write a text. Resolves with the exit code; rejects as `print` does. */
export const printAll = async (output: Writable, text: string): Promise<0> => {
	const printer = createPrinter(output);
	await printer.print(text.trimEnd());
	await printer.end();
	return 0;
};
