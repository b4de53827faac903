/** From a socket to a peer: counted in, given a session, and cleared away when it is gone. */
import type {Socket} from 'node:net';
import type {Journal} from '../history/journal.ts';
import type {Hub} from '../hub/hub.ts';
import {limits} from '../limits.ts';
import type {Event, ServerEvent, SessionId, Time} from '../messages.ts';
import type {Protocol, SessionContext} from '../protocols/protocol.ts';
import {share} from '../protocols/share.ts';
import type {Admission} from './admission.ts';
import {type ConnectionCounters, createConnections, type OutboxBounds, plainAddress} from './connection.ts';
import type {Delivery} from './delivery.ts';
import {createDirectories} from './directory.ts';
import type {Loop, LoopOptions} from './loop.ts';
import type {PasswordGate} from './password-gate.ts';
import {createPeer, type Peer} from './peers.ts';

export type AcceptorOptions = {
	/** What a connection speaks until it turns out to be another. */
	readonly protocol: Protocol;
	readonly hub: Hub;
	readonly journal: Journal;
	readonly loop: Loop;
	readonly delivery: Delivery;
	readonly gate: PasswordGate;
	readonly admission: Admission;
	readonly counters: ConnectionCounters;
	/** What a reader may leave waiting. */
	readonly outbox: OutboxBounds;
	readonly now: () => Time;
	readonly report: (event: ServerEvent) => void;
	readonly dismiss: LoopOptions['dismiss'];
	/** While the server stops, errors of connections are no news. */
	readonly isStopping: () => boolean;
};

/** A peer that is gone, however it went: the line that says that it left is enough. */
const hangUps: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE']);

/** What a session has of its own of what the server lends it. */
type Borrower = Pick<SessionContext, 'id' | 'address' | 'port' | 'directory'> & {readonly peer: Peer};

/** What a server calls with each new socket. */
export const createAcceptor = (options: AcceptorOptions): ((socket: Socket) => void) => {
	const {hub, loop, delivery, gate, admission, counters, now, report, dismiss} = options;
	const directoryOf = createDirectories(hub, options.journal);
	let lastSession: SessionId = 0;

	const connect = createConnections({
		outbox: options.outbox,
		counters,
		now,
		onData(connection, chunk) {
			const peer = loop.peers.get(connection.id);
			if (!peer || peer.closing) {
				return;
			}

			try {
				peer.session.push(chunk);
			} catch (error) {
				// A defect of ours, met by one client: it shall not be the end of everyone's room.
				const {address, port} = connection;
				const text = `A defect in the ${peer.protocol} protocol ended this connection: ${(error as Error).stack ?? String(error)}`;
				report({event: 'error', code: 'defect', text, address, port});
				connection.destroy();
			}
		},
		onHungUp(connection) {
			const peer = loop.peers.get(connection.id);
			if (peer && !peer.closing) {
				peer.session.hungUp?.();
			}

			// It may be another by now: one that was taken for text, or none that can say anything more. One that was said goodbye to is ended behind that.
			if (peer?.session.hungUp && !peer.closing) {
				peer.timers.schedule(limits.handshakeMs, () => connection.destroy());
			} else if (!peer?.closing) {
				connection.end();
			}
		},
		onSlow({id}) {
			const peer = loop.peers.get(id);
			if (!peer || peer.closing || loop.fallBehind(peer)) {
				return;
			}

			const text = 'You read too slowly.';
			dismiss(peer, 'slow', text);
			if (hub.userOf(id)) {
				loop.command(peer, {type: 'quit', reason: 'slow', text});
			}
		},
		onClosed({id, address, port}, error) {
			admission.leave(address);
			const peer = loop.peers.get(id);
			if (peer) {
				peer.timers.clear();
				peer.session.end();
				loop.remove(peer);
			}

			if (error && !options.isStopping() && !hangUps.has((error as NodeJS.ErrnoException).code ?? '')) {
				report({event: 'error', text: error.message, address, port});
			}
		},
	});

	const lent: Omit<SessionContext, keyof Borrower> & ThisType<Borrower & SessionContext> = {
		now,
		get local() {
			return this.peer.connection.local();
		},
		server: () => hub.server(),
		become(protocol) {
			const {peer} = this;
			peer.session = protocol.createSession(this);
			peer.protocol = protocol.name;
			peer.resumable = protocol.resumable;
			return peer.session;
		},
		leave(then) {
			const {peer} = this;
			if (hub.userOf(peer.id)) {
				peer.afterLeave = then;
				loop.command(peer, {type: 'quit', reason: 'quit'});
			} else {
				then();
			}
		},
		reformat() {
			delivery.reformat(this.peer.recipient);
		},
		command(command, done) {
			loop.command(this.peer, command, done);
		},
		send(frame) {
			loop.send(this.peer, frame);
		},
		close(code, text) {
			dismiss(this.peer, code, text);
		},
		authenticate(password) {
			const {id, address} = this;
			return gate.check(password, address, () => loop.peers.has(id));
		},
		schedule(ms, callback) {
			return this.peer.timers.schedule(ms, callback);
		},
		measured(rttMs) {
			this.peer.rttMs = rttMs;
		},
		report,
	};

	const attend = (socket: Socket): void => {
		const id = ++lastSession;
		const connection = connect(socket, id);
		const {address, port} = connection;
		const {protocol} = options;
		const peer = createPeer(id, connection, protocol);
		const borrower: Borrower = {id, address, port, directory: directoryOf(id), peer};
		peer.session = protocol.createSession(share(borrower, lent));
		loop.add(peer);
	};

	return socket => {
		const address = plainAddress(socket.remoteAddress);
		if (admission.enter(address)) {
			attend(socket);
			return;
		}

		const text = 'This address has as many connections as it may.';
		if (admission.isNews(address, now())) {
			const port = socket.remotePort ?? 0;
			report({event: 'rejected', code: 'too-many-connections', address, port, text});
		}

		// Which protocol it speaks is not known yet: this is one line that a chat-tui client understands, and a person too.
		const goodbye: Event = {type: 'goodbye', code: 'too-many-connections', text};
		socket.on('error', () => undefined);
		socket.end(`${JSON.stringify(goodbye)}\n`);
		socket.resume();
		// One that never closes its own end would hold a file descriptor for as long as it likes.
		setTimeout(() => socket.destroy(), limits.shutdownMs).unref();
	};
};
