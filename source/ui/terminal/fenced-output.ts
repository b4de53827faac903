/** The terminal as Ink writes to it: right-to-left text is fenced on its way out. Ink itself drops characters without a width. */
import type {WriteStream} from 'node:tty';
import {fenceRightToLeft} from '../../text/bidi.ts';

/** The same stream, but for what is written to it as text. */
export const fencedOutput = (stream: WriteStream): WriteStream => {
	const write = (chunk: unknown, ...rest: unknown[]): unknown =>
		Reflect.apply(stream.write, stream, [
			typeof chunk === 'string' ? fenceRightToLeft(chunk) : chunk,
			...rest,
		]);

	return new Proxy(stream, {
		get(target, key) {
			const value: unknown = Reflect.get(target, key, target);
			return key === 'write' ? write : typeof value === 'function' ? value.bind(target) : value;
		},
	});
};
