import {PassThrough} from 'node:stream';
import test, {type ExecutionContext} from 'ava';
import {runOperatorLine, serveHeadless} from '../../source/commands/serve-headless.ts';
import {parseServeOptions} from '../../source/commands/serve-options.ts';
import type {Operator} from '../../source/server/contract.ts';
import {cellWidth} from '../../source/text/cells.ts';
import {setLanguage} from '../../source/words/words.ts';
import {makeServer} from '../helpers/chat-server.ts';
import {connectRaw} from '../helpers/raw-client.ts';

const createOperator = (): {readonly operator: Operator; readonly asked: string[]} => {
	const asked: string[] = [];
	const answer = (text: string): undefined => {
		asked.push(text);
	};
	const operator = {
		announce: (text: string) => answer(`announce ${text}`),
		kick: (name: string, reason: string) =>
			name === 'nobody' ? 'Nobody here is called nobody.' : answer(`kick ${name} ${reason}`),
		delete: (name: string, words: string) =>
			name === 'nobody' ? 'Nothing.' : answer(`delete ${name} ${words}`),
	} as unknown as Operator;
	return {operator, asked};
};

test.serial('the words of an operator', t => {
	const {operator, asked} = createOperator();
	t.deepEqual(runOperatorLine(operator, 'users'), {users: 'users'});
	t.deepEqual(runOperatorLine(operator, ' USER '), {users: 'user'});
	t.deepEqual(runOperatorLine(operator, 'say 안녕  모두'), {answer: ''});
	t.deepEqual(runOperatorLine(operator, 'kick mina too loud'), {answer: ''});
	t.deepEqual(runOperatorLine(operator, 'delete mina that  one'), {answer: ''});
	t.deepEqual(asked, ['announce 안녕  모두', 'kick mina too loud', 'delete mina that  one']);
	t.is(runOperatorLine(operator, 'delete nobody').answer, 'Nothing.');
	t.regex(runOperatorLine(operator, 'delete').answer ?? '', /delete NAME/);
	t.is(runOperatorLine(operator, 'kick nobody').answer, 'Nobody here is called nobody.');
	t.regex(runOperatorLine(operator, 'kick').answer ?? '', /kick NAME/);
	t.deepEqual(runOperatorLine(operator, 'quit'), {quit: true});
	t.deepEqual(runOperatorLine(operator, ''), {});
	t.regex(runOperatorLine(operator, 'help').answer ?? '', /users/);
	t.regex(runOperatorLine(operator, 'dance\u001B[2J').answer ?? '', /^Unknown command: dance\. Try: help$/);
});

test.serial('an operator who speaks Korean is answered in Korean', t => {
	t.teardown(() => setLanguage('en'));
	setLanguage('ko');
	const {operator} = createOperator();
	t.is(runOperatorLine(operator, 'kick').answer, '누구를 내보낼까요? kick 이름 [까닭]');
	t.is(runOperatorLine(operator, 'kick nobody').answer, '이름이 nobody인 사람이 여기 없어요.');
	t.is(runOperatorLine(operator, 'kick mina').answer, '');
	t.is(runOperatorLine(operator, 'delete').answer, '누구의 글을 지울까요? delete 이름 [낱말]');
	t.is(runOperatorLine(operator, 'dance').answer, 'dance 명령은 없어요. help로 볼 수 있어요.');
	for (const row of (runOperatorLine(operator, 'help').answer ?? '').split('\n')) {
		t.is(cellWidth(row.slice(0, row.search(/ {2,}/)) + (/ {2,}/.exec(row)?.[0] ?? '')), 21, row);
	}
});

const start = (t: ExecutionContext, json: boolean) => {
	const [input, output, errors] = [new PassThrough(), new PassThrough(), new PassThrough()];
	output.setEncoding('utf8');
	const options = parseServeOptions(['127.0.0.1', '0'], {json, headless: true}, {}, false);
	const code = serveHeadless(makeServer(), options, {input, output, errors});
	let text = '';
	const waiting = new Set<() => void>();
	output.on('data', (chunk: string) => {
		text += chunk;
		for (const wake of waiting) {
			wake();
		}
	});
	const until = (pattern: RegExp): Promise<RegExpExecArray> =>
		new Promise(resolve => {
			const look = (): void => {
				const match = pattern.exec(text);
				if (match) {
					waiting.delete(look);
					resolve(match);
				}
			};

			waiting.add(look);
			look();
		});
	t.teardown(() => input.write('quit\n'));
	return {input, output, code, until, text: () => text};
};

test.serial('lines for people: who comes, who is here by name and address, and Bye!', async t => {
	const {input, code, until} = start(t, false);
	const [, port] = await until(/listening on 127\.0\.0\.1:(\d+)/);
	const mina = await connectRaw(Number(port));
	await mina.enter('mina');
	await until(/mina joined from 127\.0\.0\.1:\d+/);
	input.write('user\n');
	await until(/^mina -> 127\.0\.0\.1$/m);
	input.write('users\n');
	await until(new RegExp(`^mina -> 127\\.0\\.0\\.1:${mina.socket.localPort}$`, 'm'));
	input.write('quit\n');
	await until(/^Bye!$/m);
	t.is(await code, 0);
	t.is((await mina.next('goodbye')).code, 'shutdown');
});

test.serial('JSON: one object a line, each with its time and event', async t => {
	const {input, code, until, text} = start(t, true);
	const [, port] = await until(/"event":"listening","host":"127\.0\.0\.1","port":(\d+)/);
	const mina = await connectRaw(Number(port));
	const {localPort} = mina.socket;
	await mina.enter('민아');
	mina.send({type: 'say', room: '#lobby', text: 'hi\nthere'});
	await until(/"event":"message"/);
	input.write('users\n');
	await until(/"event":"users"/);
	mina.send({type: 'bye'});
	await until(/"event":"leave"/);
	input.write('quit\n');
	t.is(await code, 0);
	const events = text()
		.trim()
		.split('\n')
		.map(line => JSON.parse(line) as Record<string, unknown>);
	t.deepEqual(
		events.map(({event}) => event),
		['listening', 'join', 'message', 'users', 'leave', 'stopping'],
	);
	t.true(events.every(({time}) => typeof time === 'number'));
	t.like(events[1], {name: '민아', address: '127.0.0.1', port: localPort, protocol: 'native', online: 1});
	t.like(events[2], {name: '민아', room: '#lobby', text: 'hi\nthere'});
	t.deepEqual(events[3]?.users, [{name: '민아', address: '127.0.0.1', port: localPort}]);
	t.like(events[4], {name: '민아', port: localPort, online: 0});
});

test.serial('the end of standard input does not stop it', async t => {
	const {input, code, until} = start(t, false);
	const [, port] = await until(/listening on 127\.0\.0\.1:(\d+)/);
	input.end();
	const mina = await connectRaw(Number(port));
	t.like(await mina.enter('mina'), {you: {name: 'mina'}});
	mina.end();
	await until(/- mina/);
	process.emit('SIGINT');
	t.is(await code, 0);
});

test.serial('it goes on when nobody reads its lines any more', async t => {
	const {input, output, code, until} = start(t, false);
	const [, port] = await until(/listening on 127\.0\.0\.1:(\d+)/);
	output.destroy(new Error('EPIPE'));
	const mina = await connectRaw(Number(port));
	t.like(await mina.enter('mina'), {you: {name: 'mina'}});
	mina.end();
	input.write('quit\n');
	t.is(await code, 0);
});
