/** Connections that send broken transcripts, one step at a time. */
import {once} from 'node:events';
import {mutate, segment} from './fuzz-mutate.ts';
import type {FuzzRandom} from './fuzz-random.ts';
import {allTranscripts, type FuzzProtocol, transcriptOf} from './fuzz-transcripts.ts';
import {connectSocket, type RawSocket} from './raw-socket.ts';

const segmentsMax = 8;

/** `linger` stays until the test lets go of it. */
type Ending = 'end' | 'reset' | 'destroy' | 'linger';

const endings: readonly Ending[] = ['end', 'reset', 'destroy', 'linger'];

export type Attack = {
	/** Connect, send the next segment, or end; false when there is nothing more to do. */
	step(): Promise<boolean>;
	/** Do the rest, waiting where it has to, and close. Resolves when the connection is closed. */
	finish(): Promise<void>;
};

/** The same for the same state of `random`, which is asked here and not later. */
export const createAttack = (port: number, protocol: FuzzProtocol, random: FuzzRandom): Attack => {
	const bytes =
		protocol === 'garbage' && random.oneIn(2)
			? Buffer.from(random.bytes(random.below(2000)))
			: mutate(transcriptOf(protocol, random), random, allTranscripts);
	const segments = segment(bytes, random, segmentsMax);
	/** Says nothing until it is spoken to: by then it is taken for text. */
	const isLate = random.oneIn(12);
	const isDeaf = !isLate && random.oneIn(8);
	const ending = random.pick(endings);
	let client: RawSocket | undefined;
	let spokenTo: Promise<unknown> | undefined;
	let isWaiting = isLate;

	const open = async (): Promise<void> => {
		client = await connectSocket(port);
		if (isDeaf) {
			client.socket.pause();
		}

		if (isLate) {
			spokenTo = Promise.race([once(client.socket, 'data'), client.closed]).then(() => {
				isWaiting = false;
			});
		}
	};

	const close = ({socket}: RawSocket): void => {
		if (ending === 'end') {
			socket.end();
		} else if (ending === 'reset' && !socket.readableEnded && !socket.destroyed) {
			socket.resetAndDestroy();
		} else if (ending !== 'linger') {
			socket.destroy();
		}
	};

	const attack: Attack = {
		async step() {
			if (!client) {
				await open();
				return true;
			}

			if (isWaiting) {
				return true;
			}

			const next = segments.shift();
			if (next) {
				client.send(next);
				return true;
			}

			close(client);
			return false;
		},
		async finish() {
			while (await attack.step()) {
				await (isWaiting ? spokenTo : new Promise(setImmediate));
			}

			client?.socket.destroy();
			await client?.closed;
		},
	};
	return attack;
};
