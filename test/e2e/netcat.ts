import {spawn} from 'node:child_process';
import type {ExecutionContext} from 'ava';
import {testWith} from '../helpers/installed.ts';
import {makeHome, serveHeadlessly} from '../helpers/program.ts';
import {connectRaw} from '../helpers/raw-client.ts';

const startNetcat = (t: ExecutionContext, port: string) => {
	const child = spawn('nc', ['127.0.0.1', port]);
	let text = '';
	let isClosed = false;
	const waiting = new Set<() => void>();
	const wake = (): void => {
		for (const look of waiting) {
			look();
		}
	};

	child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
		text += chunk;
		wake();
	});
	child.stdin.on('error', () => undefined);
	const closed = new Promise<void>(resolve => {
		child.on('close', () => {
			isClosed = true;
			wake();
			resolve();
		});
	});
	t.teardown(() => child.kill('SIGKILL'));
	return {
		type: (line: string) => child.stdin.write(`${line}\n`),
		/** nc goes on while its input is open; on a connection that is closed, its next line ends it. */
		async isHungUp() {
			child.stdin.write('anyone?\n');
			child.stdin.end();
			await closed;
		},
		sees: (pattern: RegExp) =>
			new Promise<RegExpExecArray>((resolve, reject) => {
				const deadline = setTimeout(() => {
					reject(new Error(`nc did not see ${String(pattern)}:\n${text}`));
				}, 30_000);
				const look = (): void => {
					const match = pattern.exec(text);
					if (match) {
						clearTimeout(deadline);
						waiting.delete(look);
						resolve(match);
					} else if (isClosed) {
						clearTimeout(deadline);
						waiting.delete(look);
						reject(new Error(`nc ended before ${String(pattern)}:\n${text}`));
					}
				};

				waiting.add(look);
				look();
			}),
	};
};

testWith('nc')(
	'nc: the name it is given, talk in Korean, whispers, a new name, who is here, and a kick with its reason',
	async t => {
		const server = await serveHeadlessly(t, ['--memory'], await makeHome(t));
		const mina = await connectRaw(Number(server.port));
		await mina.enter('민아');
		const netcat = startNetcat(t, server.port);
		const [, name = ''] = await netcat.sees(/\u001B\[3[1-7]m([\w.-]+) *\u001B\[0m/);
		t.like(await mina.next('joined'), {member: {name}});
		await netcat.sees(/2/);

		netcat.type('안녕하세요 🎉');
		t.like(await mina.next('message'), {from: {name}, text: '안녕하세요 🎉'});
		mina.send({type: 'say', room: '#lobby', text: '반가워요\n둘째 줄', number: 1});
		await netcat.sees(/민아.*: 반가워요\n.*민아.*: 둘째 줄\n/);

		netcat.type('/nick 넷캣');
		t.like(await mina.next('renamed'), {from: name, name: '넷캣'});
		netcat.type('/whisper 민아 귓속말');
		t.like(await mina.next('whisper'), {from: {name: '넷캣'}, text: '귓속말'});
		mina.send({type: 'whisper', to: '넷캣', text: '답장', number: 2});
		await netcat.sees(/민아.*답장/);
		netcat.type('/users');
		await netcat.sees(/넷캣.*민아|민아[\s\S]*넷캣/);

		server.child.stdin.write('kick 넷캣 이제 그만\n');
		await netcat.sees(/이제 그만/);
		t.like(await mina.next('left'), {member: {name: '넷캣'}, reason: 'kicked'});
		await netcat.isHungUp();
	},
);

testWith('nc')('nc with --text nickname is asked for its name, and leaves with Bye!', async t => {
	const server = await serveHeadlessly(t, ['--memory', '--text', 'nickname'], await makeHome(t));
	const mina = await connectRaw(Number(server.port));
	await mina.enter('mina');
	const netcat = startNetcat(t, server.port);
	await netcat.sees(/Users mina are in chatroom\.\nHi there, Please send me your nickname@@/);
	netcat.type('보라');
	await netcat.sees(/Welcome 보라\. if want to quit, send me 'Bye!'/);
	t.like(await mina.next('joined'), {member: {name: '보라'}});
	netcat.type('hello');
	await netcat.sees(/보라: hello/);
	netcat.type('Bye!');
	t.like(await mina.next('left'), {member: {name: '보라'}});
	await netcat.isHungUp();
});

testWith('nc')(
	'what a script sends in one breath arrives, though it hangs up at once',
	async (t: ExecutionContext) => {
		const server = await serveHeadlessly(t, ['--memory'], await makeHome(t));
		const mina = await connectRaw(Number(server.port));
		await mina.enter('mina');
		for (const text of ['빌드 성공 🎉', 'one line\n', '/nick 빌드봇\nrenamed\n']) {
			// -N: the end of the input is the end of what it says.
			const child = spawn('nc', ['-N', '127.0.0.1', server.port], {stdio: ['pipe', 'ignore', 'ignore']});
			const closed = new Promise<void>(resolve => {
				child.on('close', () => resolve());
			});
			t.teardown(() => child.kill('SIGKILL'));
			child.stdin.end(text);
			t.is((await mina.next('message')).text, text.trim().split('\n').at(-1));
			t.like(await mina.next('left'), {reason: 'quit'});
			await closed;
		}
	},
);
