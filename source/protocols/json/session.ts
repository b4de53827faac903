/**
The numbered JSON protocol, the server's side: objects with a `cmd`, one after the other. Knows its numbers and their order; knows
nothing of sockets, of the rules of the chat, or of other protocols.
*/
import {limits, lobby} from '../../limits.ts';
import type {Event, LeaveReason} from '../../messages.ts';
import {sanitize, sanitizeLine} from '../../text/sanitize.ts';
import type {Protocol, Session, SessionContext} from '../protocol.ts';
import {createWaitingMessages} from '../waiting.ts';
import {answers, renderEvent} from './answers.ts';
import {createObjectFramer} from './object-framer.ts';
import {parseRequest, type Request} from './requests.ts';

/**
- `greeting`: no CONNECT yet.
- `entering`: a CONNECT is being looked at; what follows it waits.
- `open`: connected.
- `ended`: nothing more is read.
*/
type Phase = 'greeting' | 'entering' | 'open' | 'ended';

/** Requests that wait for the answer to CONNECT; their objects have this many characters at most. */
const waitingMax = 256;
const waitingCharactersMax = 2 * limits.frameBytesMax;

/** What is ignored is logged this often for a connection: it might be all that it sends. */
const ignoredMax = 20;

const brokenBecause = {
	'not-json': 'What was sent is not JSON.',
	'too-long': `An object may have at most ${limits.frameBytesMax} bytes.`,
	'too-deep': `An object may be nested at most ${limits.jsonDepthMax} deep.`,
} as const;

