/**
The native protocol, the server's side: one JSON object a line. Knows frames and their order; knows nothing of sockets,
of the rules of the chat, or of other protocols. `readme.md` is the specification.
*/
import {createLineFramer} from '../../framing/lines.ts';
import {limits, protocolVersion} from '../../limits.ts';
import type {Event, RejectCode} from '../../messages.ts';
import {sanitizeLine} from '../../text/sanitize.ts';
import type {Protocol, Session, SessionContext} from '../protocol.ts';
import {toCommand} from './commands.ts';
import {encodeEvent} from './events.ts';
import {type ClientFrame, parseClientFrame} from './frames.ts';
import {type Hello, toRegister} from './register.ts';
import {createWaitingLines} from './waiting.ts';

/**
- `greeting`: no hello yet.
- `entering`: a hello is being looked at; other frames wait.
- `refused`: the hub refused the hello; another may follow.
- `open`: welcomed.
- `ended`: nothing more is read.
*/
type Phase = 'greeting' | 'entering' | 'refused' | 'open' | 'ended';

const createNativeSession = (context: SessionContext): Session => {
	const framer = createLineFramer({bytesMax: limits.frameBytesMax});
	let phase: Phase = 'greeting';
	/** Enough for a script that sends everything at once, little for a stranger. */
	const waiting = createWaitingLines({linesMax: 256, charactersMax: 2 * limits.frameBytesMax});
	let pingedAt: number | undefined;

	const isEnded = (): boolean => phase === 'ended';

	const end = (): void => {
		phase = 'ended';
		waiting.take();
		cancelHandshake();
	};

	const sendEvent = (event: Event): void => {
		context.send(encodeEvent(event));
	};

	const fail = (text: string): void => {
		end();
		const name = context.directory.self()?.name;
		context.report({
			event: 'rejected',
			code: 'bad-frame',
			address: context.address,
			port: context.port,
			text,
			...(name === undefined ? {} : {name}),
		});
		context.close('bad-frame', text);
	};

	/** Refuse the hello for good. */
	const refuse = (code: RejectCode, text: string, name?: string): void => {
		end();
		context.report({
			event: 'rejected',
			code,
			address: context.address,
			port: context.port,
			text,
			...(name === undefined ? {} : {name: sanitizeLine(name)}),
		});
		sendEvent({type: 'rejected', code, of: 'register', text});
		context.close('rejected', text);
	};

	const cancelHandshake = context.schedule(limits.handshakeMs, () => {
		if (phase !== 'open' && phase !== 'ended') {
			end();
			context.close('silent', `No hello was accepted within ${limits.handshakeMs / 1000} seconds.`);
		}
	});

	const greet = (hello: Hello): void => {
		phase = 'entering';
		context.authenticate(hello.password).then(
			isRight => {
				if (isEnded()) {
					return;
				}

				if (isRight) {
					context.command(toRegister(hello, context));
				} else {
					const text =
						hello.password === undefined ? 'This server needs a password.' : 'The password is wrong.';
					refuse('wrong-password', text, hello.name);
				}
			},
			() => {
				if (!isEnded()) {
					refuse('unavailable', 'The server could not check the password.', hello.name);
				}
			},
		);
	};

	const bye = (reason: string | undefined): void => {
		const wasOpen = phase === 'open';
		end();
		if (wasOpen) {
			context.command({
				type: 'quit',
				reason: 'quit',
				...(reason === undefined ? {} : {text: sanitizeLine(reason)}),
			});
		}

		context.close('bye', '');
	};

	const answerPong = (time: number): void => {
		// Only an answer to the last ping counts, so that a client cannot invent its round trip.
		if (pingedAt !== undefined && time === pingedAt) {
			context.measured(Math.max(0, context.now() - pingedAt));
			pingedAt = undefined;
		}
	};

	const receive = (frame: ClientFrame): void => {
		switch (frame.type) {
			case 'hello': {
				if (phase === 'open') {
					const text = 'A hello comes once.';
					sendEvent({type: 'rejected', code: 'already-registered', of: 'register', text});
				} else {
					greet(frame);
				}

				return;
			}

			case 'ping': {
				sendEvent({type: 'pong', time: frame.time});
				return;
			}

			case 'pong': {
				answerPong(frame.time);
				return;
			}

			case 'bye': {
				bye(frame.reason);
				return;
			}

			default: {
				const command = toCommand(frame);
				if (phase === 'open') {
					context.command(command);
					return;
				}

				sendEvent({
					type: 'rejected',
					code: 'not-registered',
					of: command.type,
					text: 'Send a hello that is accepted first.',
					...('number' in command ? {number: command.number} : {}),
				});
			}
		}
	};

	const readLine = (line: string): void => {
		// An empty line is what a person at a keyboard sends by mistake.
		if (line === '') {
			return;
		}

		if (phase === 'entering' || !waiting.isEmpty()) {
			if (!waiting.push(line)) {
				fail('Too much was sent before the welcome.');
			}

			return;
		}

		const parsed = parseClientFrame(line);
		switch (parsed.type) {
			case 'garbage': {
				fail('Each line must be one JSON object.');
				return;
			}

			case 'version': {
				const text = `This server speaks version ${protocolVersion} of the protocol, the client version ${parsed.version}.`;
				refuse('version', text);
				return;
			}

			case 'unknown': {
				if (phase === 'greeting') {
					fail(`The first frame must be a valid hello. ${parsed.problem}`);
					return;
				}

				const {problem, type: _type, ...rest} = parsed;
				sendEvent({type: 'rejected', code: 'bad-frame', of: 'frame', text: problem, ...rest});
				return;
			}

			case 'frame': {
				if (phase === 'greeting' && parsed.frame.type !== 'hello') {
					fail('The first frame must be a hello.');
					return;
				}

				receive(parsed.frame);
			}
		}
	};

	/** Read what waited. A frame of it may make the rest wait again (a second hello), or end the session. */
	const drain = (): void => {
		for (const line of waiting.take()) {
			if (isEnded()) {
				return;
			}

			readLine(line);
		}
	};

	const settle = (next: 'open' | 'refused'): void => {
		if (phase === 'entering') {
			phase = next;
			if (next === 'open') {
				cancelHandshake();
			}

			// Not at once: the caller is carrying out effects, and a command now would cut in between them.
			queueMicrotask(drain);
		}
	};

	return {
		format: 'native',
		push(chunk) {
			for (const event of framer.push(chunk)) {
				if (isEnded()) {
					return;
				}

				if (event.type === 'overflow') {
					fail(`A frame may have at most ${limits.frameBytesMax} bytes.`);
				} else {
					readLine(event.text);
				}
			}
		},
		heartbeat() {
			if (phase === 'open') {
				pingedAt = context.now();
				sendEvent({type: 'ping', time: pingedAt});
			}
		},
		render(event) {
			if (event.type === 'welcome') {
				settle('open');
			} else if (event.type === 'rejected' && event.of === 'register') {
				settle('refused');
			} else if (event.type === 'goodbye') {
				// What waits is not to be read for who has been sent away.
				end();
			}

			return encodeEvent(event);
		},
		end,
	};
};

export const nativeProtocol: Protocol = {
	name: 'native',
	resumable: true,
	createSession: createNativeSession,
};
