/** The server: sockets, sessions and the loop, wired together. Knows no protocol's bytes and no rule of the chat. */
import {createServer} from 'node:net';
import type {Journal} from '../history/journal.ts';
import {createHub, type HubRules} from '../hub/hub.ts';
import {limits} from '../limits.ts';
import type {LogEvent, Seq, ServerEvent, Time, UserId} from '../messages.ts';
import type {Protocol, SessionContext} from '../protocols/protocol.ts';
import {createAcceptor} from './acceptor.ts';
import {createAdmission} from './admission.ts';
import {breathAfter, restMs} from './ambient.ts';
import type {CatchingUpBounds} from './catching-up/page.ts';
import {type ConnectionCounters, type OutboxBounds, outboxBounds} from './connection.ts';
import type {Operator} from './contract.ts';
import {createDelivery} from './delivery.ts';
import {listen} from './listen.ts';
import {createLoop} from './loop.ts';
import {createOperator} from './operator.ts';
import {createPasswordGate} from './password-gate.ts';
import {type Peer, refusal} from './peers.ts';
import {recoverHub} from './recover.ts';
import {createUpkeep, type Keeping} from './upkeep.ts';

export type ChatServerOptions = {
	readonly name: string;
	readonly version: string;
	readonly motd: string;
	readonly password?: string | undefined;
	/** Undefined: the default, from which loopback is exempt. 0: no limit. */
	readonly maxPerAddress?: number | undefined;
	readonly rules: HubRules;
	/** Open, and empty or with the history to go on with. */
	readonly journal: Journal;
	/** What is kept of it. Everything, and no snapshots, when left out. */
	readonly keeping?: Keeping;
	/** Which protocol a connection speaks. */
	readonly protocol: Protocol;
	/** Node's own unless the network is simulated. */
	readonly createServer?: typeof createServer;
	/** What a reader may leave waiting, and how those who read too slowly catch up; smaller ones for tests. */
	readonly outbox?: OutboxBounds;
	readonly bounds?: CatchingUpBounds;
	/** Names this process in the journal; no two runs may have the same. */
	readonly node: string;
	readonly now: () => Time;
	/** Call back after `ms` unless cancelled: when storing is tried again. Timers of Node, unless given. */
	readonly schedule?: (ms: number, callback: () => void) => () => void;
	readonly newId: () => UserId;
	readonly newName: () => string;
};

export type ChatServer = {
	/** Bring the hub to where the journal is; done before listening, unless it was done already. Throws a `JournalError`: `corrupt` when some of it cannot be read. */
	recover(): Promise<void>;
	/** Something that the operator must know, for the log. */
	warn(text: string): void;
	/** Read the journal, then open the port. Throws a `Problem`, and has closed the journal then. Port 0 takes a free one. */
	listen(host: string | undefined, port: number): Promise<{readonly host: string; readonly port: number}>;
	readonly operator: Operator;
	/** Say goodbye to everyone, commit what is queued, close all. A restart keeps everyone's place. Resolves within 2 s. */
	stop(kind: 'shutdown' | 'restart', reason: string): Promise<void>;
};

/** Enough for what goes wrong at a start; of a thousand who dropped with the process before this, the rest are in the list of users. */
const unheardMax = 100;

const scheduleTimer = (ms: number, callback: () => void): (() => void) => {
	const timer = setTimeout(callback, ms);
	return () => clearTimeout(timer);
};

