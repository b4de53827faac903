import test, {type ExecutionContext} from 'ava';
import {contrastOf, rgbOf} from '../../source/ui/theme/contrast.ts';
import {makeHome, runInTerminal, serveHeadlessly} from '../helpers/program.ts';
import type {TestTerminal} from '../helpers/terminal.ts';

/** Dashes, bullets and ellipses, arrows, boxes, blocks, shapes: what a font may draw badly. */
const drawn = /[\u00B7\u00D7\u2010-\u2027\u203A\u2190-\u21FF\u2500-\u25FF]/u;

const isFull = (terminal: TestTerminal, cols: number): boolean =>
	terminal.cells().every(cells => cells.reduce((sum, {width}) => sum + width, 0) === cols);

/** The colour of a name that is on the screen. */
const colorOf = (terminal: TestTerminal, name: string): string | number | undefined => {
	for (const cells of terminal.cells()) {
		const at = cells
			.map(({text}) => text || ' ')
			.join('')
			.indexOf(name);
		if (at !== -1 && cells[at]?.bold) {
			return cells[at]?.foreground;
		}
	}

	return undefined;
};

const chat = async (
	t: ExecutionContext,
	env: Record<string, string>,
	cols: number,
	rows: number,
	...more: string[]
) => {
	const server = await serveHeadlessly(t, ['--memory'], env);
	const join = ['join', '127.0.0.1', server.port, '--name', 'mina', ...more];
	return runInTerminal(t, join, {cols, rows, env, background: 'rgb:30/34/46'});
};

