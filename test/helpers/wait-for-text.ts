import {readFile} from 'node:fs/promises';
import {setTimeout as sleep} from 'node:timers/promises';

/** Resolves once a file that another program writes matches. Rejects at the deadline, showing what it has. */
export const waitForText = async (file: string, pattern: RegExp, deadlineMs = 30_000): Promise<void> => {
	const end = Date.now() + deadlineMs;
	for (;;) {
		const text = await readFile(file, 'utf8').catch(() => '');
		if (pattern.test(text)) {
			return;
		}

		if (Date.now() > end) {
			throw new Error(`${String(pattern)} did not come into ${file}:\n${text}`);
		}

		await sleep(50);
	}
};
