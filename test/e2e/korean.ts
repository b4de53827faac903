import test, {type ExecutionContext} from 'ava';
import {makeHome, runInTerminal, runPiped, serveHeadlessly} from '../helpers/program.ts';
import type {TestTerminal} from '../helpers/terminal.ts';

const sizes = [
	[120, 40],
	[80, 24],
	[60, 20],
] as const;

const makeKoreanHome = async (t: ExecutionContext) => ({
	...(await makeHome(t)),
	LANG: 'ko_KR.UTF-8',
	LC_ALL: 'ko_KR.UTF-8',
});

/** What is Latin on a Korean screen, and may be: keys, commands, names of protocols, units, addresses, and what this test says. */
const mayBeLatin =
	/^(?:enter|esc|tab|shift|alt|ctrl|home|end|pgup|pgdn|pageup|pagedown|f\d+|[a-z]|fg|npx|chat|tui|serve|join|native|irc|json|text|rtt|ms|b|kb|mb|s|lobby|mina|shalom|osc|http|url|kib)$/i;

/** Words in Latin letters that are neither a command, nor the name of a variable, nor any of these: what nobody has translated. */
const untranslated = (screen: readonly string[]): readonly string[] =>
	screen.flatMap(row =>
		(row.replaceAll(/\/[a-z]+|\$[A-Z]+/g, ' ').match(/[a-z]+/gi) ?? []).filter(
			word => !mayBeLatin.test(word),
		),
	);

/** What is wrong with a screen: rows that are not as wide as it, words that nobody has translated, what was cut in half. */
const wrongWith = (terminal: TestTerminal, cols: number, rows: number): readonly string[] => {
	const cells = terminal.cells();
	const screen = terminal.screen();
	return [
		...(cells.length === rows ? [] : [`${cells.length} rows`]),
		...screen.filter((_, y) => cells[y]?.reduce((sum, {width}) => sum + width, 0) !== cols),
		...untranslated(screen),
		...screen.filter(row => /\uFFFD|undefined|NaN/.test(row)),
	];
};

/** Whole once it is drawn: right after a change of size a terminal cuts what is there and what comes of the size before, and a frame may come in pieces. */
const isWhole = async (
	t: ExecutionContext,
	terminal: TestTerminal,
	cols: number,
	rows: number,
): Promise<void> => {
	let wrong: readonly string[] = [];
	const look = (): boolean => {
		wrong = wrongWith(terminal, cols, rows);
		return wrong.length === 0;
	};
	await terminal.waitFor(look).catch(() => undefined);
	t.deepEqual(wrong, []);
};

