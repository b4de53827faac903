/** Lets every other thread of the machine go first. */
import {readlinkSync} from 'node:fs';
import os from 'node:os';

/** Niceness: a tenth of what a thread of the usual priority gets when both want the same core. */
const niceness = 10;

/**
Lower the priority of the thread that calls, where the system has priorities of threads and says which thread this is: on Linux, where
`setpriority(2)` takes a thread's number too. Elsewhere nothing happens.
*/
export const lowerPriority = (): void => {
	try {
		const [, thread] = /\/task\/(\d+)$/.exec(readlinkSync('/proc/thread-self')) ?? [];
		if (thread !== undefined) {
			os.setPriority(Number(thread), niceness);
		}
	} catch {
		// Without /proc, or without leave: the pauses between the steps remain.
	}
};
