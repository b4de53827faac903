import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {startAssistant} from '../../../benchmark/lib/assistant.ts';

const program = (t: ExecutionContext, code: string): string => {
	const directory = mkdtempSync(path.join(tmpdir(), 'chat-tui-assistant-'));
	t.teardown(() => rmSync(directory, {recursive: true, force: true}));
	const file = path.join(directory, 'program.mjs');
	writeFileSync(file, code);
	return file;
};

test('it is told, and answers, with what it was started with', async t => {
	const assistant = await startAssistant(
		program(
			t,
			`let sum = Number(process.argv[2]);
			process.on('message', ({add, tell}) => { sum += add ?? 0; if (tell) process.send({sum}); });
			process.send('there');`,
		),
		['40'],
	);
	t.teardown(assistant.end);
	assistant.tell({add: 1});
	assistant.tell({add: 1});
	t.deepEqual(await assistant.ask({tell: true}), {sum: 42});
});

test('one that ends is not waited for, neither at its start nor later', async t => {
	await t.throwsAsync(startAssistant(program(t, 'process.exit(1);'), []), {message: /program.mjs has ended/});
	const assistant = await startAssistant(
		program(t, "process.on('message', () => process.exit(0)); process.send('there');"),
		[],
	);
	await t.throwsAsync(assistant.ask({}), {message: /has ended/});
});
