/** Another file in the place of one: all or nothing, so that whoever dies in between leaves the file that was. Knows nothing of what is in it. */
import {closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import process from 'node:process';

/** Replace a file by one that only its owner may read; with `isDurable` it is on the disk when this returns. Throws what the system says, and then leaves nothing behind. */
export const replaceFile = (
	file: string,
	content: string | Uint8Array,
	{isDurable = false}: {readonly isDurable?: boolean} = {},
): void => {
	const draft = `${file}.${process.pid}.new`;
	try {
		const descriptor = openSync(draft, 'w', 0o600);
		try {
			writeFileSync(descriptor, content);
			if (isDurable) {
				fsyncSync(descriptor);
			}
		} finally {
			closeSync(descriptor);
		}

		renameSync(draft, file);
	} catch (error) {
		rmSync(draft, {force: true});
		throw error;
	}
};
