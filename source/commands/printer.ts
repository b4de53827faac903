/** Writes lines to a stream that may be slow, or closed by its reader: `| head` is no failure. */
import type {Writable} from 'node:stream';

export type Printer = {
	/** Write a line. Resolves when more may be written; false when nobody reads any more. */
	print(line: string): Promise<boolean>;
	/** Resolves when everything has been handed on. */
	end(): Promise<void>;
};

/** So many characters are handed on at once. */
const chunkMax = 32_768;

export const createPrinter = (output: Writable): Printer => {
	let chunk = '';
	let failure: unknown;

	const onError = (error: unknown): void => {
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

		if (failure !== undefined && (failure as NodeJS.ErrnoException).code !== 'EPIPE') {
			throw failure;
		}

		return failure === undefined;
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
