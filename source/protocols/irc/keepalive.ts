/** Notices that a client is gone: asks when it has been silent, and gives up when there is no answer (RFC 1459 §4.6.2). */
import {limits} from '../../limits.ts';
import type {SessionContext} from '../protocol.ts';
import {share} from '../share.ts';

export type Keepalive = {
	/** Bytes came. */
	heard(): void;
	/** A PONG came. */
	answered(token: string): void;
	end(): void;
};

/** Whom it is about. */
export type Kept = {
	readonly context: Pick<SessionContext, 'now' | 'schedule' | 'measured'>;
	ping(token: string): void;
	/** It is gone. */
	giveUp(): void;
};

type State = {
	readonly kept: Kept;
	heardAt: number;
	/** What was asked, and when; empty when it was answered, or something was heard since. */
	token: string;
	pingedAt: number;
	cancel: (() => void) | undefined;
};

const answerMs = limits.ircSilenceMs - limits.ircPingMs;

const wait = (state: State): void => {
	const {context} = state.kept;
	const now = context.now();
	if (state.pingedAt < state.heardAt) {
		state.token = '';
	}

	// From the question on, not from the last word: after a sleep of this machine there was no time for an answer yet.
	if (state.token !== '' && now - state.pingedAt >= answerMs) {
		state.kept.giveUp();
		return;
	}

	if (state.token === '' && now - state.heardAt >= limits.ircPingMs) {
		state.token = now.toString(36);
		state.pingedAt = now;
		state.kept.ping(state.token);
	}

	const due = state.token === '' ? state.heardAt + limits.ircPingMs : state.pingedAt + answerMs;
	state.cancel = context.schedule(Math.max(1, due - now), () => wait(state));
};

const functions: Keepalive & ThisType<State> = {
	heard() {
		this.heardAt = this.kept.context.now();
	},
	answered(token) {
		if (this.token !== '' && this.token === token) {
			this.kept.context.measured(Math.max(0, this.kept.context.now() - this.pingedAt));
			this.token = '';
		}
	},
	end() {
		this.cancel?.();
	},
};

export const createKeepalive = (kept: Kept): Keepalive => {
	const state: State = {kept, heardAt: kept.context.now(), token: '', pingedAt: 0, cancel: undefined};
	wait(state);
	return share<State, Keepalive>(state, functions);
};
