/** Hands an address to whatever opens addresses on this system. Never through a shell: an address is one argument. */
import {spawn} from 'node:child_process';

export type Opener = {readonly command: string; readonly arguments: readonly string[]};

/** What opens an address on a system. Undefined for what is no address that may be opened. */
export const openerOf = (url: string, platform: NodeJS.Platform): Opener | undefined => {
	if (!/^(?:https?:\/\/|mailto:)[\x21-\x7e]+$/.test(url)) {
		return undefined;
	}

	switch (platform) {
		case 'darwin':
			return {command: 'open', arguments: [url]};
		case 'win32':
			// `start` is a word of the shell; this is what it does with an address.
			return {command: 'rundll32.exe', arguments: ['url.dll,FileProtocolHandler', url]};
		default:
			return {command: 'xdg-open', arguments: [url]};
	}
};

/** Resolves with whether a program took it. It may go on after this one has ended. */
export const openAddress = (url: string, platform: NodeJS.Platform): Promise<boolean> => {
	const opener = openerOf(url, platform);

	if (opener === undefined) {
		return Promise.resolve(false);
	}

	return new Promise(resolve => {
		const child = spawn(opener.command, opener.arguments, {stdio: 'ignore', detached: true});
		child.once('error', () => resolve(false));
		child.once('exit', code => resolve(code === 0));
		child.unref();
	});
};