for (const [cols, rows] of [
	[120, 40],
	[80, 24],
	[60, 20],
] as const) {
	for (const lang of ['en', 'ko'] as const) {
		test(`${cols}×${rows}, ${lang}: nothing of our own is drawn but in ASCII`, async t => {
			const env = await makeHome(t);
			const mina = await chat(t, env, cols, rows, '--lang', lang, '--ascii');
			const check = (screen: readonly string[]): void => {
				for (const row of screen) {
					t.notRegex(row, drawn);
					if (lang === 'en') {
						t.regex(row, /^[ -~]*$/);
					}
				}

				t.true(isFull(mina, cols));
				t.is(screen.length, rows);
			};

			await mina.waitFor(lang === 'en' ? '1 online' : '1명');
			await mina.waitFor(/\+-+ mina -+\+/);
			check(mina.screen());
			mina.write(`- one\u001B\r> two\u001B\r\`\`\`\u001B\rthree\u001B\r\`\`\`\r`);
			await mina.waitFor(/\| three/);
			mina.write('/set\r');
			await mina.waitFor('ascii = on');
			// F1, all of it.
			mina.write('\u001BOP');
			await mina.waitFor(/Enter/);
			check(mina.screen());
			for (let page = 0; page < 12; page++) {
				mina.write('\u001B[6~');
			}

			await mina.waitFor('/quit');
			check(mina.screen());
			mina.write('\u001B');
			await mina.waitFor('ascii = on');
			// What others wrote stays: the interface alone is in ASCII.
			mina.write('→ “five” …\r');
			await mina.waitFor('→ “five” …');
			mina.write('/set ascii off\r');
			await mina.waitFor('╭─ mina');
			mina.write('/set ascii on\r');
			await mina.waitFor('+- mina');
			mina.write('\u0003');
			t.deepEqual(await mina.exit, {code: 0, signal: undefined});
		});
	}

	test(`${cols}×${rows}: themes change live, and are there the next time`, async t => {
		const env = await makeHome(t);
		const mina = await chat(t, env, cols, rows);
		await mina.waitFor('1 online');
		mina.write('hello\r');
		await mina.waitFor(/mina.*hello/);
		t.regex(String(colorOf(mina, 'mina')), /^#/);
		const looks = new Set([colorOf(mina, 'mina')]);
		for (const theme of ['light', 'contrast', 'dark']) {
			mina.write(`/set theme ${theme}\r`);
			// A frame may come in pieces: what is judged is one screen.
			let color: string | number | undefined;
			await mina.waitFor(screen => {
				color = colorOf(mina, 'mina');
				return (
					screen.some(row => row.includes(`theme = ${theme}`)) &&
					String(color).startsWith('#') &&
					isFull(mina, cols)
				);
			});
			looks.add(color);
		}

		t.true(looks.size >= 3);
		mina.write('/set theme 16\r');
		// Nothing but the terminal's own colours.
		await mina.waitFor(
			() =>
				typeof colorOf(mina, 'mina') === 'number' &&
				mina
					.cells()
					.flat()
					.every(
						({text, foreground, background}) =>
							(typeof foreground !== 'string' || text.trim() === '') && background === undefined,
					),
		);
		mina.write('\u0003');
		await mina.exit;
		const again = await chat(t, env, cols, rows);
		await again.waitFor(() => typeof colorOf(again, 'mina') === 'number');
	});
}

/** The first cell of a text that is on the screen. */
const cellOf = (terminal: TestTerminal, text: string) => {
	const row = terminal.screen().findIndex(line => line.includes(text));
	return terminal
		.cells()
		[row]?.find((_, at, cells) => cells.slice(at, at + text.length).every(({text: t}, i) => t === text[i]));
};

test('the placeholder is in the theme, and legible in each', async t => {
	const env = await makeHome(t);
	const mina = await chat(t, env, 80, 24);
	await mina.waitFor('Message #lobby');
	const seen = new Set<string>();
	for (const [theme, background, least] of [
		['dark', '#1e1e1e', 4.5],
		['light', '#fafafa', 4.5],
		['contrast', '#303446', 7],
	] as const) {
		mina.write(`/set theme ${theme}\r`);
		await mina.waitFor(`theme = ${theme}`);
		await mina.waitFor('Message #lobby');
		const color = String(cellOf(mina, 'Message #lobby')?.foreground);
		t.true(contrastOf(rgbOf(color), rgbOf(background)) >= least, `${theme}: ${color}`);
		seen.add(color);
	}

	t.is(seen.size, 3);
	mina.write('/set theme 16\r');
	await mina.waitFor('theme = 16');
	await mina.waitFor(() => cellOf(mina, 'Message #lobby')?.dim === true);
	t.is(cellOf(mina, 'Message #lobby')?.foreground, undefined);
});

test('without colours, bold and dim are left to tell things apart', async t => {
	const env = {...(await makeHome(t)), NO_COLOR: '1'};
	const mina = await chat(t, env, 80, 24);
	await mina.waitFor('Message #lobby');
	t.like(cellOf(mina, 'Message #lobby'), {dim: true, foreground: undefined});
	mina.write('hello there\r');
	await mina.waitFor(/mina.*hello there/);
	t.like(cellOf(mina, 'mina'), {bold: true, foreground: undefined});
	// What one writes is not the placeholder.
	mina.write('typed');
	await mina.waitFor('typed');
	t.like(cellOf(mina, 'typed'), {dim: false});
	mina.write('\u0010');
	await mina.waitFor('/users');
	t.like(cellOf(mina, '/nick'), {bold: true, foreground: undefined});
	t.like(cellOf(mina, '/users'), {bold: false});
});

test('without colours there are none, whatever is set', async t => {
	const env = {...(await makeHome(t)), NO_COLOR: '1'};
	const mina = await chat(t, env, 80, 24);
	await mina.waitFor('1 online');
	mina.write('/set theme contrast\r');
	await mina.waitFor('theme = contrast');
	t.true(
		mina
			.cells()
			.flat()
			.every(({foreground, background}) => foreground === undefined && background === undefined),
	);
});

for (const [cols, rows] of [
	[120, 40],
	[80, 24],
	[60, 20],
] as const) {
	for (const lang of ['en', 'ko'] as const) {
		test(`the dashboard in ASCII, ${cols}×${rows}, ${lang}`, async t => {
			const env = await makeHome(t);
			const args = ['serve', '127.0.0.1', '0', '--memory', '--ascii', '--lang', lang];
			const server = runInTerminal(t, args, {cols, rows, env});
			await server.waitFor(/\+-.*-\+/);
			for (const key of ['', '\u001BOP', '\u001B[6~']) {
				server.write(key);
				await server.waitFor(key === '' ? /F1/ : /\/kick/);
				for (const row of server.screen()) {
					t.notRegex(row, drawn);
				}

				t.true(isFull(server, cols));
			}
		});
	}
}

test('the home screen in ASCII', async t => {
	const env = await makeHome(t);
	const home = runInTerminal(t, ['--ascii'], {env});
	await home.waitFor('Ctrl+C');
	for (const row of home.screen()) {
		t.regex(row, /^[ -~]*$/);
	}
});
