/** Connections as the server's loop sees them: a socket, the session of its protocol, and a place in the delivery. */
import type {GoodbyeCode, ProtocolName, ServerEvent, SessionId, Time} from '../messages.ts';
import type {Protocol, Session} from '../protocols/protocol.ts';
import {share} from '../protocols/share.ts';
import type {Behind} from './catching-up/lag.ts';
import type {Connection} from './connection.ts';
import type {Recipient} from './delivery.ts';
import {createTimers, type Timers} from './timers.ts';

export type Peer = {
	readonly id: SessionId;
	readonly connection: Connection;
	readonly timers: Timers;
	protocol: ProtocolName;
	resumable: boolean;
	session: Session;
	readonly recipient: Recipient;
	rttMs: number | undefined;
	/** Its user is leaving, and the connection stays: what to do then. */
	afterLeave: (() => void) | undefined;
	/** It reads more slowly than others speak, and is given from the journal what it misses. */
	behind: Behind | undefined;
	/** Bytes of answers to it since nothing waited for it. */
	answeredBytes: number;
	/** It has been said goodbye to. */
	closing: boolean;
	/** When something of it was last refused in the log, and why: a flood of refusals is one line a second. */
	refusedAt: Time;
	refusedCode: string;
};

/** Has nothing to say and hears nothing: what is there until a protocol has made its first session. */
const silent: Session = {
	format: '',
	push: () => undefined,
	render: () => '',
	end: () => undefined,
};

const receiving: Recipient & ThisType<{readonly peer: Peer}> = {
	get format() {
		return this.peer.session.format;
	},
	render(event) {
		return this.peer.session.render(event);
	},
	write(bytes) {
		this.peer.connection.write(bytes, this.peer.behind?.drained);
	},
	finish() {
		this.peer.connection.end();
	},
};

/** A peer whose session is yet to be made. */
export const createPeer = (id: SessionId, connection: Connection, protocol: Protocol): Peer => {
	const place: {peer: Peer | undefined} = {peer: undefined};
	const peer: Peer = {
		id,
		connection,
		timers: createTimers(),
		protocol: protocol.name,
		resumable: protocol.resumable,
		session: silent,
		recipient: share<object, Recipient>(place, receiving),
		rttMs: undefined,
		afterLeave: undefined,
		behind: undefined,
		answeredBytes: 0,
		closing: false,
		refusedAt: 0,
		refusedCode: '',
	};
	place.peer = peer;
	return peer;
};

/** Say goodbye to a peer and end its connection. */
export type Dismiss = (peer: Peer, code: GoodbyeCode, text: string) => void;

/** Whether a refusal is worth a line in the log: the same one is, once a second and connection. */
export const isNewRefusal = (peer: Peer, code: string, now: Time): boolean => {
	if (peer.refusedCode === code && now - peer.refusedAt < 1000) {
		return false;
	}

	peer.refusedCode = code;
	peer.refusedAt = now;
	return true;
};

/** Codes of goodbyes that the operator's log counts as refusals. */
export const refusal = (
	peer: Peer,
	code: GoodbyeCode,
	text: string,
	name: string | undefined,
): ServerEvent => ({
	event: 'rejected',
	code,
	...(name === undefined ? {} : {name}),
	address: peer.connection.address,
	port: peer.connection.port,
	text,
});
