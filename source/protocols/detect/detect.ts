/**
Which protocol a connection speaks, from what it sends first. Knows the beginnings of protocols; knows nothing of what they say
after that, of sockets, or of the rules of the chat. A new protocol is one line in `table.ts`.
*/
import {limits} from '../../limits.ts';
import {createHttpProtocol} from '../http.ts';
import {createKeptBytes} from '../kept-bytes.ts';
import type {Protocol, Session, SessionContext} from '../protocol.ts';
import {createInspector} from './inspect.ts';
import {createLateText} from './late.ts';
import type {RowName} from './table.ts';
import {halfAFrame, isTorn} from './torn.ts';

export type TextChoice = 'nickname' | 'assigned' | 'address';

/** The protocols of the table by their names there, but for `http`, which is the detector's own. One that is missing is refused. */
export type DetectorOptions = {readonly [Name in Exclude<RowName, 'http'>]?: Protocol | undefined} & {
	readonly native: Protocol;
	readonly json: Protocol;
	readonly text: Readonly<Record<TextChoice, Protocol>>;
	/** What a client gets that says nothing, or nothing that is known. */
	readonly textChoice: TextChoice;
};

const createDetectingSession = (
	context: SessionContext,
	find: (name: RowName | 'text' | 'late') => Protocol | undefined,
): Session => {
	const inspector = createInspector();
	const kept = createKeptBytes();
	let isDecided = false;

	const refuse = (text: string): void => {
		isDecided = true;
		const {address, port} = context;
		context.report({event: 'rejected', code: 'bad-frame', address, port, text});
		context.close('bad-frame', text);
	};

	const become = (name: RowName | 'text' | 'late'): Session | undefined => {
		const protocol = find(name);
		if (!protocol) {
			if (name === 'irc') {
				// RFC 2812 §3.7.4.
				context.send('ERROR :This server does not speak IRC.\r\n');
			}

			refuse(`The connection began with the protocol ${name}, which is not spoken here.`);
			return undefined;
		}

		isDecided = true;
		const session = context.become(protocol);
		if (kept.size > 0) {
			session.push(kept.take());
		}

		return session;
	};

	/** Whoever is silent is text: for good if it had begun to say something, and at first if it had not. Half a frame is neither. */
	const wait = (): (() => void) => {
		const isHalf = isTorn(kept.view());
		return context.schedule(isHalf ? limits.handshakeMs : limits.detectMs, () => {
			if (isDecided) {
				return;
			}

			if (isHalf) {
				refuse(halfAFrame);
			} else {
				become(kept.size > 0 ? 'text' : 'late');
			}
		});
	};

	let cancelWait = wait();

	/** Whoever has been sent away is not taken for text later. */
	const end = (): void => {
		isDecided = true;
		cancelWait();
	};

	return {
		format: 'detecting',
		push(chunk) {
			if (isDecided) {
				return;
			}

			cancelWait();
			kept.add(chunk);
			const found = inspector.push(chunk);
			switch (found.type) {
				case 'wait': {
					cancelWait = wait();
					return;
				}

				case 'protocol': {
					become(found.name);
					return;
				}

				case 'refuse': {
					refuse(found.log);
				}
			}
		},
		hungUp() {
			if (isDecided) {
				return;
			}

			cancelWait();
			if (kept.size > 0 && !isTorn(kept.view())) {
				become('text')?.hungUp?.();
			} else {
				isDecided = true;
				context.close('bye', '');
			}
		},
		render(event) {
			if (event.type === 'goodbye') {
				end();
			}

			return '';
		},
		end,
	};
};

/** A protocol that finds out which one is spoken, and hands over to it. */
export const createDetector = (options: DetectorOptions): Protocol => {
	const {textChoice} = options;
	const text = options.text[textChoice];
	const http = createHttpProtocol(textChoice);
	const find = (name: RowName | 'text'): Protocol | undefined =>
		name === 'text' ? text : name === 'http' ? http : options[name];
	const late = createLateText(text, find);
	return {
		// What it is until it is known to be another.
		name: textChoice,
		resumable: false,
		createSession: context => createDetectingSession(context, name => (name === 'late' ? late : find(name))),
	};
};