export const createChatServer = (options: ChatServerOptions): ChatServer => {
	const {now, journal, rules, node, outbox = outboxBounds} = options;
	const startedAt = now();
	const counters: ConnectionCounters = {bytesIn: 0, bytesOut: 0};
	const listeners = new Set<(event: LogEvent) => void>();
	const admission = createAdmission(
		options.maxPerAddress ?? limits.connectionsPerAddressMax,
		options.maxPerAddress !== undefined,
	);
	const gate = createPasswordGate({
		password: options.password,
		delayMs: limits.passwordDelayMs,
		sleep: ms => new Promise(resolve => setTimeout(resolve, ms)),
	});
	const hub = createHub({
		node,
		name: options.name,
		version: options.version,
		motd: options.motd,
		rules,
		newId: options.newId,
		newName: options.newName,
	});

	/** What was reported before anyone listened: the first who does is told. */
	const unheard: LogEvent[] = [];

	const report = (event: ServerEvent): void => {
		// The time comes first in a line of the log.
		const logged: LogEvent = {time: now(), ...event};
		if (listeners.size === 0 && unheard.length < unheardMax && event.event !== 'listening') {
			unheard.push(logged);
		}

		for (const listener of listeners) {
			listener(logged);
		}
	};

	journal.onNotice?.(text => report({event: 'search-index', text}));

	const delivery = createDelivery(setImmediate, {
		now: () => performance.now(),
		later: options.schedule ?? scheduleTimer,
		restMs,
		breathAfter,
	});

	const dismiss = (peer: Peer, code: Parameters<SessionContext['close']>[0], text: string): void => {
		if (peer.closing) {
			return;
		}

		peer.closing = true;
		loop.send(peer, peer.session.render({type: 'goodbye', code, text}));
		delivery.end(peer.recipient);
		if (code === 'slow' || code === 'silent' || code === 'replaced') {
			report(refusal(peer, code, text, hub.userOf(peer.id)?.name));
		}

		// A peer that does not take its goodbye is not waited for.
		setTimeout(() => peer.connection.destroy(), limits.shutdownMs).unref();
	};

	const loop = createLoop({
		outbox,
		...(options.bounds ? {bounds: options.bounds} : {}),
		hub,
		journal,
		delivery,
		now,
		node,
		schedule: setImmediate,
		later: options.schedule ?? scheduleTimer,
		report,
		dismiss,
	});

	let isStopping = false;
	const accept = createAcceptor({
		outbox,
		protocol: options.protocol,
		hub,
		journal,
		loop,
		delivery,
		gate,
		admission,
		counters,
		now,
		report,
		dismiss,
		isStopping: () => isStopping,
	});

	const server = (options.createServer ?? createServer)({allowHalfOpen: true, noDelay: true}, accept);

	const heartbeat = (): void => {
		const time = now();
		for (const peer of loop.peers.values()) {
			peer.connection.check(time);
			if (peer.session.heartbeat) {
				if (time - peer.connection.heardAt() > limits.silenceMs && hub.userOf(peer.id)) {
					dismiss(peer, 'silent', `Nothing was heard for ${limits.silenceMs / 1000} seconds.`);
				} else {
					peer.session.heartbeat();
				}
			}
		}
	};

	const intervals: NodeJS.Timeout[] = [];

	const upkeep = createUpkeep({hub, journal, keeping: options.keeping ?? {}, now, report});
	let recovery: Promise<void> | undefined;
	let recoveredFrom: Seq = 0;

	const rebuild = async (): Promise<void> => {
		const {snapshot, problem} = await recoverHub(hub, journal);
		recoveredFrom = snapshot;
		if (problem !== undefined) {
			report({event: 'error', code: 'snapshot', text: problem});
		}

		loop.append(hub.recover(now()));
		await loop.settle();
	};

	const recover = (): Promise<void> => {
		recovery ??= rebuild();
		return recovery;
	};

	return {
		recover,
		warn: text => report({event: 'error', code: 'history', text}),
		async listen(host, port) {
			let bound: {readonly host: string; readonly port: number};
			try {
				await recover();
				bound = await listen(server, host, port, error => report({event: 'error', text: error.message}));
				upkeep.start(recoveredFrom);
			} catch (error) {
				// Or the next attempt of this process would find its data directory locked.
				loop.close();
				await journal.close();
				throw error;
			}

			intervals.push(
				setInterval(upkeep.check, 1000),
				setInterval(heartbeat, limits.heartbeatMs),
				setInterval(() => loop.append(hub.expire(now())), 1000),
			);
			report({event: 'listening', ...bound});
			return bound;
		},
		operator: createOperator({options, hub, loop, listeners, unheard, counters, startedAt}),
		async stop(kind, reason) {
			if (isStopping) {
				return;
			}

			isStopping = true;
			report({event: 'stopping', reason});
			for (const interval of intervals) {
				clearInterval(interval);
			}

			const closed = new Promise<void>(resolve => {
				server.close(() => resolve());
			});
			await loop.settle();
			for (const peer of loop.peers.values()) {
				dismiss(peer, kind, reason);
			}

			if (kind === 'shutdown') {
				loop.append(hub.dismiss(now()));
			}

			await loop.settle();
			const kept = upkeep.stop();
			let patience: NodeJS.Timeout | undefined;
			await Promise.race([
				Promise.all([closed, kept]),
				new Promise(resolve => {
					patience = setTimeout(resolve, limits.shutdownMs);
				}),
			]);
			clearTimeout(patience);
			for (const peer of loop.peers.values()) {
				peer.connection.destroy();
			}

			// They are cleared away a few in a turn, from the next but one on.
			for (let turns = loop.peers.size + 2; loop.peers.size > 0 && turns > 0; turns--) {
				await new Promise(resolve => {
					setImmediate(resolve);
				});
			}

			await loop.settle();
			loop.close();
			await journal.close();
		},
	};
};
