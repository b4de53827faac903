/** Rooms and conversations on the real screen: whispers are not missed, drafts stay where they were, lists lead anywhere. */
import test from 'ava';
import {cellWidth} from '../../source/text/cells.ts';
import {makeHome, runInTerminal, runPiped, serveHeadlessly} from '../helpers/program.ts';
import {screens} from '../helpers/screens.ts';

const [ctrlT, ctrlP] = ['\u0014', '\u0010'];
const altLeft = '\u001B[1;3D';

for (const {cols, rows, lang, said, on} of screens) {
	test(`rooms, whispers and mentions on ${on}`, async t => {
		const env = await makeHome(t);
		const server = await serveHeadlessly(t, ['--memory'], env);
		const join = ['join', '127.0.0.1', server.port, '--name'];
		const mina = runPiped(t, [...join, '민아'], env);
		await server.until(/"event":"join","name":"민아"/);
		const jun = runInTerminal(t, [...join, 'jun', '--lang', lang], {cols, rows, env});
		await jun.waitFor(said.chat.header.online(2));
		const fits = (): void => {
			t.is(jun.screen().length, rows);
			t.true(jun.screen().every(row => cellWidth(row.trimEnd()) <= cols));
		};

		// A room of one's own, with half a line in it; then the lobby again.
		jun.write('/join #tea\r');
		await jun.waitFor(said.chat.placeholder('#tea'));
		jun.write('half a cup');
		await jun.waitFor('› half a cup');
		jun.write(altLeft);
		await jun.waitFor(said.chat.placeholder('#lobby'));

		// A whisper that comes meanwhile is told of where one is, and counted.
		mina.child.stdin.write('/whisper jun 비밀이야\n');
		await jun.waitFor(said.rooms.whispers('민아'));
		await jun.waitFor(cols >= 80 ? / 3 @민아 +@1/ : new RegExp(`@민아 ${said.chat.new('1')}|@1`));
		fits();
		jun.write(`${ctrlT}ㅁㅇ`);
		await jun.waitFor('▸ @민아');
		fits();
		jun.write('\r');
		await jun.waitFor('비밀이야');
		await jun.waitFor(said.rooms.whisperTo('민아'));
		jun.write('알았어\r');
		await mina.until(/jun whispers: 알았어$/m);

		// Named in the lobby, while one is elsewhere: the inbox leads there.
		mina.child.stdin.write('jun: 점심?\n');
		await jun.waitFor(cols >= 80 ? / 1 #lobby +@1/ : new RegExp(`#lobby ${said.chat.new('1')}|@1`));
		jun.write(`${ctrlP}mentions\r`);
		await jun.waitFor(/▸ \d\d:\d\d #lobby 민아 +jun: 점심\?/);
		fits();
		jun.write('\r');
		await jun.waitFor(said.chat.placeholder('#lobby'));
		await jun.waitFor(/▐ .*jun: 점심\?/);

		// The draft waits in its room.
		jun.write('\u001B2');
		await jun.waitFor('› half a cup');
		fits();
		jun.write('\u0003');
		t.is((await jun.exit).code, 0);
	});
}

for (const lang of ['en', 'ko'] as const) {
	test(`somebody is ignored, in this run and the next, on the screen and in lines (${lang})`, async t => {
		const home = await makeHome(t);
		const env = lang === 'ko' ? {...home, LANG: 'ko_KR.UTF-8', LC_ALL: 'ko_KR.UTF-8'} : home;
		const server = await serveHeadlessly(t, ['--memory'], home);
		const join = ['join', '127.0.0.1', server.port, '--name'];
		const mina = runPiped(t, [...join, '민아'], env);
		await server.until(/"event":"join","name":"민아"/);
		const loud = runPiped(t, [...join, 'loud'], env);
		await server.until(/"event":"join","name":"loud"/);
		const jun = runInTerminal(t, [...join, 'jun'], {cols: 60, rows: 20, env});
		await jun.waitFor(/3 online|3명/);
		loud.child.stdin.write('BUY NOW\n');
		await jun.waitFor('BUY NOW');
		jun.write('/ignore LOUD\r');
		await jun.waitFor('/unignore LOUD');
		t.false(jun.screen().join('\n').includes('BUY NOW'));
		loud.child.stdin.write('BUY AGAIN\n/whisper jun BUY THIS\nI am done\n');
		await mina.until(/I am done/);
		mina.child.stdin.write('점심?\n');
		await jun.waitFor('점심?');
		t.false(/BUY|done/.test(jun.screen().join('\n')));
		jun.write('\u0003');
		t.is((await jun.exit).code, 0);

		const again = runPiped(t, [...join, 'jun'], env);
		await server.until(/"event":"join","name":"jun".*"event":"join","name":"jun"/s);
		loud.child.stdin.write('BUY MORE\n');
		await mina.until(/BUY MORE/);
		again.child.stdin.write('/ignore\n/unignore loud\n/ignore\n');
		mina.child.stdin.write('jun: 왔네\n');
		await again.until(/왔네/);
		t.false(again.stdout().includes('BUY'));
		loud.child.stdin.write('HELLO\n');
		await again.until(/HELLO/);
		again.child.stdin.write('/quit\n');
		await again.exit;
		const told = again.stderr();
		t.regex(told, lang === 'ko' ? /무시하는 사람: loud/ : /You ignore: loud/);
		t.regex(told, lang === 'ko' ? /무시하는 사람이 없어요/ : /You ignore nobody/);
	});
}

const altU = '\u001Bu';

for (const {cols, rows, lang, on} of screens) {
	test(`where one stopped reading, in this run and the next, on ${on}`, async t => {
		const home = await makeHome(t);
		const env = lang === 'ko' ? {...home, LANG: 'ko_KR.UTF-8', LC_ALL: 'ko_KR.UTF-8'} : home;
		const server = await serveHeadlessly(t, ['--memory'], home);
		const join = ['join', '127.0.0.1', server.port, '--name'];
		const mina = runPiped(t, [...join, '민아'], env);
		await server.until(/"event":"join","name":"민아"/);
		const jun = runInTerminal(t, [...join, 'jun'], {cols, rows, env});
		await jun.waitFor(/2 online|2명/);
		const marked = lang === 'ko' ? '─ 새 글 ─' : '─ new ─';
		const mark = new RegExp(marked);
		const fits = (): void => {
			t.is(jun.screen().length, rows);
			t.true(jun.screen().every(row => cellWidth(row.trimEnd()) <= cols));
		};

		// Read as it comes: nothing is marked.
		mina.child.stdin.write('첫째\n');
		await jun.waitFor('첫째');
		t.notRegex(jun.screen().join('\n'), mark);

		// The terminal is not looked at; what comes then is marked, and stays so when one looks again.
		jun.write('\u001B[O');
		// A key that comes after it, and another: by then it is known that nobody looks.
		jun.write('x');
		await jun.waitFor('› x');
		jun.write('\u007F');
		await jun.waitFor(/› (?:Message #lobby|#lobby에 쓰기)/);
		mina.child.stdin.write('둘째\n셋째\n');
		await jun.waitFor('셋째');
		await jun.waitFor(mark);
		jun.write('\u001B[I');
		const at = (text: RegExp | string): number => jun.screen().findIndex(row => row.match(text) !== null);
		t.true(at('첫째') < at(mark) && at(mark) < at('둘째'));
		fits();

		// Who says something has read it.
		jun.write('읽었어\r');
		await jun.waitFor(
			shown => shown.some(row => row.includes('읽었어')) && !shown.some(row => mark.test(row)),
		);

		// The next run: more than the screen has was said meanwhile; one key leads to where one stopped.
		jun.write('\u0003');
		t.is((await jun.exit).code, 0);
		mina.child.stdin.write(
			`${Array.from({length: cols === 120 ? 80 : 45}, (_, index) => `줄 ${index}.\n`).join('')}마지막\n`,
		);
		await server.until(/"text":"마지막"/);
		const again = runInTerminal(t, [...join, 'jun'], {cols, rows, env});
		await again.waitFor('마지막');
		again.write(altU);
		await again.waitFor(shown =>
			['읽었어', marked, '줄 0.'].every(text => shown.some(row => row.includes(text))),
		);
		t.is(again.screen().length, rows);
		again.write('\u0003');
		t.is((await again.exit).code, 0);

		// In lines, too.
		mina.child.stdin.write('또 하나\n');
		await server.until(/"text":"또 하나"/);
		const inLines = runPiped(t, [...join, 'jun'], env);
		inLines.child.stdin.write('/unread\n/quit\n');
		await inLines.exit;
		const told = inLines.stderr().split('\n');
		t.true(told.some(row => /#lobby 민아: 또 하나$/.test(row)));
		t.false(told.some(row => row.includes('마지막')));
	});
}

test('lines that come at once are said in the room that one is in by then', async t => {
	const env = await makeHome(t);
	const server = await serveHeadlessly(t, ['--memory'], env);
	const jun = runPiped(t, ['join', '127.0.0.1', server.port, '--name', 'jun'], env);
	jun.child.stdin.end(
		'first\n/join #tea\nin the tea\n/join #lobby\nback\n/join #tea\n/part\n/join no\nlast\n',
	);
	t.is((await jun.exit).code, 1);
	await server.until(/"text":"last"/);
	const said = server
		.stdout()
		.split('\n')
		.filter(line => line.includes('"event":"message"'))
		.map(line => JSON.parse(line))
		.map(({room, text}) => `${room} ${text}`);
	t.deepEqual(said, ['#lobby first', '#tea in the tea', '#lobby back', '#lobby last']);
});
