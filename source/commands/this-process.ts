/** Which process this is, and whether another still runs. */
import {readFileSync} from 'node:fs';
import {hostname} from 'node:os';
import process from 'node:process';
import type {Owner} from './keepsake-files.ts';

/**
When a process began, where the system says so (proc(5), field 22 of `stat`, and the boot that it counts from): numbers of processes
are used again. Empty elsewhere.
*/
const startOf = (pid: number): string => {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		// The name of the program is in brackets, and may have anything in it.
		const start = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
		return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${start}`;
	} catch {
		return '';
	}
};

/** Whether there is a process of that number. Signal 0 only asks (kill(2)). */
const exists = (pid: number): boolean => {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		// It is there, and someone else's.
		return error instanceof Error && 'code' in error && error.code === 'EPERM';
	}
};

export const thisProcess = (): Owner => ({
	pid: process.pid,
	machine: hostname(),
	mark: startOf(process.pid),
	isAlive(pid, mark) {
		const start = startOf(pid);
		return exists(pid) && (mark === '' || start === '' || start === mark);
	},
});
