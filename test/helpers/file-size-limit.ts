/** A disk that is full for one process alone: the largest file that it may write, set from outside while it runs (Linux, util-linux). */
import {execFileSync} from 'node:child_process';

/** Writing beyond so many bytes of a file fails from now on; undefined: no limit again. */
export const limitFileSize = (pid: number | undefined, bytes: number | undefined): void => {
	execFileSync('prlimit', [`--fsize=${bytes ?? 'unlimited'}:unlimited`, '--pid', String(pid)]);
};
