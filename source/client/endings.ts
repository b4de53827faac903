/** What ends a connection, in words: what happened, and what to do about it. */
import {protocolVersion} from '../limits.ts';
import type {GoodbyeCode, RejectCode} from '../messages.ts';
import {checkNickname} from '../text/nickname.ts';
import {sanitizeLine} from '../text/sanitize.ts';
import {words} from '../words/words.ts';
import {describeName, type Words} from './refusals.ts';
import type {Address, TransportFailure} from './transport.ts';

/** `isFinal` when trying again by itself would not help. */
export type Ending = {
	readonly problem: string;
	readonly hint: string;
	readonly isFinal: boolean;
	/** For programs: Node's code, the server's, or one of this client. */
	readonly code: string;
};

/** How long a connection may take to open, ms. */
export const connectMs = 10_000;

const ending = (code: string, problem: string, hint: string, isFinal = false): Ending => ({
	code,
	problem,
	hint,
	isFinal,
});

const of = (code: string, {problem, hint}: Words, isFinal = false): Ending =>
	ending(code, problem, hint, isFinal);

/** A connection failed or broke, with Node's error code. */
export const describeFailure = (address: Address, failure: TransportFailure): Ending => {
	const said = words().endings;
	const host = sanitizeLine(address.host);
	const place = said.place(host, address.port);
	switch (failure.code) {
		case 'ECONNREFUSED': {
			return ending(failure.code, said.nothingListens.problem(place), said.nothingListens.hint);
		}

		case 'ENOTFOUND': {
			return ending(failure.code, said.noHost.problem(host), said.noHost.hint);
		}

		case 'EAI_AGAIN': {
			return ending(failure.code, said.notLookedUp.problem(host), said.notLookedUp.hint);
		}

		case 'ETIMEDOUT': {
			return ending(failure.code, said.noAnswer.problem(place, connectMs / 1000), said.noAnswer.hint);
		}

		case 'EHOSTUNREACH':
		case 'ENETUNREACH':
		case 'ENETDOWN': {
			return ending(failure.code, said.unreachable.problem(host), said.unreachable.hint);
		}

		case 'ECONNRESET':
		case 'EPIPE': {
			return ending(failure.code, said.brokeOff.problem(place), said.brokeOff.hint);
		}

		default: {
			return ending(
				failure.code,
				said.failed.problem(place, sanitizeLine(failure.message)),
				said.failed.hint,
			);
		}
	}
};

export const silence = (): Ending => of('silence', words().endings.silence);
export const sleep = (): Ending => of('sleep', words().endings.sleep);
export const endOfStream = (): Ending => of('end-of-stream', words().endings.endOfStream);
export const oversize = (): Ending => of('oversize', words().endings.oversize);
export const left = (): Ending => of('left', words().endings.left, true);

/**
What answered is something else than a chat server. Not final once there was one: a server that did not hear the hello in time, on a
link that loses packets, takes the client for one that speaks plain text, and greets it so.
*/
export const describeStranger = ({host, port}: Address): Ending => {
	const {place, stranger} = words().endings;
	return ending('stranger', stranger.problem(place(sanitizeLine(host), port)), stranger.hint);
};

/** The hello was refused. `isFirst` when this session was never welcomed; `name` is what was asked for. */
export const describeRegistration = (
	code: RejectCode,
	text: string,
	{name, isFirst}: {name: string | undefined; isFirst: boolean},
): Ending => {
	const said = words().endings;
	const about = sanitizeLine(text);
	const wanted = sanitizeLine(name ?? '');
	const checked = checkNickname(wanted);
	const own = checked.ok ? '' : describeName(checked.problem);
	switch (code) {
		case 'wrong-password': {
			return ending(code, said.wrongPassword.problem(about), said.wrongPassword.hint, true);
		}

		case 'banned': {
			return ending(code, said.banned.problem(about), said.banned.hint, true);
		}

		case 'version': {
			return ending(code, said.version.problem(protocolVersion, about), said.version.hint, true);
		}

		case 'name-invalid': {
			return ending(code, said.nameInvalid.problem(wanted, about, own), said.nameInvalid.hint, true);
		}

		case 'name-taken': {
			return ending(code, said.nameTaken.problem(wanted), said.nameTaken.hint, isFirst && name !== undefined);
		}

		case 'server-full': {
			return ending(code, said.full.problem(about), said.full.hint, true);
		}

		default: {
			return ending(code, said.refused.problem(about), said.refused.hint);
		}
	}
};

/** The server said goodbye. */
export const describeGoodbye = (code: GoodbyeCode, text: string): Ending => {
	const said = words().endings;
	const about = sanitizeLine(text);
	switch (code) {
		case 'kicked': {
			return ending(code, said.kicked.problem(about), said.kicked.hint, true);
		}

		case 'replaced': {
			return of(code, said.replaced, true);
		}

		case 'rejected': {
			return ending(code, said.rejected.problem(about), said.rejected.hint, true);
		}

		case 'bad-frame': {
			return ending(code, said.badFrame.problem(about), said.badFrame.hint, true);
		}

		case 'too-many-connections': {
			return ending(code, said.tooManyConnections.problem(about), said.tooManyConnections.hint);
		}

		case 'shutdown': {
			return ending(code, said.shutdown.problem(about), said.shutdown.hint);
		}

		case 'restart': {
			return of(code, said.restart);
		}

		case 'slow': {
			return of(code, said.slow);
		}

		case 'silent': {
			return of(code, said.silent);
		}

		case 'bye': {
			return of(code, said.bye);
		}
	}
};
