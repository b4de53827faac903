/**
The three plain-text protocols, the server's side: what they share. Knows messages and silence; knows nothing of sockets, of the
rules of the chat, or of other protocols. Their wording is in `nickname.ts`, `assigned.ts` and `address.ts`.
*/
import {limits} from '../../limits.ts';
import type {Event, GoodbyeCode, LeaveReason, RejectCode} from '../../messages.ts';
import {sanitize} from '../../text/sanitize.ts';
import type {Protocol, Session, SessionContext} from '../protocol.ts';
import {createWaitingMessages} from '../waiting.ts';
import {readLine} from './commands.ts';
import {createDoor} from './door.ts';
import type {Piece, TextForm} from './form.ts';
import {createOutlet} from './outlet.ts';
import {createQuietFramer} from './quiet-framer.ts';
import {renderLines, toLines} from './render.ts';

/** The refusal of a message that comes too fast is told once in this time. */
const refusalMs = 1000;

/** Messages that are too long are logged this often for a connection: it might be all that it sends. */
const tooLongMax = 20;

const createTextSession = (context: SessionContext, form: TextForm): Session => {
	let phase: 'arriving' | 'open' | 'ended' = 'arriving';
	let userId: string | undefined;
	/** The name that the client was given first, for it goes on using it; and the one that it has now. */
	let names: readonly string[] = [];
	let toldTooFastAt = Number.NEGATIVE_INFINITY;
	let tooLong = 0;
	let isHungUp = false;
	const waiting = createWaitingMessages(256, 4 * limits.messageBytesMax);
	const outlet = createOutlet({
		gapMs: limits.gapMs,
		schedule: (ms, callback) => context.schedule(ms, callback),
		send: frame => context.send(frame),
		onChange: () => context.reformat(),
	});

	const isEnded = (): boolean => phase === 'ended';

	const end = (): void => {
		phase = 'ended';
		waiting.clear();
		framer.end();
		door.close();
	};

	const put = (pieces: readonly Piece[]): void => {
		for (const piece of pieces) {
			if (typeof piece === 'string') {
				outlet.send(piece);
			} else {
				outlet.gap();
			}
		}
	};

	const tell = (...lines: readonly string[]): void => {
		outlet.send(toLines(lines.map(line => form.notice(line))));
	};

	const report = (code: 'bad-frame' | 'too-long', text: string): void => {
		const {address, port} = context;
		const name = names.at(-1);
		context.report({event: 'rejected', code, address, port, text, ...(name === undefined ? {} : {name})});
	};

	const leave = (reason: LeaveReason, code: GoodbyeCode, text: string): void => {
		end();
		if (userId !== undefined) {
			context.command({type: 'quit', reason, ...(text === '' ? {} : {text})});
		}

		context.close(code, text);
	};

	const fail = (text: string): void => {
		report('bad-frame', text);
		leave('flood', 'bad-frame', text);
	};

	const act = (message: string): void => {
		const unwrapped = form.unwrap(message, names);
		if (form.isFarewell(unwrapped)) {
			leave('quit', 'bye', '');
			return;
		}

		const line = readLine(unwrapped, context.directory, form.called);
		switch (line.type) {
			case 'command': {
				context.command(line.command);
				return;
			}

			case 'answer': {
				tell(...line.lines);
				return;
			}

			case 'quit': {
				leave('quit', 'bye', '');
				return;
			}

			case 'nothing': {
				return;
			}
		}
	};

	const read = (message: string): void => {
		if (phase === 'open') {
			act(message);
		} else if (form.isFarewell(message) || message === '/quit') {
			leave('quit', 'bye', '');
		} else {
			door.answer(message);
		}
	};

	/** Read what waits, for as long as it need not wait again. */
	const drain = (): void => {
		while (phase === 'open' || (phase === 'arriving' && door.isListening())) {
			const message = waiting.next();
			if (message === undefined) {
				// All that it had to say is said.
				if (isHungUp) {
					leave('quit', 'bye', '');
				}

				return;
			}

			read(message);
		}
	};

	const door = createDoor({context, form, put, tell, onListening: drain, end});

	const framer = createQuietFramer({
		bytesMax: limits.messageBytesMax,
		endlessBytesMax: limits.endlessBytesMax,
		quietMs: limits.quietMs,
		schedule: (ms, callback) => context.schedule(ms, callback),
		onMessage(text) {
			const message = sanitize(text).replace(/^\n+|\s+$/g, '');
			if (message === '' || isEnded()) {
				return;
			}

			if (waiting.push(message)) {
				drain();
			} else {
				fail('Too much was sent before it could be read.');
			}
		},
		onOverflow() {
			const text = `A message may have at most ${limits.messageBytesMax} bytes.`;
			if (++tooLong <= tooLongMax) {
				report('too-long', text);
			}

			tell(text);
		},
		onEndless: () => fail('A message without end.'),
	});

	const welcome = (event: Extract<Event, {type: 'welcome'}>): void => {
		phase = 'open';
		door.close();
		userId = event.you.id;
		names = [event.you.name];
		context.reformat();
		put(form.welcome(event));
		const motd = sanitize(event.server.motd).trim();
		if (motd !== '') {
			tell(...motd.split('\n'));
		}

		// Not at once: the caller is carrying out effects, and a command now would cut in between them.
		queueMicrotask(drain);
	};

	const isToldAlready = (code: RejectCode): boolean => {
		if (code !== 'too-fast') {
			return false;
		}

		const now = context.now();
		const isRecent = Math.abs(now - toldTooFastAt) < refusalMs;
		toldTooFastAt = isRecent ? toldTooFastAt : now;
		return isRecent;
	};

	const frameOf = (event: Event): string => {
		if (event.type === 'welcome') {
			welcome(event);
			return '';
		}

		if (event.type === 'rejected') {
			if (event.of === 'register') {
				door.refused(event);
				return '';
			}

			return isToldAlready(event.code) ? '' : toLines(renderLines(form, event));
		}

		if (event.type === 'renamed' && event.id === userId) {
			names = [...names.slice(0, 1), event.name];
		}

		// Before the welcome only what concerns the connection itself is told.
		return userId === undefined && event.type !== 'goodbye' ? '' : toLines(renderLines(form, event));
	};

	door.knock();

	return {
		get format() {
			const suffix = outlet.isHolding() ? `/${context.id}` : userId === undefined ? '/arriving' : '';
			return `${form.name}${suffix}`;
		},
		push: chunk => framer.push(chunk),
		hungUp() {
			framer.flush();
			isHungUp = true;
			drain();
		},
		render(event) {
			const frame = frameOf(event);
			if (event.type !== 'goodbye') {
				return outlet.pass(frame);
			}

			// A message that is only waiting for silence is not to be said by who has been sent away.
			end();
			return outlet.release() + frame;
		},
		end() {
			end();
			outlet.release();
		},
	};
};

/** A protocol of plain text. Its users leave at once when they are cut off: nothing says who they were. */
export const createTextProtocol = (
	name: TextForm['name'],
	createForm: (context: SessionContext) => TextForm,
): Protocol => ({
	name,
	resumable: false,
	createSession: context => createTextSession(context, createForm(context)),
});
