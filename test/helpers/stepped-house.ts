/** A server's loop without sockets or time: readers take what was written when they are told to, and nothing happens by itself. */
import type {Hub} from '../../source/hub/hub.ts';
import type {Command, Event, OperatorCommand, ServerEvent} from '../../source/messages.ts';
import {encodeEvent} from '../../source/protocols/native/events.ts';
import {nativeProtocol} from '../../source/protocols/native/session.ts';
import type {CatchingUpBounds} from '../../source/server/catching-up/page.ts';
import type {Connection} from '../../source/server/connection.ts';
import {createDelivery} from '../../source/server/delivery.ts';
import {createLoop} from '../../source/server/loop.ts';
import {createPeer, type Peer} from '../../source/server/peers.ts';
import {makeHub, registration} from './hub.ts';
import {createSteppedJournal, type SteppedJournal} from './stepped-journal.ts';

type Frame = Extract<Event, {type: string}>;

export type SteppedReader = {
	readonly name: string;
	readonly peer: Peer;
	readonly frames: readonly Frame[];
	/** How often it fell behind. */
	falls(): number;
	/** The most that ever waited for it while it was behind, bytes. */
	waitedMax(): number;
	isClosed(): boolean;
	/** Take the oldest writes: all of them, or so many. False when there were none. */
	read(writes?: number): boolean;
	command(command: Command): void;
	/** Be found to read too slowly. */
	stall(): void;
	leave(): void;
};

export type SteppedHouse = {
	readonly hub: Hub;
	readonly journal: SteppedJournal;
	readonly log: readonly ServerEvent[];
	enter(name: string): SteppedReader;
	operate(command: OperatorCommand): void;
	/** Run the oldest callback of a later turn; false when there is none. */
	turn(): boolean;
	/** Do everything until nothing is left to be done. Readers read, unless they are listed. */
	settle(except?: readonly SteppedReader[]): Promise<void>;
	/** Let what was resolved go on. */
	breathe(): Promise<void>;
};

/** `outboxBytes` is what may wait for a reader before it is found too slow. */
export const openSteppedHouse = (options: {
	readonly outboxBytes: number;
	readonly bounds: CatchingUpBounds;
}): SteppedHouse => {
	const turns: Array<() => void> = [];
	const schedule = (callback: () => void): void => {
		turns.push(callback);
	};

	const log: ServerEvent[] = [];
	const hub = makeHub();
	const journal = createSteppedJournal();
	const readers: SteppedReader[] = [];
	const loop = createLoop({
		hub,
		journal,
		delivery: createDelivery(schedule),
		now: () => 1_000_000,
		node: 'node',
		schedule,
		later(_ms, callback) {
			let isCancelled = false;
			schedule(() => {
				if (!isCancelled) {
					callback();
				}
			});
			return () => {
				isCancelled = true;
			};
		},
		report: event => log.push(event),
		dismiss(peer) {
			peer.closing = true;
		},
		bounds: options.bounds,
	});

	const enter = (name: string): SteppedReader => {
		const outbox: Array<{readonly text: string; readonly drained: (() => void) | undefined}> = [];
		const frames: Frame[] = [];
		let rest = '';
		let bytesMax = options.outboxBytes;
		let isSlow = false;
		let falls = 0;
		let waitedMax = 0;
		const waiting = (): number => outbox.reduce((sum, {text}) => sum + text.length, 0);
		const tooSlow = (): void => {
			if (!isSlow && !peer.closing) {
				isSlow = true;
				falls += peer.behind ? 0 : 1;
				peer.closing = !loop.fallBehind(peer);
			}
		};

		const connection: Connection = {
			id: readers.length + 1,
			address: '127.0.0.1',
			port: readers.length + 1,
			local: () => ({address: '127.0.0.1', port: 7777}),
			heardAt: () => 0,
			write(bytes, drained) {
				outbox.push({text: Buffer.from(bytes).toString(), drained});
				waitedMax = Math.max(waitedMax, peer.behind ? waiting() : 0);
				if (waiting() > bytesMax) {
					tooSlow();
				}
			},
			waiting,
			bound({stallMs}) {
				// The real bounds are too large for a quick test.
				bytesMax = Number.isFinite(stallMs) ? options.outboxBytes : options.outboxBytes * 50;
				isSlow = false;
			},
			end: () => undefined,
			destroy: () => undefined,
			check: () => undefined,
		};
		const peer: Peer = createPeer(connection.id, connection, nativeProtocol);
		peer.session = {format: 'native', push: () => undefined, render: encodeEvent, end: () => undefined};
		const reader: SteppedReader = {
			name,
			peer,
			frames,
			falls: () => falls,
			waitedMax: () => waitedMax,
			isClosed: () => peer.closing,
			read(writes = outbox.length) {
				const taken = outbox.splice(0, writes);
				for (const {text, drained} of taken) {
					rest += text;
					const lines = rest.split('\n');
					rest = lines.pop() ?? '';
					frames.push(...lines.map(line => JSON.parse(line) as Frame));
					if (drained) {
						schedule(() => {
							if (waiting() === 0) {
								drained();
							}
						});
					}
				}

				return taken.length > 0;
			},
			command: command => loop.command(peer, command),
			stall() {
				// Of one who is behind that is no news.
				if (!peer.behind) {
					tooSlow();
				}
			},
			leave: () => loop.remove(peer),
		};
		readers.push(reader);
		loop.add(peer);
		reader.command(registration(name));
		return reader;
	};

	const turn = (): boolean => {
		const callback = turns.shift();
		callback?.();
		return callback !== undefined;
	};

	const breathe = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

	return {
		hub,
		journal,
		log,
		enter,
		operate: loop.operate,
		turn,
		breathe,
		async settle(except = []) {
			for (let isDone = false; !isDone; ) {
				isDone = true;
				for (const act of [turn, journal.commit, journal.tell, journal.lookUp, journal.answer]) {
					while (act()) {
						isDone = false;
					}

					await breathe();
				}

				for (const reader of readers) {
					if (!except.includes(reader) && reader.read()) {
						isDone = false;
					}
				}
			}
		},
	};
};
