import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {makeHome, runInTerminal, runPiped, serveHeadlessly} from '../helpers/program.ts';
import {screens} from '../helpers/screens.ts';

const fileOf = (env: Readonly<Record<string, string>>, text?: string): string => {
	const file = path.join(env.XDG_CONFIG_HOME ?? '', 'chat-tui', 'settings.conf');
	if (text !== undefined) {
		mkdirSync(path.dirname(file), {recursive: true});
		writeFileSync(file, text);
	}

	return file;
};

for (const {cols, rows, lang, on} of screens) {
	test(`${on}: settings are listed, completed, changed and kept`, async t => {
		const env = await makeHome(t);
		const written = `# mine\nmouse = perhaps\n`;
		const file = fileOf(env, lang === 'en' ? written : `${written}lang = ko\n`);
		const server = await serveHeadlessly(t, ['--memory'], env);
		const mina = runInTerminal(t, ['join', '127.0.0.1', server.port, '--name', 'mina'], {cols, rows, env});
		await mina.waitFor(lang === 'en' ? /line 2: mouse takes on/ : /파일 2번째 줄: mouse/);
		mina.write('/set\r');
		await mina.waitFor(/theme = auto/);
		await mina.waitFor(lang === 'en' ? /1 online/ : /1명/);
		mina.write('/set la\tk\t\r');
		await mina.waitFor(/설정: lang = ko/);
		await mina.waitFor(/1명/);
		mina.write('/set theme blue\r');
		await mina.waitFor(/theme에는 blue를 쓸 수 없어요/);
		t.true(mina.cells().every(cells => cells.reduce((sum, {width}) => sum + width, 0) === cols));
		t.is(readFileSync(file, 'utf8'), '# mine\nmouse = perhaps\nlang = ko\n');
		mina.write('\u0015/set lang en\r');
		await mina.waitFor(/1 online/);
		t.is(readFileSync(file, 'utf8'), '# mine\nmouse = perhaps\nlang = en\n');
		mina.write('\u0003');
		t.deepEqual(await mina.exit, {code: 0, signal: undefined});
	});
}

test('keys are changed live and kept, and the help and the hints know', async t => {
	const env = await makeHome(t);
	const file = fileOf(env, 'key.select = f6\nkey.palette = q\n');
	const server = await serveHeadlessly(t, ['--memory'], env);
	const join = ['join', '127.0.0.1', server.port, '--name', 'mina'];
	const mina = runInTerminal(t, join, {cols: 120, rows: 40, env});
	await mina.waitFor(/line 2: q is typed as text/);
	mina.write('/set key.he\tf1\r');
	await mina.waitFor('key.help = f1');
	mina.write('/set key.help ctrl+w\r');
	await mina.waitFor(/Ctrl\+W is for editing text/);
	mina.write('\u0015/set key.help f2\r');
	await mina.waitFor('F2 help');
	// F1 is nothing now, F2 is the help.
	mina.write('\u001BOP\u001BOQ');
	await mina.waitFor(/F2 +Help/);
	await mina.waitFor(/F6 +Select a message/);
	// F2 closes it again.
	mina.write('\u001BOQ');
	await mina.waitFor(screen => !screen.some(row => row.includes('Select a message')));
	t.is(readFileSync(file, 'utf8'), 'key.select = f6\nkey.palette = q\nkey.help = f2\n');
	mina.write('\u0003');
	t.deepEqual(await mina.exit, {code: 0, signal: undefined});
});

test('in lines, too; and what the command line says wins', async t => {
	const env = await makeHome(t);
	const file = fileOf(env, 'lang = ko\nnonsense\n');
	const server = await serveHeadlessly(t, ['--memory'], env);
	const join = ['join', '127.0.0.1', server.port, '--plain', '--name', 'mina'];
	const run = runPiped(t, join, env);
	run.child.stdin.end('/set\n/set theme\n/set theme light\n/set theme blue\n');
	t.is((await run.exit).code, 1);
	t.regex(run.stderr(), /설정 파일 2번째 줄: nonsense/);
	t.regex(run.stderr(), /^theme = auto +색/m);
	t.regex(run.stderr(), /설정: theme = light/);
	t.regex(run.stderr(), /theme에는 blue를/);
	t.is(readFileSync(file, 'utf8'), 'lang = ko\nnonsense\ntheme = light\n');
	const english = runPiped(t, [...join, '--lang', 'en'], env);
	english.child.stdin.end('/set theme\n');
	t.is((await english.exit).code, 0);
	t.regex(english.stderr(), /theme = light: Colours/);
});

test('what one client sets, and what is written into the file by hand, the other one takes up', async t => {
	const env = await makeHome(t);
	const file = fileOf(env, 'theme = dark\n');
	const server = await serveHeadlessly(t, ['--memory'], env);
	const open = async (name: string) => {
		const join = ['join', '127.0.0.1', server.port, '--name', name];
		const terminal = runInTerminal(t, join, {cols: 80, rows: 24, env});
		await terminal.waitFor(`╭─ ${name}`);
		return terminal;
	};

	const [mina, bora] = [await open('mina'), await open('bora')];
	await bora.waitFor('2 online');
	mina.write('/set lang ko\r');
	await bora.waitFor('2명 접속');
	t.is(readFileSync(file, 'utf8'), 'theme = dark\nlang = ko\n');
	writeFileSync(file, 'theme = dark\nlang = en\nmouse = perhaps\nkey.help = f2\n');
	for (const one of [mina, bora]) {
		await one.waitFor('2 online');
		await one.waitFor(/line 3: mouse takes on/);
		await one.waitFor('F2 help');
	}

	// The watch does not keep it from ending.
	for (const one of [mina, bora]) {
		one.write('\u0003');
		t.deepEqual(await one.exit, {code: 0, signal: undefined});
	}
});
