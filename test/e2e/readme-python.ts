import {spawn} from 'node:child_process';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import type {ExecutionContext} from 'ava';
import {root} from '../helpers/built.ts';
import {testWith} from '../helpers/installed.ts';
import {makeHome, serveHeadlessly} from '../helpers/program.ts';
import {connectRaw} from '../helpers/raw-client.ts';

testWith('python3')("the readme's Python talks, hears and leaves", async (t: ExecutionContext) => {
	const server = await serveHeadlessly(t, ['--memory'], await makeHome(t));
	const mina = await connectRaw(Number(server.port));
	await mina.enter('mina');
	const [, code = ''] =
		/```python\n([\s\S]*?)```/.exec(readFileSync(path.join(root, 'readme.md'), 'utf8')) ?? [];
	const python = spawn('python3', ['-c', code.replace('7777', server.port)], {
		env: {...process.env, PYTHONUTF8: '1'},
	});
	let output = '';
	python.stdout.setEncoding('utf8');
	const heard = new Promise<void>(resolve => {
		python.stdout.on('data', (chunk: string) => {
			output += chunk;
			if (output.includes('반가워요')) {
				resolve();
			}
		});
	});
	const closed = new Promise<number | null>(resolve => {
		python.on('close', resolve);
	});
	t.teardown(() => python.kill('SIGKILL'));
	t.like(await mina.next('joined'), {member: {name: 'python'}});
	python.stdin.write('안녕 from Python\n');
	t.like(await mina.next('message'), {from: {name: 'python'}, text: '안녕 from Python'});
	mina.send({type: 'say', room: '#lobby', text: '반가워요', number: 1});
	await heard;
	python.stdin.write('/quit\n');
	t.is(await closed, 0);
	t.like(await mina.next('left'), {member: {name: 'python'}});
});
