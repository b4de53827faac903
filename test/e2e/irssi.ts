import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import type {ExecutionContext} from 'ava';
import {testWith} from '../helpers/installed.ts';
import {makeHome, serveHeadlessly} from '../helpers/program.ts';
import {connectRaw} from '../helpers/raw-client.ts';
import {openTerminal} from '../helpers/terminal.ts';

/** irssi in a terminal, as a person has it. */
const startIrssi = async (t: ExecutionContext, port: string) => {
	const home = await mkdtemp(path.join(tmpdir(), 'irssi-'));
	await writeFile(
		path.join(home, 'config'),
		`servers = ({ address = "127.0.0.1"; chatnet = "t"; port = "${port}"; autoconnect = "yes"; });
chatnets = { t = { type = "IRC"; nick = "irs"; }; };
channels = ({ name = "#lobby"; chatnet = "t"; autojoin = "yes"; });
settings = { core = { real_name = "이르시"; user_name = "irs"; nick = "irs"; }; "fe-text" = { actlist_sort = "refnum"; }; };
`,
	);
	const terminal = openTerminal('irssi', [`--home=${home}`], {
		cols: 100,
		rows: 30,
		env: {LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8'},
	});
	t.teardown(async () => {
		terminal.close();
		await rm(home, {recursive: true, force: true});
	});
	return terminal;
};

testWith('irssi')(
	'irssi joins, talks in Korean and emoji, whispers, renames, sees the topic, and is kicked',
	async t => {
		const server = await serveHeadlessly(t, ['--memory'], await makeHome(t));
		const mina = await connectRaw(Number(server.port));
		await mina.enter('민아');
		const irssi = await startIrssi(t, server.port);
		t.like(await mina.next('joined'), {member: {name: 'irs'}});
		// The room is the second window.
		await irssi.waitFor(/Act: .*2/);
		irssi.write('\u001B2');
		await irssi.waitFor(/irs .* has joined #lobby/);

		irssi.write('안녕하세요 👋 from irssi\r');
		t.like(await mina.next('message'), {from: {name: 'irs'}, text: '안녕하세요 👋 from irssi'});
		mina.send({type: 'say', room: '#lobby', text: '반가워요 🎉', number: 1});
		await irssi.waitFor(/민아> 반가워요 🎉/);

		mina.send({type: 'topic', room: '#lobby', topic: '점심 메뉴'});
		await irssi.waitFor(/민아 changed the topic of #lobby to: 점심 메뉴/);
		irssi.write('/nick 이르시\r');
		t.like(await mina.next('renamed'), {from: 'irs', name: '이르시'});
		await irssi.waitFor(/now known as 이르시/);

		irssi.write('/msg 민아 귓속말\r');
		t.like(await mina.next('whisper'), {from: {name: '이르시'}, text: '귓속말'});
		mina.send({type: 'whisper', to: '이르시', text: '답장', number: 2});
		// A private message opens a window of its own: the second after the status and the room.
		await irssi.waitFor(/Act: .*3/);
		irssi.write('\u001B3');
		await irssi.waitFor(/답장/);

		server.child.stdin.write('kick 이르시 조용히\n');
		t.like(await mina.next('left'), {member: {name: '이르시'}, reason: 'kicked'});
		irssi.write('\u001B1');
		await irssi.waitFor(/조용히/);
	},
);
