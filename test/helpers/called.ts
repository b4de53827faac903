/** Which functions of the built program a run of it has called, by V8's own count: what was not called costs a start next to nothing. */
import {readdir, readFile, rm} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

type Coverage = {
	readonly result: ReadonlyArray<{
		readonly url: string;
		readonly functions: ReadonlyArray<{
			readonly functionName: string;
			readonly ranges: ReadonlyArray<{
				readonly startOffset: number;
				readonly endOffset: number;
				readonly count: number;
			}>;
		}>;
	}>;
};

/** How many characters come before the script in what V8 is given: see `runProgram` in bin/chat-tui.js. */
const wrapper = '(function(require,__filename,hasStarted){';

/** The texts of the functions that were called while `run` ran the program, without that of the whole. `folder` is removed; `run` gets what to add to the environment. */
export const calledIn = async (
	folder: string,
	run: (env: {readonly NODE_V8_COVERAGE: string}) => Promise<unknown>,
): Promise<readonly string[]> => {
	await rm(folder, {recursive: true, force: true});
	await run({NODE_V8_COVERAGE: folder});
	const files = await readdir(folder);
	const reports = await Promise.all(
		files.map(async name => JSON.parse(await readFile(path.join(folder, name), 'utf8')) as Coverage),
	);
	await rm(folder, {recursive: true, force: true});
	const scripts = reports.flatMap(({result}) => result).filter(({url}) => url.endsWith('/dist/cli.cjs'));
	const texts = await Promise.all(
		scripts.map(async ({url, functions}) => {
			const text = wrapper + (await readFile(url.startsWith('file:') ? fileURLToPath(url) : url, 'latin1'));
			return functions
				.map(({ranges: [range]}) => range)
				.filter(range => range !== undefined && range.count > 0)
				.map(range => text.slice(range?.startOffset, range?.endOffset))
				.filter(called => called.length < text.length / 2);
		}),
	);
	return texts.flat();
};
