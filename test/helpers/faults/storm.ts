/** Which faults a proxy's connections meet, and when: chosen on a seed. Knows nothing of how they are done. */
import type {FuzzRandom} from '../fuzz-random.ts';
import type {PipeCondition} from './pipe.ts';
import type {Conditions, Direction, FaultProxy, Relay} from './proxy.ts';

export type FaultStorm = {
	/** What a connection that comes now meets. */
	conditions(): Conditions;
	begin(proxy: FaultProxy): void;
	/** From now on nothing happens to anyone; what was stalled goes on. */
	calm(): void;
};

/** How long something stays stalled or unheard at the most, ms: less than a server keeps a place. */
const lingerMsMax = 3000;

const delayMsMax = 25;

/** Mostly more than one frame; a client says less than it hears. */
const tornBytesMax = {up: 400, down: 4000} as const;

const directions: readonly Direction[] = ['up', 'down'];

/** A strike every `everyMs` on average, from half to one and a half of it. */
export const createFaultStorm = ({random, everyMs}: {random: FuzzRandom; everyMs: number}): FaultStorm => {
	let isRaging = false;
	let timer: NodeJS.Timeout | undefined;
	/** What is still to happen to those that are stalled. */
	const unfinished = new Map<NodeJS.Timeout, () => void>();

	const later = (then: () => void): void => {
		const handle = setTimeout(() => {
			unfinished.delete(handle);
			then();
		}, random.below(lingerMsMax));
		unfinished.set(handle, then);
	};

	/** Each of them ends the connection but a stall that goes on, which one in three does. */
	const faults: ReadonlyArray<(relay: Relay) => void> = [
		relay => relay.cut(),
		relay => relay.reset(),
		relay => {
			const direction = random.pick(directions);
			relay.tear(direction, 1 + random.below(tornBytesMax[direction]));
		},
		relay => {
			const resume = relay.stall(random.pick(directions));
			later(random.oneIn(3) ? resume : relay.cut);
		},
		relay => {
			relay.halfClose(random.pick(directions));
			later(relay.cut);
		},
		relay => later(relay.orphan()),
	];

	const schedule = (proxy: FaultProxy): void => {
		timer = setTimeout(
			() => {
				const relays = [...proxy.relays];
				if (relays.length > 0) {
					random.pick(faults)(random.pick(relays));
				}

				schedule(proxy);
			},
			everyMs / 2 + random.below(everyMs),
		);
	};

	const condition = (): PipeCondition => ({
		delayMs: isRaging && random.oneIn(4) ? 1 + random.below(delayMsMax) : 0,
		isHalved: isRaging && random.oneIn(2),
	});

	return {
		conditions: () => (isRaging && random.oneIn(20) ? 'refused' : {up: condition(), down: condition()}),
		begin(proxy) {
			isRaging = true;
			schedule(proxy);
		},
		calm() {
			isRaging = false;
			clearTimeout(timer);
			for (const [handle, then] of unfinished) {
				clearTimeout(handle);
				then();
			}

			unfinished.clear();
		},
	};
};
