/** How much room V8 gives to what is young. Knows nothing of chat. */
import {PerformanceObserver} from 'node:perf_hooks';
import process from 'node:process';
import {getHeapSpaceStatistics, setFlagsFromString} from 'node:v8';

/** Both halves of it. With twice as much, nothing that was measured was faster. */
export const youngBytesMax = 16 * 1024 * 1024;

export type YoungGeneration = {
	/** Call back after collections. */
	onCollected(callback: () => void): void;
	/** What it takes now, bytes. */
	size(): number;
	/** By how much it may grow each time that much of it survives. */
	growBy(factor: 1 | 2): void;
};

/** V8 reads it whenever this might grow, and with 1 it stays as it is. 2 is what it has at the start. */
const growBy = (factor: 1 | 2): void => setFlagsFromString(`--semi-space-growth-factor=${factor}`);

const ofThisProcess: YoungGeneration = {
	onCollected(callback) {
		new PerformanceObserver(callback).observe({entryTypes: ['gc']});
	},
	size: () => getHeapSpaceStatistics().find(space => space.space_name === 'new_space')?.space_size ?? 0,
	growBy,
};

/**
Keep the young generation from growing beyond `youngBytesMax`. It doubles whenever much of it survives, as it does while thousands come in;
Node.js 24 lets it have 128 MiB then, and it keeps them: most of what 10,000 idle connections took. Whoever has chosen a size is left with it.
*/
export const boundYoungGeneration = (
	young: YoungGeneration = ofThisProcess,
	chosen = `${process.execArgv.join(' ')} ${process.env.NODE_OPTIONS ?? ''}`,
): void => {
	if (/semi[-_]space/.test(chosen)) {
		return;
	}

	young.onCollected(() => {
		// Each time anew: it may have been made smaller while there was little to do, and the flag is taken back at the end of a start.
		young.growBy(young.size() < youngBytesMax ? 2 : 1);
	});
};
