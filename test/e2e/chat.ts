import test from 'ava';
import {makeHome, runInTerminal, serveHeadlessly} from '../helpers/program.ts';

/** The terminal as a shell expects it back. */
const restored = {
	alternateScreen: false,
	cursorVisible: true,
	autoWrap: true,
	bracketedPaste: false,
	focusReports: false,
	mouseTracking: 'none',
	keyboard: 0,
};

test('three clients talk, in Korean and with emoji, at three sizes', async t => {
	const env = await makeHome(t);
	const server = await serveHeadlessly(t, ['--memory', '--name', '우리 반'], env);
	const join = (name: string, cols: number, rows: number) =>
		runInTerminal(t, ['join', '127.0.0.1', server.port, '--name', name], {cols, rows, env});
	const mina = join('mina', 120, 40);
	await mina.waitFor('1 online');
	const junho = join('준호', 80, 24);
	const bora = join('bora', 60, 20);
	await mina.waitFor('3 online');
	await mina.waitFor('우리 반');
	await junho.waitFor('3 online');
	await bora.waitFor('3 online');
	// The last syllable comes glued to Enter, as input methods send it.
	mina.write('안녕하세요\r');
	await junho.waitFor(/mina.*안녕하세요/);
	await bora.waitFor(/mina.*안녕하세요/);
	junho.write('반가워요 👋🏽 ');
	junho.write(Buffer.from([0xec, 0x9a]));
	junho.write(Buffer.from([0x94, 0x0d]));
	await mina.waitFor(/준호.*반가워요 👋🏽 요/);
	bora.write('👨‍👩‍👧‍👦 and 🇰🇷\r');
	await mina.waitFor(/bora.*👨‍👩‍👧‍👦 and 🇰🇷/);
	await junho.waitFor(/bora.*👨‍👩‍👧‍👦 and 🇰🇷/);
	for (const [terminal, columns] of [
		[mina, 120],
		[junho, 80],
		[bora, 60],
	] as const) {
		t.true(terminal.cells().every(row => row.reduce((cells, {width}) => cells + width, 0) === columns));
	}

	bora.write('\u0003');
	t.deepEqual(await bora.exit, {code: 0, signal: undefined});
	await mina.waitFor('2 online');
	await mina.waitFor(/bora.*left/);
});

test('the real cursor stands in the cell where the next character goes', async t => {
	const env = await makeHome(t);
	const server = await serveHeadlessly(t, ['--memory'], env);
	const mina = runInTerminal(t, ['join', '127.0.0.1', server.port, '--name', 'mina'], {env});
	await mina.waitFor('1 online');
	await mina.waitFor('Message #lobby');
	// After the border, a space and the prompt.
	await mina.waitFor(() => mina.cursor().x === 4 && mina.cursor().y === 21);
	const start = mina.cursor();
	mina.write('한글a👍');
	await mina.waitFor('한글a👍');
	await mina.waitFor(() => mina.cursor().x === start.x + 7);
	t.is(mina.cursor().y, start.y);
	mina.write('\u001B[D\u001B[D');
	await mina.waitFor(() => mina.cursor().x === start.x + 4);
	t.true(mina.modes().cursorVisible);
});

test('resizing is clean down to 40 by 10, and below that it says so', async t => {
	const env = await makeHome(t);
	const server = await serveHeadlessly(t, ['--memory'], env);
	const mina = runInTerminal(t, ['join', '127.0.0.1', server.port, '--name', 'mina'], {
		cols: 120,
		rows: 40,
		env,
	});
	await mina.waitFor('1 online');
	mina.write('여기에 긴 문장을 하나 써 두면 창을 줄일 때마다 새로 접혀야 합니다. end-of-sentence\r');
	await mina.waitFor('end-of-sentence');
	for (const [cols, rows] of [
		[80, 24],
		[60, 20],
		[40, 10],
		[100, 30],
	] as const) {
		mina.resize(cols, rows);
		await mina.waitFor(
			screen =>
				screen.length === rows &&
				screen[0]?.includes('online') === true &&
				screen.at(-1)?.startsWith(' Enter send') === true &&
				screen.some(row => row.includes('end-of-sentence')) &&
				screen.some(row => row.includes('› Message #lobby')),
		);
		t.is(mina.screen().filter(row => row.startsWith('╭')).length, rows > 10 ? 1 : 0, `${cols}×${rows}`);
		t.is(mina.screen().filter(row => row.includes('online')).length, 1);
	}

	mina.resize(30, 8);
	await mina.waitFor(/small/i);
	mina.resize(80, 24);
	await mina.waitFor('end-of-sentence');
});

test('the terminal is as it was after Ctrl+C, SIGTERM and SIGHUP', async t => {
	const env = await makeHome(t);
	const server = await serveHeadlessly(t, ['--memory'], env);
	for (const [name, end, code] of [
		['ctrl-c', 'key', 0],
		['sigterm', 'SIGTERM', 143],
		['sighup', 'SIGHUP', 129],
	] as const) {
		const mina = runInTerminal(t, ['join', '127.0.0.1', server.port, '--name', name], {env});
		await mina.waitFor('online');
		t.true(mina.modes().alternateScreen);
		t.false(mina.modes().autoWrap);
		if (end === 'key') {
			mina.write('\u0003');
		} else {
			mina.kill(end);
		}

		t.is((await mina.exit).code, code, name);
		t.like(mina.modes(), restored, name);
		await server.until(new RegExp(`"event":"leave","name":"${name}".*"reason":"quit"`));
	}
});

test('a server that ends: the client says so, and comes back by itself', async t => {
	const env = await makeHome(t);
	const server = await serveHeadlessly(t, ['--memory'], env);
	const mina = runInTerminal(t, ['join', '127.0.0.1', server.port, '--name', 'mina'], {env});
	await mina.waitFor('1 online');
	server.child.kill('SIGKILL');
	await server.exit;
	await mina.waitFor(/reconnecting|again/i);
	mina.write('보내 줘\r');
	await mina.waitFor('보내 줘');
	const again = await serveHeadlessly(t, ['--memory'], env, server.port);
	await again.until(/"event":"message".*"text":"보내 줘"/);
	await mina.waitFor('1 online');
	mina.write('\u0003');
	t.is((await mina.exit).code, 0);
});

test('a connection that cannot be made: two lines on the normal screen, exit 1', async t => {
	const env = await makeHome(t);
	const lost = runInTerminal(t, ['join', '127.0.0.1', '1'], {env});
	t.is((await lost.exit).code, 1);
	t.like(lost.modes(), restored);
	t.deepEqual(
		lost.screen().filter(row => row !== ''),
		['Nothing listens at 127.0.0.1 port 1.', 'Check the address, or start a room there: chat-tui serve'],
	);
});
