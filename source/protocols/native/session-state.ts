/** What a session of the native protocol is made of, and how it ends. Knows nothing of what commands and events say. */
import type {LineFramer} from '../../framing/lines.ts';
import type {Event, RejectCode} from '../../messages.ts';
import {sanitizeLine} from '../../text/sanitize.ts';
import type {SessionContext} from '../protocol.ts';
import {encodeEvent} from './events.ts';
import type {WaitingLines} from './waiting.ts';

/**
- `greeting`: no hello yet.
- `entering`: a hello is being looked at; other frames wait.
- `refused`: the hub refused the hello; another may follow.
- `open`: welcomed.
- `ended`: nothing more is read.
*/
export type Phase = 'greeting' | 'entering' | 'refused' | 'open' | 'ended';

export type State = {
	readonly context: SessionContext;
	readonly framer: LineFramer;
	phase: Phase;
	/** Made when something waits: most clients wait for their welcome themselves. */
	waiting: WaitingLines | undefined;
	pingedAt: number | undefined;
	cancelHandshake: (() => void) | undefined;
};

export const isEnded = ({phase}: State): boolean => phase === 'ended';

/** Read nothing more. */
export const end = (session: State): void => {
	session.phase = 'ended';
	session.waiting?.take();
	session.cancelHandshake?.();
};

export const sendEvent = (session: State, event: Event): void => {
	session.context.send(encodeEvent(event));
};

/** A line for the log. */
const report = (
	{context}: State,
	code: RejectCode | 'bad-frame',
	text: string,
	name: string | undefined,
): void => {
	const {address, port} = context;
	context.report({event: 'rejected', code, address, port, text, ...(name === undefined ? {} : {name})});
};

/** End it, for what it sent makes no sense. */
export const fail = (session: State, text: string): void => {
	end(session);
	const {context} = session;
	report(session, 'bad-frame', text, context.directory.self()?.name);
	context.close('bad-frame', text);
};

/** Refuse the hello for good. */
export const refuse = (session: State, code: RejectCode, text: string, name?: string): void => {
	end(session);
	report(session, code, text, name === undefined ? undefined : sanitizeLine(name));
	sendEvent(session, {type: 'rejected', code, of: 'register', text});
	session.context.close('rejected', text);
};
