import {mkdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {openSettings} from '../../source/commands/open-settings.ts';
import {settleMs, type WatchFolder, watchSettings} from '../../source/commands/watch-settings.ts';
import {temporaryDirectory} from '../helpers/directories.ts';
import {createFakeClock} from '../helpers/fake-clock.ts';

const setUp = async (t: ExecutionContext, text: string | undefined, {given = {}} = {}) => {
	const file = path.join(await temporaryDirectory(t), 'config', 'settings.conf');
	const write = (next: string): void => {
		mkdirSync(path.dirname(file), {recursive: true});
		writeFileSync(file, next);
	};

	if (text !== undefined) {
		write(text);
	}

	const clock = createFakeClock();
	const told: string[] = [];
	const heard: string[] = [];
	const watched: string[] = [];
	let report: ((name: string | null) => void) | undefined;
	let isClosed = false;
	const watch: WatchFolder = (folder, onChange) => {
		// As the system does: it throws where there is no such folder.
		watched.push(path.basename(realpathSync(folder)));
		report = onChange;
		return {
			close() {
				isClosed = true;
			},
		};
	};
	const settings = openSettings(given, file, {LC_ALL: 'en_US.UTF-8'});
	settings.subscribe(name => heard.push(name));
	const close = watchSettings(settings, problem => told.push(problem), {file, clock, watch});
	t.teardown(close);
	return {
		file,
		settings,
		clock,
		told,
		heard,
		watched,
		write,
		close,
		isClosed: () => isClosed,
		/** Something in the folder has changed. */
		notice(name: string | null = 'settings.conf') {
			report?.(name);
		},
		settle: () => clock.advance(settleMs),
	};
};

test('what another client or a person changes counts, once it is written, and is told to whoever listens', async t => {
	const {settings, write, notice, settle, clock, heard, told} = await setUp(t, 'theme = dark\nmouse = on\n');
	write('th');
	notice();
	clock.advance(settleMs - 1);
	write('theme = light\nmouse = on\naway = 5\n');
	notice();
	clock.advance(settleMs - 1);
	t.is(settings.get('theme'), 'dark');
	settle();
	t.is(settings.get('theme'), 'light');
	t.is(settings.get('away'), 5);
	t.deepEqual(heard, ['theme', 'away']);
	write('mouse = on\n');
	notice(null);
	settle();
	t.is(settings.get('theme'), 'auto');
	t.deepEqual(heard, ['theme', 'away', 'theme', 'away']);
	t.deepEqual(told, []);
	// Nothing is left to be done.
	t.is(clock.waiting(), 0);
});

test('keys too', async t => {
	const {settings, write, notice, settle, heard} = await setUp(t, 'key.help = f2\n');
	write('key.help = f3\nkey.find = ctrl+f\n');
	notice();
	settle();
	t.deepEqual(
		[...settings.grouped()],
		[
			['key.help', 'f3'],
			['key.find', 'ctrl+f'],
		],
	);
	t.deepEqual(heard, ['key.help', 'key.find']);
	write('theme = dark\n');
	notice();
	settle();
	t.is(settings.grouped().size, 0);
});

test('one’s own changes, other files and the same text again are nothing new', async t => {
	const {settings, file, write, notice, settle, clock, heard} = await setUp(t, 'theme = dark\n');
	t.is(settings.change('mouse', 'on').type, 'set');
	notice();
	settle();
	t.deepEqual(heard, ['mouse']);
	notice('settings.conf.lock');
	notice('settings.conf.1.new');
	t.is(clock.waiting(), 0);
	write(readFileSync(file, 'utf8'));
	notice();
	settle();
	t.deepEqual(heard, ['mouse']);
});

test('what is wrong is told once, and stays as it was; the rest counts', async t => {
	const {settings, write, notice, settle, told, heard} = await setUp(t, 'theme = dark\nkey.help = f2\n');
	write('theme = blue\nkey.help = q\nmouse = on\n');
	notice();
	settle();
	t.is(told.length, 2);
	t.regex(told[0] ?? '', /line 1: theme takes/);
	t.regex(told[1] ?? '', /line 2: q is typed/);
	t.is(settings.get('theme'), 'dark');
	t.is(settings.grouped().get('key.help'), 'f2');
	t.true(settings.get('mouse'));
	write('# more\ntheme = blue\nkey.help = q\nmouse = off\n');
	notice();
	settle();
	t.is(told.length, 2);
	t.false(settings.get('mouse'));
	t.deepEqual(heard, ['mouse', 'mouse']);
	write('theme = light\nmouse = off\n');
	notice();
	settle();
	t.is(settings.get('theme'), 'light');
});

test('a file that cannot be read is told once; one that is gone or empty changes nothing', async t => {
	const {settings, file, write, notice, settle, told} = await setUp(t, 'theme = dark\n');
	for (const change of [() => rmSync(file), () => write('')]) {
		change();
		notice();
		settle();
		t.is(settings.get('theme'), 'dark');
	}

	rmSync(file);
	mkdirSync(file);
	for (let time = 0; time < 2; time++) {
		notice();
		settle();
	}

	t.is(told.length, 1);
	t.regex(told[0] ?? '', /EISDIR/);
	t.is(settings.get('theme'), 'dark');
	rmSync(file, {recursive: true});
	write('theme = light\n');
	notice();
	settle();
	t.is(settings.get('theme'), 'light');
});

test('what the command line says wins over the file, until one changes it', async t => {
	const {settings, write, notice, settle} = await setUp(t, 'theme = dark\n', {given: {lang: 'en'}});
	write('lang = ko\ntheme = light\n');
	notice();
	settle();
	t.is(settings.get('lang'), 'en');
	t.is(settings.get('theme'), 'light');
	settings.change('lang', 'en');
	write('lang = auto\n');
	notice();
	settle();
	t.is(settings.get('lang'), 'auto');
});

test('without a folder the first change begins it; the file that a link leads to is watched where it is', async t => {
	const {settings, watched, write, notice, settle} = await setUp(t, undefined);
	t.deepEqual(watched, []);
	settings.change('mouse', 'on');
	t.deepEqual(watched, ['config']);
	write('mouse = on\ntheme = light\n');
	notice();
	settle();
	t.is(settings.get('theme'), 'light');

	const folder = await temporaryDirectory(t);
	const elsewhere = path.join(folder, 'dotfiles', 'chat.conf');
	mkdirSync(path.dirname(elsewhere));
	writeFileSync(elsewhere, 'theme = dark\n');
	const link = path.join(folder, 'settings.conf');
	symlinkSync(elsewhere, link);
	const folders: string[] = [];
	const watch: WatchFolder = where => {
		folders.push(where);
		return {close: () => undefined};
	};
	watchSettings(openSettings({}, link, {LC_ALL: 'en_US.UTF-8'}), () => undefined, {file: link, watch})();
	t.deepEqual(folders, [path.dirname(realpathSync(elsewhere))]);
});

test('at the end nothing is watched, and nothing waits', async t => {
	const {settings, close, isClosed, notice, clock, watched} = await setUp(t, 'theme = dark\n');
	notice();
	close();
	t.true(isClosed());
	t.is(clock.waiting(), 0);
	settings.change('mouse', 'on');
	t.is(watched.length, 1);
});