const createJsonSession = (context: SessionContext): Session => {
	const framer = createObjectFramer({bytesMax: limits.frameBytesMax, depthMax: limits.jsonDepthMax});
	const {address, port} = context;
	let phase: Phase = 'greeting';
	let userId: string | undefined;
	let name = '';
	const waiting = createWaitingMessages(waitingMax, waitingCharactersMax);
	let ignored = 0;

	const isEnded = (): boolean => phase === 'ended';

	const end = (): void => {
		phase = 'ended';
		waiting.clear();
		cancelHandshake();
	};

	const leave = (reason: LeaveReason, text: string): void => {
		end();
		if (userId !== undefined) {
			context.command({type: 'quit', reason, ...(text === '' ? {} : {text})});
		}
	};

	const named = () => (name === '' ? {} : {name});

	const fail = (text: string): void => {
		leave('error', text);
		context.report({event: 'rejected', code: 'bad-frame', address, port, text, ...named()});
		context.close('bad-frame', text);
	};

	const cancelHandshake = context.schedule(limits.handshakeMs, () => {
		end();
		context.close('silent', `No CONNECT was accepted within ${limits.handshakeMs / 1000} seconds.`);
	});

	/** The one answer that the clients of this protocol know for all that is wrong with a CONNECT but a full room, or disk. */
	const refuse = (text: string, isFull = false): void => {
		end();
		context.send(isFull ? answers.full() : answers.taken());
		context.close('rejected', text);
	};

	const connect = (request: Extract<Request, {cmd: '0'}>): void => {
		phase = 'entering';
		name = sanitizeLine(request.nickname);
		context.authenticate(request.password).then(
			isRight => {
				if (isEnded()) {
					return;
				}

				if (isRight) {
					context.command({type: 'register', name, protocol: 'json', address, port, rooms: [lobby]});
				} else {
					const text =
						request.password === undefined ? 'This server needs a password.' : 'The password is wrong.';
					context.report({event: 'rejected', code: 'wrong-password', address, port, text, ...named()});
					refuse(text);
				}
			},
			() => {
				if (!isEnded()) {
					refuse('The server could not check the password.');
				}
			},
		);
	};

	const answer = (request: Exclude<Request, {cmd: '0'}>): void => {
		switch (request.cmd) {
			case '1': {
				const users = context.directory.users();
				context.send(answers.users(users.map(user => [user.name, user.address, user.port])));
				return;
			}

			case '2': {
				context.command({type: 'whisper', to: sanitizeLine(request.to), text: sanitize(request.msg)});
				return;
			}

			case '3': {
				leave('quit', '');
				context.close('bye', '');
				return;
			}

			case '4': {
				context.send(answers.version(context.server().version));
				return;
			}

			case '5': {
				const wanted = sanitizeLine(request.newNickname);
				if (wanted === name) {
					// Nothing happens, and so nothing would be told.
					context.send(answers.renamed(name));
				} else {
					context.command({type: 'rename', name: wanted});
				}

				return;
			}

			case '6': {
				context.send(answers.roundTrip(request.beginTime));
				return;
			}

			case '7': {
				context.command({type: 'say', room: lobby, text: sanitize(request.msg)});
			}
		}
	};

	const ignore = (what: string): void => {
		if (++ignored <= ignoredMax) {
			const text = `Ignored, as it is not known: ${sanitizeLine(what)}`;
			context.report({event: 'error', code: 'unknown-command', address, port, text});
		}
	};

	const read = (json: string): void => {
		const parsed = parseRequest(json);
		if (parsed.type === 'garbage') {
			fail(brokenBecause['not-json']);
		} else if (phase === 'greeting') {
			if (parsed.type === 'request' && parsed.request.cmd === '0') {
				connect(parsed.request);
			} else {
				fail('The first object must be CONNECT.');
			}
		} else if (parsed.type === 'unknown') {
			ignore(parsed.what);
		} else if (parsed.request.cmd === '0') {
			ignore('a second CONNECT');
		} else {
			answer(parsed.request);
		}
	};

	const drain = (): void => {
		while (phase === 'greeting' || phase === 'open') {
			const json = waiting.next();
			if (json === undefined) {
				return;
			}

			read(json);
		}
	};

	const receive = (json: string): void => {
		if (waiting.push(json)) {
			drain();
		} else {
			fail('Too much was sent before the answer to CONNECT.');
		}
	};

	/** Later than now: the caller is carrying out effects, and a command now would cut in between them. */
	const later = (callback: () => void): void => {
		queueMicrotask(() => {
			if (!isEnded()) {
				callback();
			}
		});
	};

	const rejected = (event: Extract<Event, {type: 'rejected'}>): string => {
		const {code, of, text} = event;
		if (of === 'register') {
			later(() => refuse(text, code === 'server-full' || code === 'unavailable'));
			return '';
		}

		if (code === 'banned-word') {
			later(() => {
				leave('kicked', text);
				context.close('bye', '');
			});
			return '';
		}

		if (of === 'rename' && (code === 'name-taken' || code === 'name-invalid')) {
			return answers.nameRefused();
		}

		return code === 'no-such-user'
			? answers.noSuchUser()
			: code === 'to-self'
				? answers.toOneself()
				: renderEvent(event);
	};

	const welcome = ({you, online, server}: Extract<Event, {type: 'welcome'}>): string => {
		phase = 'open';
		cancelHandshake();
		userId = you.id;
		name = you.name;
		context.reformat();
		later(drain);
		const {local} = context;
		return (
			answers.connected(local.address, local.port, online) + answers.notice(sanitize(server.motd).trim())
		);
	};

	return {
		get format() {
			return userId === undefined ? 'json/arriving' : 'json';
		},
		push(chunk) {
			for (const event of framer.push(chunk)) {
				if (isEnded()) {
					return;
				}

				if (event.type === 'object') {
					receive(event.text);
				} else {
					fail(brokenBecause[event.why]);
				}
			}
		},
		render(event) {
			if (event.type === 'welcome') {
				return welcome(event);
			}

			if (event.type === 'rejected') {
				return rejected(event);
			}

			if (event.type === 'goodbye') {
				end();
			}

			// Nothing comes before the answer to CONNECT: the client would take it for that.
			if (userId === undefined) {
				return '';
			}

			if (event.type === 'ack') {
				return event.message?.type === 'whisper' ? answers.whispered() : '';
			}

			if (event.type === 'renamed' && event.id === userId) {
				name = event.name;
				return answers.renamed(name);
			}

			return renderEvent(event);
		},
		end,
	};
};

/** The numbered JSON protocol. Its users leave at once when they are cut off: nothing says who they were. */
export const jsonProtocol: Protocol = {
	name: 'json',
	resumable: false,
	createSession: createJsonSession,
};
