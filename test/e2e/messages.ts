import {Buffer} from 'node:buffer';
import test from 'ava';
import {cellWidth} from '../../source/text/cells.ts';
import {makeHome, type PipedRun, runInTerminal, runPiped, serveHeadlessly} from '../helpers/program.ts';
import {screens} from '../helpers/screens.ts';

const shiftUp = '\u001B[1;2A';
const up = '\u001B[A';

for (const {cols, rows, lang, said, on} of screens) {
	test(`${on}: a message is answered, reacted to, edited, copied and deleted, for all to see`, async t => {
		const env = await makeHome(t);
		const server = await serveHeadlessly(t, ['--memory'], env);
		const join = (name: string, size: object, more: object = {}) =>
			runInTerminal(t, ['join', '127.0.0.1', server.port, '--name', name, '--lang', lang], {
				...size,
				env: {...env, ...more},
			});
		const mina = join('mina', {cols, rows}, {TMUX: '/tmp/tmux-1/default,1,0'});
		const jun = join('jun', {cols: 80, rows: 24});
		const isWhole = (screen: readonly string[]): boolean =>
			screen.length === rows && screen.every(row => cellWidth(row) <= cols);
		await mina.waitFor(said.chat.placeholder('#lobby'));
		await jun.waitFor(said.chat.placeholder('#lobby'));
		await jun.waitFor('mina');
		jun.write('차 한 잔 어때요');
		await mina.waitFor(said.messages.typing('jun', 1));
		t.true(isWhole(mina.screen()));
		jun.write('?\r');
		await mina.waitFor(screen => screen.some(row => row.includes('│ 차 한 잔 어때요?')));
		await mina.waitFor(screen => !screen.join('').includes(said.messages.typing('jun', 1)));

		mina.write(shiftUp);
		await mina.waitFor('▶ 차 한 잔');
		mina.write('\r');
		await mina.waitFor(`╭─ ${said.messages.menu.title}`);
		t.true(isWhole(mina.screen()));
		mina.write('r');
		await mina.waitFor(`Esc · ${said.messages.replyTo('jun', '차 한 잔 어때요?')}`);
		mina.write('yes, please\r');
		await jun.waitFor('↱ jun: 차 한 잔 어때요?');
		await jun.waitFor('yes, please');

		mina.write(shiftUp);
		await mina.waitFor('▶ yes, please');
		mina.write(up);
		await mina.waitFor('▶ 차 한 잔');
		mina.write('+');
		await mina.waitFor(`╭─ ${said.messages.react.title}`);
		mina.write(':tad');
		await mina.waitFor(':tada:');
		t.true(isWhole(mina.screen()));
		mina.write('\r');
		await jun.waitFor('🎉 mina');
		await mina.waitFor(`🎉 ${said.messages.you}`);
		mina.write('c');
		await mina.waitFor(said.messages.copied);
		const osc = `\u001B]52;c;${Buffer.from('차 한 잔 어때요?').toString('base64')}\u0007`;
		t.true(mina.raw().includes(`${osc}\u001BPtmux;\u001B${osc}\u001B\\`));
		mina.write('i');
		await mina.waitFor('🎉 mina');
		t.true(isWhole(mina.screen()));
		mina.write('\u001B');
		await mina.waitFor(screen => !screen.join('').includes(`╭─ ${said.messages.details.title}`));
		mina.write('\u001B');
		await mina.waitFor(`Enter ${said.keys.hints.send}`);

		jun.write('/react tada\r');
		await mina.waitFor('🎉 jun');
		jun.write(up);
		await jun.waitFor('› /react tada');
		jun.write('\u0015/edit 차 두 잔 어때요?\r');
		await mina.waitFor(`차 두 잔 어때요? ${said.messages.edited}`);
		mina.write('/delete\r');
		await mina.waitFor(said.messages.delete.ask);
		t.true(isWhole(mina.screen()));
		mina.write('y');
		await jun.waitFor(said.messages.deleted);

		// Whoever comes later sees it as it is now.
		const bora = join('bora', {cols, rows});
		await bora.waitFor(`차 두 잔 어때요? ${said.messages.edited}`);
		await bora.waitFor('🎉 mina');
		await bora.waitFor(said.messages.deleted);
		t.false(bora.screen().join('').includes('yes, please'));
		for (const person of [mina, jun, bora]) {
			person.write('\u0003');
			t.is((await person.exit).code, 0);
		}
	});
}

