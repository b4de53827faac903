/**
A client that was silent long enough to be taken for text, and turns out to speak another protocol: a poor link. It is looked at once
more, at the first bytes that it sends.
*/
import {limits} from '../../limits.ts';
import {createKeptBytes} from '../kept-bytes.ts';
import type {Protocol, Session, SessionContext} from '../protocol.ts';
import {share} from '../share.ts';
import {createInspector} from './inspect.ts';
import type {RowName} from './table.ts';
import {halfAFrame, isTorn} from './torn.ts';

const createLateSession = (
	context: SessionContext,
	text: Protocol,
	find: (name: RowName) => Protocol | undefined,
): Session => {
	const inspector = createInspector(true);
	const kept = createKeptBytes();
	/** `leaving`: the user that the text protocol has made goes, and then the other protocol takes over. */
	let phase: 'looking' | 'text' | 'leaving' | 'gone' = 'looking';
	let isRegistering = false;
	let takeOver: (() => void) | undefined;
	let cancelWait: (() => void) | undefined;

	const isLeaving = (): boolean => phase === 'leaving' || phase === 'gone';

	const guarded: Pick<SessionContext, 'command' | 'send' | 'close'> = {
		command(command, ...rest) {
			if (!isLeaving()) {
				isRegistering ||= command.type === 'register';
				context.command(command, ...rest);
			}
		},
		send(frame) {
			if (!isLeaving()) {
				context.send(frame);
			}
		},
		close(code, reason) {
			if (!isLeaving()) {
				context.close(code, reason);
			}
		},
	};
	const session = text.createSession(share(guarded, context));

	const goOn = (): void => {
		phase = 'text';
		session.push(kept.take());
	};

	const giveUp = (): void => {
		phase = 'gone';
		const {address, port} = context;
		context.report({event: 'rejected', code: 'bad-frame', address, port, text: halfAFrame});
		context.close('bad-frame', halfAFrame);
	};

	const leave = (protocol: Protocol): void => {
		phase = 'leaving';
		session.end();
		// What it was sent may have been half a line.
		context.send('\n');
		context.reformat();
		takeOver = () => {
			context.leave(() => {
				if (phase === 'leaving') {
					phase = 'gone';
					context.become(protocol).push(kept.take());
				}
			});
		};
		if (!isRegistering) {
			takeOver();
		}
	};

	const look = (chunk: Uint8Array): void => {
		cancelWait?.();
		kept.add(chunk);
		const found = inspector.push(chunk);
		const protocol = found.type === 'protocol' && found.name !== 'text' ? find(found.name) : undefined;
		if (protocol) {
			leave(protocol);
		} else if (found.type === 'wait') {
			const isHalf = isTorn(kept.view());
			cancelWait = context.schedule(isHalf ? limits.handshakeMs : limits.detectMs, isHalf ? giveUp : goOn);
		} else {
			goOn();
		}
	};

	return {
		get format() {
			return isLeaving() ? 'leaving' : session.format;
		},
		push(chunk) {
			switch (phase) {
				case 'looking': {
					look(chunk);
					return;
				}

				case 'text': {
					session.push(chunk);
					return;
				}

				case 'leaving': {
					kept.add(chunk);
					if (kept.size > 4 * limits.frameBytesMax) {
						phase = 'gone';
						const text = 'Too much was sent before it could be read.';
						const {address, port} = context;
						context.report({event: 'rejected', code: 'bad-frame', address, port, text});
						context.close('bad-frame', text);
					}

					return;
				}

				case 'gone': {
					return;
				}
			}
		},
		hungUp() {
			// What it began to say, it has said: it was text, unless it was half a frame.
			if (phase === 'looking') {
				cancelWait?.();
				if (isTorn(kept.view())) {
					phase = 'gone';
				} else {
					goOn();
				}
			}

			if (phase === 'text') {
				session.hungUp?.();
			} else {
				context.close('bye', '');
			}
		},
		render(event) {
			if (event.type === 'welcome' || (event.type === 'rejected' && event.of === 'register')) {
				isRegistering = false;
				if (takeOver) {
					queueMicrotask(takeOver);
					return '';
				}
			}

			if (isLeaving()) {
				// Whoever has been sent away does not come back under another protocol.
				phase = event.type === 'goodbye' ? 'gone' : phase;
				return '';
			}

			return session.render(event);
		},
		end() {
			phase = 'gone';
			cancelWait?.();
			session.end();
			kept.take();
		},
	};
};

/** The text protocol for a client that was silent: hands over when its first bytes are clearly of another protocol. */
export const createLateText = (text: Protocol, find: (name: RowName) => Protocol | undefined): Protocol => ({
	name: text.name,
	resumable: text.resumable,
	createSession: context => createLateSession(context, text, find),
});
