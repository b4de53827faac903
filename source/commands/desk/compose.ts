/** A text in the editor of whoever sits here: `$VISUAL`, `$EDITOR` or what the system has. Knows files and processes; no screen. */
import {spawn} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type {Composed} from '../../ui/chat/desk.ts';

/** What is longer is not taken, bytes: no message may be that long. */
const bytesMax = 64 * 1024;

/** Words of a command line, those in quotation marks as one: `"C:\\My Editor\\edit.exe" -w`. */
const wordsOf = (command: string): readonly string[] =>
	Array.from(
		command.matchAll(/"([^"]*)"|'([^']*)'|\S+/g),
		([whole, double, single]) => double ?? single ?? whole,
	);

/** The editor that the environment names, with its arguments. */
export const editorOf = (
	environment: Readonly<Record<string, string | undefined>>,
	platform: NodeJS.Platform,
): readonly string[] => {
	const named = [environment.VISUAL, environment.EDITOR].find(command => (command ?? '').trim() !== '');

	return wordsOf(named ?? (platform === 'win32' ? 'notepad' : 'vi'));
};

const ignore = (): void => undefined;

/** Run a program in this terminal. Ctrl+C is for it alone meanwhile. Resolves with its exit code, or undefined where it could not be started. */
const run = (command: string, words: readonly string[]): Promise<number | undefined> => {
	const listeners = process.listeners('SIGINT');
	process.removeAllListeners('SIGINT').on('SIGINT', ignore);

	return new Promise<number | undefined>(resolve => {
		const child = spawn(command, words, {stdio: 'inherit'});
		child.once('error', () => resolve(undefined));
		child.once('exit', code => resolve(code ?? 1));
	}).finally(() => {
		process.off('SIGINT', ignore);

		for (const listener of listeners) {
			process.on('SIGINT', listener);
		}
	});
};

/** Have a text edited. It is in a file that nobody else can read, which is gone afterwards. */
export const compose = async (text: string, editor: readonly string[]): Promise<Composed> => {
	const [command = '', ...words] = editor;
	let folder: string | undefined;

	try {
		folder = mkdtempSync(path.join(tmpdir(), 'chat-tui-'));
		const file = path.join(folder, 'message.md');
		writeFileSync(file, text, {mode: 0o600});
		const code = await run(command, [...words, file]);

		if (code === undefined) {
			return {type: 'no-editor', command};
		}

		if (code !== 0 || statSync(file).size > bytesMax) {
			return {type: 'failed', command};
		}

		// Editors end a file with a newline.
		return {type: 'text', text: readFileSync(file, 'utf8').replace(/\r\n/g, '\n').replace(/\n+$/, '')};
	} catch {
		return {type: 'failed', command};
	} finally {
		if (folder !== undefined) {
			rmSync(folder, {recursive: true, force: true});
		}
	}
};