test('the chat in Korean, at three sizes', async t => {
	const env = await makeKoreanHome(t);
	const server = await serveHeadlessly(t, ['--memory', '--name', '우리 반'], env);
	const mina = runInTerminal(t, ['join', '127.0.0.1', server.port, '--name', '민수'], {
		cols: 120,
		rows: 40,
		env,
	});
	await mina.waitFor('1명 접속');
	const other = runInTerminal(t, ['join', '127.0.0.1', server.port], {env});
	await mina.waitFor('2명 접속');
	await mina.waitFor(/[가-힣]{3,10}[이가] 들어왔어요/);
	const rtl = runInTerminal(t, ['join', '127.0.0.1', server.port, '--name', 'שלום'], {env});
	await mina.waitFor('3명 접속');
	rtl.write('שלום עולם\r');
	await mina.waitFor(/שלום.*שלום עולם/);
	t.true(mina.raw().includes('שלום עולם\u{200E}'));
	other.write('@ㅁㅅ\t');
	await other.waitFor('@민수');
	other.write('안녕하세');
	for (const byte of Buffer.from('요\r')) {
		other.write(Uint8Array.of(byte));
	}

	await mina.waitFor(/@민수 안녕하세요/);
	for (const [cols, rows] of sizes) {
		mina.resize(cols, rows);
		await mina.waitFor(screen => screen.length === rows && screen.some(row => row.includes('#lobby에 쓰기')));
		await isWhole(t, mina, cols, rows);
		// With the Hangul layout on.
		mina.write('/ㅗ디ㅔ\r');
		await mina.waitFor(/도움말[\s\S]*닫기/);
		await mina.waitFor('줄 바꾸기');
		await isWhole(t, mina, cols, rows);
		mina.write('\u001B');
		await mina.waitFor(screen => !screen.some(row => row.includes('줄 바꾸기')));
		mina.write('/없는명령\r');
		await mina.waitFor('/없는명령 명령은 없어요');
		mina.write('\u0015');
		mina.write('/users\r');
		await mina.waitFor(/#lobby에 3명: /);
		await isWhole(t, mina, cols, rows);
	}

	server.child.kill('SIGTERM');
	await mina.waitFor(/다시 연결하는 중/);
	await mina.waitFor(/재시도|다시 연결/);
	await isWhole(t, mina, 60, 20);
});

test('the dashboard in Korean, at three sizes', async t => {
	const env = await makeKoreanHome(t);
	const dashboard = runInTerminal(t, ['serve', '127.0.0.1', '0', '--memory', '--name', '우리 반'], {
		cols: 120,
		rows: 40,
		env,
	});
	await dashboard.waitFor(/npx chat-tui join 127\.0\.0\.1 \d+[\s\S]*F1 /);
	const [, port = ''] = /join 127\.0\.0\.1 (\d+)/.exec(dashboard.screen().join('\n')) ?? [];
	const guest = runInTerminal(t, ['join', '127.0.0.1', port, '--name', '하늘'], {env});
	await dashboard.waitFor(/하늘이 들어옴/);
	guest.write('점심 먹어요 🍜\r');
	await dashboard.waitFor('점심 먹어요');
	for (const [cols, rows] of sizes) {
		dashboard.resize(cols, rows);
		await dashboard.waitFor(
			screen => screen.length === rows && screen.some(row => row.includes('모두에게 한마디')),
		);
		await isWhole(t, dashboard, cols, rows);
		dashboard.write('\u001BOP');
		await dashboard.waitFor('Esc로 닫기');
		await isWhole(t, dashboard, cols, rows);
		dashboard.write('\u001B');
		await dashboard.waitFor(screen => !screen.some(row => row.includes('Esc로 닫기')));
	}

	dashboard.write('/kick 아무개\r');
	await dashboard.waitFor('이름이 아무개인 사람이 여기 없어요.');
	dashboard.write('\u0003');
	await dashboard.waitFor(/Enter: 멈춤|서버를 멈추고/);
	dashboard.write('\r');
	t.deepEqual(await dashboard.exit, {code: 0, signal: undefined});
});

test('the home screen in Korean, and --lang before the locale', async t => {
	const env = await makeKoreanHome(t);
	const home = runInTerminal(t, [], {cols: 60, rows: 20, env});
	await home.waitFor('방에 들어가기');
	await isWhole(t, home, 60, 20);
	home.write('\r');
	await home.waitFor('방이 어디에 있나요?');
	await isWhole(t, home, 60, 20);
	const english = runInTerminal(t, ['--lang', 'en'], {cols: 60, rows: 20, env});
	await english.waitFor('Join a room');
});

test('lines in Korean; what scripts read stays as it is', async t => {
	const env = await makeKoreanHome(t);
	const server = await serveHeadlessly(t, ['--memory'], env);
	const client = runPiped(t, ['join', '127.0.0.1', server.port, '--name', '민수'], env);
	client.child.stdin.end('안녕\n/ㅕㄴㄷㄱㄴ\n');
	t.is((await client.exit).code, 0);
	t.regex(client.stderr(), /#lobby에 민수로 들어왔어요\. 1명 접속\./);
	t.regex(client.stderr(), /#lobby에 1명: 민수 \(나\)/);
	t.regex(server.stdout(), /"event":"join"/);
	const wrong = runPiped(t, ['join', '127.0.0.1', server.port, '--lang', 'de'], env);
	t.is((await wrong.exit).code, 2);
	t.is(wrong.stderr(), '--lang에는 en 또는 ko만 쓸 수 있어요. de는 쓸 수 없어요.\n예: --lang ko\n');
	const unknown = runPiped(t, ['serve', '--room', '#tea', '--lang', 'en'], env);
	t.is((await unknown.exit).code, 2);
	t.is(unknown.stderr(), 'serve has no option --room.\nSee: chat-tui --help\n');
});
