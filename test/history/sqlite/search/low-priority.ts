import {readFileSync} from 'node:fs';
import os from 'node:os';
import {Worker} from 'node:worker_threads';
import test from 'ava';

if (process.platform === 'linux') {
	test('the priority of the thread alone is lower, not that of the program', async t => {
		const module = new URL('../../../../source/history/sqlite/search/low-priority.ts', import.meta.url);
		const before = os.getPriority();
		const worker = new Worker(
			`const {readFileSync} = require('node:fs');
			import(${JSON.stringify(module.href)}).then(({lowerPriority}) => {
				lowerPriority();
				require('node:worker_threads').parentPort.postMessage(readFileSync('/proc/thread-self/stat', 'utf8'));
			});`,
			{eval: true},
		);
		const stat = await new Promise<string>((resolve, reject) => {
			worker.once('message', resolve);
			worker.once('error', reject);
		});
		// proc(5): the 19th field, of which the second may have spaces in its brackets.
		const niceOf = (text: string) => Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[16]);
		t.is(niceOf(stat), 10);
		t.is(niceOf(readFileSync('/proc/thread-self/stat', 'utf8')), before);
		await worker.terminate();
	});
} else {
	test('elsewhere nothing happens', async t => {
		const {lowerPriority} = await import('../../../../source/history/sqlite/search/low-priority.ts');
		const before = os.getPriority();
		lowerPriority();
		t.is(os.getPriority(), before);
	});
}
