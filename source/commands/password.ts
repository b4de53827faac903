/** Where a password comes from. */
import {readFileSync} from 'node:fs';
import {Problem} from '../problem.ts';

/** A password from the option, a file, or the environment: the latter two do not show in the list of processes. */
export const readPassword = (
	flags: {readonly password?: string | undefined; readonly passwordFile?: string | undefined},
	environment: NodeJS.ProcessEnv,
): string | undefined => {
	if (flags.password !== undefined) {
		return flags.password;
	}

	if (flags.passwordFile === undefined) {
		return environment.CHAT_TUI_PASSWORD;
	}

	try {
		return readFileSync(flags.passwordFile, 'utf8').replace(/\r?\n$/, '');
	} catch (error) {
		throw new Problem(
			'password-file',
			`The password file ${flags.passwordFile} cannot be read: ${(error as Error).message}.`,
			'Name a file whose first line is the password.',
			{cause: error},
		);
	}
};
