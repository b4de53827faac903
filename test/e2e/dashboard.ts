import {existsSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {makeHome, runInTerminal} from '../helpers/program.ts';
import {connectRaw} from '../helpers/raw-client.ts';

const restored = {
	alternateScreen: false,
	cursorVisible: true,
	autoWrap: true,
	bracketedPaste: false,
	focusReports: false,
	mouseTracking: 'none',
	keyboard: 0,
};

/** The port that the dashboard shows in the command to join. The screen is whole by then, to the keys in its last row: half a port is another one. */
const portOn = (screen: readonly string[]): number =>
	Number(/npx chat-tui join 127\.0\.0\.1 (\d+)/.exec(screen.join('\n'))?.[1]);

test('the dashboard shows who joins and leaves, with address and port, and what is said reaches everyone', async t => {
	const env = await makeHome(t);
	const dashboard = runInTerminal(t, ['serve', '127.0.0.1', '0', '--memory', '--name', '우리 반'], {
		cols: 120,
		rows: 40,
		env,
	});
	await dashboard.waitFor(/우리 반[\s\S]*npx chat-tui join 127\.0\.0\.1 \d+[\s\S]*F1 /);
	const mina = await connectRaw(portOn(dashboard.screen()));
	const {localPort} = mina.socket;
	await mina.enter('민아');
	// In the list, and in the log.
	await dashboard.waitFor(
		screen => screen.filter(row => row.includes('민아') && row.includes(`127.0.0.1:${localPort}`)).length > 0,
	);
	await dashboard.waitFor(/민아 joined/);
	dashboard.write('점심 먹어요 🍜\r');
	t.like(await mina.next('message'), {text: '점심 먹어요 🍜', from: {id: 'server'}});
	mina.send({type: 'bye'});
	await mina.closed;
	await dashboard.waitFor(/민아 left/);
	await dashboard.waitFor(/0 of [\d,]+ online/);
});

test('the selected user is kicked after a yes, and stays after a no', async t => {
	const env = await makeHome(t);
	const dashboard = runInTerminal(t, ['serve', '127.0.0.1', '0', '--memory'], {cols: 120, rows: 40, env});
	await dashboard.waitFor(/npx chat-tui join 127\.0\.0\.1 \d+[\s\S]*F1 /);
	const port = portOn(dashboard.screen());
	const mina = await connectRaw(port);
	await mina.enter('mina');
	const bora = await connectRaw(port);
	await bora.enter('bora');
	await dashboard.waitFor('2 of');
	// To the list, to the second, and the question.
	dashboard.write('\t\u001B[B\u001B[B\u000B');
	await dashboard.waitFor(/Kick (mina|bora)\?/);
	dashboard.write('y');
	dashboard.write('\u001B');
	await dashboard.waitFor(screen => !screen.some(row => /Kick (mina|bora)\?/.test(row)));
	await dashboard.waitFor('2 of');
	dashboard.write('\u000B');
	await dashboard.waitFor(/Kick (mina|bora)\?/);
	const name = /Kick (mina|bora)\?/.exec(dashboard.screen().join('\n'))?.[1];
	dashboard.write('\r');
	const [kicked, other] = name === 'mina' ? [mina, bora] : [bora, mina];
	t.like(await kicked.next('goodbye'), {code: 'kicked'});
	t.like(await other.next('left'), {member: {name}, reason: 'kicked'});
	await dashboard.waitFor('1 of');
});

test('quitting with users online asks once; then everyone gets goodbye and the terminal is as it was', async t => {
	const env = await makeHome(t);
	const dashboard = runInTerminal(t, ['serve', '127.0.0.1', '0'], {cols: 80, rows: 24, env});
	await dashboard.waitFor(/npx chat-tui join 127\.0\.0\.1 \d+[\s\S]*F1 /);
	const mina = await connectRaw(portOn(dashboard.screen()));
	await mina.enter('mina');
	await dashboard.waitFor('1 of');
	for (const [cols, rows] of [
		[60, 20],
		[40, 10],
		[120, 40],
	] as const) {
		dashboard.resize(cols, rows);
		await dashboard.waitFor(screen => screen.length === rows && screen.some(row => row.includes('mina')));
	}

	dashboard.write('\u0003');
	await dashboard.waitFor(/1 user is online/);
	dashboard.write('\u001B');
	await dashboard.waitFor(screen => !screen.some(row => row.includes('1 user is online')));
	dashboard.write('/quit\r');
	await dashboard.waitFor(/1 user is online/);
	dashboard.write('\r');
	t.is((await mina.next('goodbye')).code, 'shutdown');
	t.deepEqual(await dashboard.exit, {code: 0, signal: undefined});
	t.like(dashboard.modes(), restored);
	// Without --data, history is where the platform keeps such things.
	t.true(existsSync(path.join(env.XDG_DATA_HOME ?? '', 'chat-tui', 'server', 'chat.db')));
});

test('the home screen hosts a room, and another joins it and is remembered', async t => {
	const env = await makeHome(t);
	const host = runInTerminal(t, [], {env});
	await host.waitFor('Join a room');
	// Up to the choice, over to hosting, down to the address and the port.
	host.write('\u001B[A\u001B[C');
	await host.waitFor('Listen on');
	host.write('\u001B[B우리 반\u001B[B127.0.0.1\u001B[B0\r');
	await host.waitFor(/우리 반[\s\S]*npx chat-tui join 127\.0\.0\.1 \d+[\s\S]*F1 /);
	const port = portOn(host.screen());

	const guest = runInTerminal(t, [], {env});
	await guest.waitFor('Host a room');
	const joinForm = /● Join a room/;
	if (!joinForm.test(guest.screen().join('\n'))) {
		guest.write('\u001B[A\u001B[D\u001B[B');
		await guest.waitFor(joinForm);
	}

	guest.write(`민아\u001B[B127.0.0.1\u001B[B${port}\r`);
	await guest.waitFor(/우리 반.*#lobby/);
	await host.waitFor(/민아/);
	guest.write('\u0003');
	t.deepEqual(await guest.exit, {code: 0, signal: undefined});
	const again = runInTerminal(t, [], {env});
	await again.waitFor(
		screen => screen.some(row => row.includes('민아')) && screen.some(row => row.includes(String(port))),
	);
	again.write('\u0003');
	t.is((await again.exit).code, 0);
});
