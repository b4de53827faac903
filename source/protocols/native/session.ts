/**
The native protocol, the server's side: one JSON object a line. Knows frames and their order; knows nothing of sockets,
of the rules of the chat, or of other protocols. `readme.md` is the specification.
*/
import {createLineFramer} from '../../framing/lines.ts';
import {limits, protocolVersion} from '../../limits.ts';
import type {Event} from '../../messages.ts';
import {sanitizeLine} from '../../text/sanitize.ts';
import type {Protocol, Session, SessionContext} from '../protocol.ts';
import {share} from '../share.ts';
import {toCommand} from './commands.ts';
import {encodeEvent, encodeInPieces} from './events.ts';
import {type ClientFrame, parseClientFrame} from './frames.ts';
import {type Hello, toRegister} from './register.ts';
import {end, fail, isEnded, refuse, type State, sendEvent} from './session-state.ts';
import {createWaitingLines} from './waiting.ts';

/** Enough for a script that sends everything at once, little for a stranger. */
const waitingBounds = {linesMax: 256, charactersMax: 2 * limits.frameBytesMax};

const greet = (session: State, hello: Hello): void => {
	const {context} = session;
	session.phase = 'entering';
	context.authenticate(hello.password).then(
		isRight => {
			if (isEnded(session)) {
				return;
			}

			if (isRight) {
				context.command(toRegister(hello, context));
			} else {
				const text =
					hello.password === undefined ? 'This server needs a password.' : 'The password is wrong.';
				refuse(session, 'wrong-password', text, hello.name);
			}
		},
		() => {
			if (!isEnded(session)) {
				refuse(session, 'unavailable', 'The server could not check the password.', hello.name);
			}
		},
	);
};

const bye = (session: State, reason: string | undefined): void => {
	const {context} = session;
	const wasOpen = session.phase === 'open';
	end(session);
	if (wasOpen) {
		context.command({
			type: 'quit',
			reason: 'quit',
			...(reason === undefined ? {} : {text: sanitizeLine(reason)}),
		});
	}

	context.close('bye', '');
};

const answerPong = (session: State, time: number): void => {
	const {context, pingedAt} = session;
	// Only an answer to the last ping counts, so that a client cannot invent its round trip.
	if (pingedAt !== undefined && time === pingedAt) {
		context.measured(Math.max(0, context.now() - pingedAt));
		session.pingedAt = undefined;
	}
};

const receive = (session: State, frame: ClientFrame): void => {
	switch (frame.type) {
		case 'hello': {
			if (session.phase === 'open') {
				const text = 'A hello comes once.';
				sendEvent(session, {type: 'rejected', code: 'already-registered', of: 'register', text});
			} else {
				greet(session, frame);
			}

			return;
		}

		case 'ping': {
			sendEvent(session, {type: 'pong', time: frame.time});
			return;
		}

		case 'pong': {
			answerPong(session, frame.time);
			return;
		}

		case 'bye': {
			bye(session, frame.reason);
			return;
		}

		default: {
			const command = toCommand(frame);
			if (session.phase === 'open') {
				session.context.command(command);
				return;
			}

			sendEvent(session, {
				type: 'rejected',
				code: 'not-registered',
				of: command.type,
				text: 'Send a hello that is accepted first.',
				...('number' in command ? {number: command.number} : {}),
			});
		}
	}
};

const readLine = (session: State, line: string): void => {
	// An empty line is what a person at a keyboard sends by mistake.
	if (line === '') {
		return;
	}

	if (session.phase === 'entering' || session.waiting?.isEmpty() === false) {
		session.waiting ??= createWaitingLines(waitingBounds);
		if (!session.waiting.push(line)) {
			fail(session, 'Too much was sent before the welcome.');
		}

		return;
	}

	const parsed = parseClientFrame(line);
	switch (parsed.type) {
		case 'garbage': {
			fail(session, 'Each line must be one JSON object.');
			return;
		}

		case 'version': {
			const text = `This server speaks version ${protocolVersion} of the protocol, the client version ${parsed.version}.`;
			refuse(session, 'version', text);
			return;
		}

		case 'unknown': {
			if (session.phase === 'greeting') {
				fail(session, `The first frame must be a valid hello. ${parsed.problem}`);
				return;
			}

			const {problem, type: _type, ...rest} = parsed;
			sendEvent(session, {type: 'rejected', code: 'bad-frame', of: 'frame', text: problem, ...rest});
			return;
		}

		case 'frame': {
			if (session.phase === 'greeting' && parsed.frame.type !== 'hello') {
				fail(session, 'The first frame must be a hello.');
				return;
			}

			receive(session, parsed.frame);
		}
	}
};

/** Read what waited. A frame of it may make the rest wait again (a second hello), or end the session. */
const drain = (session: State): void => {
	for (const line of session.waiting?.take() ?? []) {
		if (isEnded(session)) {
			return;
		}

		readLine(session, line);
	}
};

const settle = (session: State, next: 'open' | 'refused'): void => {
	if (session.phase !== 'entering') {
		return;
	}

	session.phase = next;
	if (next === 'open') {
		session.cancelHandshake?.();
		session.cancelHandshake = undefined;
	}

	// Not at once: the caller is carrying out effects, and a command now would cut in between them.
	queueMicrotask(() => drain(session));
};

/** What an event to the session means for it. */
const note = (session: State, event: Event): void => {
	if (event.type === 'welcome') {
		settle(session, 'open');
	} else if (event.type === 'rejected' && event.of === 'register') {
		settle(session, 'refused');
	} else if (event.type === 'goodbye') {
		// What waits is not to be read for who has been sent away.
		end(session);
	}
};

const functions: Session & ThisType<State> = {
	format: 'native',
	push(chunk) {
		for (const event of this.framer.push(chunk)) {
			if (isEnded(this)) {
				return;
			}

			if (event.type === 'overflow') {
				fail(this, `A frame may have at most ${limits.frameBytesMax} bytes.`);
			} else {
				readLine(this, event.text);
			}
		}
	},
	heartbeat() {
		if (this.phase === 'open') {
			this.pingedAt = this.context.now();
			sendEvent(this, {type: 'ping', time: this.pingedAt});
		}
	},
	render(event) {
		note(this, event);
		return encodeEvent(event);
	},
	renderAlone(event) {
		note(this, event);
		return encodeInPieces(event);
	},
	end() {
		end(this);
	},
};

const createNativeSession = (context: SessionContext): Session => {
	const session: State = {
		context,
		framer: createLineFramer({bytesMax: limits.frameBytesMax}),
		phase: 'greeting',
		waiting: undefined,
		pingedAt: undefined,
		cancelHandshake: undefined,
	};
	session.cancelHandshake = context.schedule(limits.handshakeMs, () => {
		if (session.phase !== 'open' && session.phase !== 'ended') {
			end(session);
			context.close('silent', `No hello was accepted within ${limits.handshakeMs / 1000} seconds.`);
		}
	});
	return share<State, Session>(session, functions);
};

export const nativeProtocol: Protocol = {
	name: 'native',
	resumable: true,
	createSession: createNativeSession,
};
