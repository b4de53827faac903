/** What would be written over the screen waits until the screen is gone. */
import type {WriteStream} from 'node:tty';

const heldCharactersMax = 64 * 1024;

/** Hold back what is written to a stream (stderr) and the process's warnings. The returned function lets everything go again, once. */
export const holdOutput = (stream: WriteStream, process: NodeJS.Process): (() => void) => {
	const held: string[] = [];
	let length = 0;
	const hold = (text: string) => {
		if (length < heldCharactersMax) {
			held.push(text);
			length += text.length;
		}
	};

	const {write} = stream;
	if (stream.isTTY) {
		stream.write = (chunk: Uint8Array | string, encoding?: unknown, callback?: unknown) => {
			hold(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString());
			const done = typeof encoding === 'function' ? encoding : callback;
			if (typeof done === 'function') {
				done();
			}

			return true;
		};
	}

	// Node's own listener writes past the stream.
	const warningListeners = process.listeners('warning');
	process.removeAllListeners('warning');
	const onWarning = ({name, message}: Error) => {
		if (name !== 'ExperimentalWarning') {
			hold(`${name}: ${message}\n`);
		}
	};

	process.on('warning', onWarning);

	let isHolding = true;
	return () => {
		if (!isHolding) {
			return;
		}

		isHolding = false;
		stream.write = write;
		process.off('warning', onWarning);
		for (const listener of warningListeners) {
			process.on('warning', listener);
		}

		if (held.length > 0) {
			stream.write(held.join(''));
		}
	};
};
