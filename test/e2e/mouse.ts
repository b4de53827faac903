/** The mouse in the real program: off until it is asked for, remembered, and never left on. */
import test from 'ava';
import {makeHome, runInTerminal, runPiped, serveHeadlessly} from '../helpers/program.ts';
import {screens} from '../helpers/screens.ts';

const wheelUp = '\u001b[<64;30;5M';
const wheelDown = '\u001b[<65;30;5M';
const press = (x: number, y: number) => `\u001b[<0;${x + 1};${y + 1}M\u001b[<0;${x + 1};${y + 1}m`;

for (const {cols, rows, lang, on} of screens) {
	test(`${on}: switched on it scrolls and selects between Hangul that is typed, and is remembered`, async t => {
		const env = await makeHome(t);
		const {port} = await serveHeadlessly(t, ['--memory', '--rate', '0'], env);
		const join = ['join', '127.0.0.1', port];
		const mina = runInTerminal(t, [...join, '--name', 'mina', '--lang', lang], {
			cols,
			rows,
			env,
			kitty: true,
		});
		await mina.waitFor(/1 online|1명/);
		t.is(mina.modes().mouseTracking, 'none');
		const bora = runPiped(t, [...join, '--plain', '--name', 'bora'], env);
		bora.child.stdin.write(Array.from({length: 60}, (_, index) => `word ${index + 1}.\n`).join(''));
		await mina.waitFor('word 60.');
		mina.write('/mouse on\r');
		await mina.waitFor('mouse = on');
		await mina.waitFor(() => mina.modes().mouseTracking === 'vt200');
		// Reports between the bytes of a syllable, and in pieces.
		const syllable = Buffer.from('안');
		for (const part of [syllable.subarray(0, 1), syllable.subarray(1), `${wheelUp}녕`]) {
			mina.write(part);
		}

		await mina.waitFor('› 안녕');
		await mina.waitFor(screen => !screen.some(row => row.includes('word 60.')));
		mina.write(wheelDown.repeat(2));
		await mina.waitFor('word 60.');
		const y = mina.screen().findIndex(row => row.includes('word 59.'));
		mina.write(press((mina.screen()[y] ?? '').indexOf('word 59.'), y));
		await mina.waitFor(/▶ word 59\./);
		mina.write('\u001b[27u');
		await mina.waitFor(screen => !screen.some(row => row.includes('▶')));
		t.true(mina.screen().some(row => row.includes('› 안녕')));
		t.true(mina.cells().every(cells => cells.reduce((sum, {width}) => sum + width, 0) === cols));
		mina.write('\u001b[99;5u');
		t.is((await mina.exit).code, 0);
		t.like(mina.modes(), {mouseTracking: 'none', keyboard: 0, focusReports: false, autoWrap: true});

		const again = runInTerminal(t, [...join, '--name', 'mina'], {cols, rows, env});
		await again.waitFor(() => again.modes().mouseTracking === 'vt200');
		await again.waitFor('mina');
		again.kill('SIGTERM');
		await again.exit;
		// Its last words may be read after its end.
		await again.waitFor(() => again.modes().mouseTracking === 'none');
		t.like(again.modes(), {mouseTracking: 'none', focusReports: false});
		// The dashboard has it too.
		const dashboard = runInTerminal(t, ['serve', '127.0.0.1', '0', '--memory', '--lang', lang], {
			cols,
			rows,
			env,
		});
		await dashboard.waitFor(() => dashboard.modes().mouseTracking === 'vt200');
		await dashboard.waitFor(/npx chat-tui join/);
		dashboard.write('/mouse off\r');
		await dashboard.waitFor(() => dashboard.modes().mouseTracking === 'none');
		dashboard.write('\u0003');
		t.is((await dashboard.exit).code, 0);
	});
}
