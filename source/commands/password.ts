/** Where a password comes from. */
import {readFileSync} from 'node:fs';
import {Problem} from '../problem.ts';
import {words} from '../words/words.ts';
import {systemReason} from './system-reason.ts';

/**
A password from the option, the first line of a file, or the environment: the latter two do not show in the list of
processes. An empty variable is none; an empty option or file is an empty password, which the caller may not want.
*/
export const readPassword = (
	flags: {readonly password?: string | undefined; readonly passwordFile?: string | undefined},
	environment: NodeJS.ProcessEnv,
): string | undefined => {
	if (flags.password !== undefined) {
		return flags.password;
	}

	if (flags.passwordFile === undefined) {
		return environment.CHAT_TUI_PASSWORD || undefined;
	}

	try {
		return readFileSync(flags.passwordFile, 'utf8').split(/\r?\n/, 1)[0];
	} catch (error) {
		const {problem, hint} = words().usage.passwordFile;
		const reason = systemReason(error as NodeJS.ErrnoException);
		throw new Problem('password-file', problem(flags.passwordFile, reason), hint, {cause: error});
	}
};