test('in Korean, with the Hangul layout on', async t => {
	const env = await makeHome(t);
	const server = await serveHeadlessly(t, ['--memory'], env);
	const join = (name: string, size: object) =>
		runInTerminal(t, ['join', '127.0.0.1', server.port, '--name', name, '--lang', 'ko'], {...size, env});
	const mina = join('민아', {cols: 60, rows: 20});
	const jun = join('준', {cols: 80, rows: 24});
	await mina.waitFor('#lobby에 쓰기');
	await jun.waitFor('#lobby에 쓰기');
	await jun.waitFor('민아');
	jun.write('점심 먹었어요?');
	await mina.waitFor('준이 쓰는 중…');
	jun.write('\r');
	await mina.waitFor('│ 점심 먹었어요?');
	mina.write(shiftUp);
	await mina.waitFor('▶ 점심');
	mina.write('\r');
	await mina.waitFor('자세히');
	t.true(mina.screen().every(row => cellWidth(row) <= 60));
	mina.write('ㄱ');
	await mina.waitFor('Esc · 준에게 답장: 점심 먹었어요?');
	mina.write('아직요\r');
	await jun.waitFor('↱ 준: 점심 먹었어요?');
	jun.write('/ㄱㄷㅁㅊㅅ :축하:\r');
	await mina.waitFor('🎉 준');
	for (const person of [mina, jun]) {
		person.write('\u0003');
		t.is((await person.exit).code, 0);
	}
});

/** Resolves once standard error matches. */
const told = (run: PipedRun, pattern: RegExp): Promise<void> =>
	new Promise(resolve => {
		const look = (): void => {
			if (pattern.test(run.stderr())) {
				run.child.stderr.off('data', look);
				resolve();
			}
		};

		run.child.stderr.on('data', look);
		look();
	});

test('all of it in lines: numbers, answers, reactions, edits, deletions', async t => {
	const env = await makeHome(t);
	const server = await serveHeadlessly(t, ['--memory'], env);
	const join = (name: string) =>
		runPiped(t, ['join', '127.0.0.1', server.port, '--name', name, '--plain'], env);
	const mina = join('mina');
	await told(mina, /You are mina/);
	const jun = join('jun');
	await told(jun, /You are jun/);
	jun.child.stdin.write('tea?\nor coffee?\n');
	await mina.until(/jun: or coffee\?/);
	mina.child.stdin.write('/last\n/reply #2 yes\n/react #1 :coffee:\n');
	await told(mina, /#2 \d\d:\d\d jun: tea\?\n.*#1 \d\d:\d\d jun: or coffee\?/);
	await jun.until(/mina: \(to jun: tea\?\) yes/);
	await told(jun, /mina reacted ☕ to jun: or coffee\?/);
	jun.child.stdin.write('/edit or cocoa?\n/delete\n/delete yes\n/copy\n');
	await told(mina, /jun edited "or coffee\?": or cocoa\?/);
	await told(mina, /jun deleted "or cocoa\?"\./);
	await told(jun, /Delete "or cocoa\?"\? Then write \/delete yes/);
	jun.child.stdin.end('/react #9 :tada:\n');
	// There is no clipboard, and no such number: something was not done.
	t.is((await jun.exit).code, 1);
	t.regex(jun.stderr(), /There is no clipboard here\.[\s\S]*no message #9/);
	mina.child.stdin.end();
	t.is((await mina.exit).code, 0);
});
