/** What the system says of a call that failed, in its own words: `no such file or directory`. */
import {getSystemErrorMessage} from 'node:util';

/** Without the code, the call and the path that Node's message has besides. */
export const systemReason = ({errno, message}: NodeJS.ErrnoException): string =>
	errno === undefined ? message : getSystemErrorMessage(errno);
