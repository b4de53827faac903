/** Ctrl+Z: stop as a shell expects it, and come back. */

/** When nothing stopped us (no job control, an orphaned process group), go on after this. */
const stoppedByNowMs = 100;

/** Stop this process and those that started it together with it (npx, npm), so that the shell sees the job stop. Resolves when it goes on. */
export const stopProcessGroup = (process: NodeJS.Process): Promise<void> =>
	new Promise(resolve => {
		const finish = () => {
			clearTimeout(timer);
			process.off('SIGCONT', finish);
			resolve();
		};

		process.on('SIGCONT', finish);
		const timer = setTimeout(finish, stoppedByNowMs);
		process.kill(0, 'SIGTSTP');
	});
