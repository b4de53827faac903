import process from 'node:process';
import test, {type ExecutionContext} from 'ava';
import {fieldCommand, openField} from '../../helpers/field-terminal.ts';
import {openTerminal, type TestTerminal} from '../../helpers/terminal.ts';

const count = (text: string, part: string) => text.split(part).length - 1;

const assertRestored = (t: ExecutionContext, terminal: TestTerminal) => {
	t.deepEqual(terminal.modes(), {
		alternateScreen: false,
		cursorVisible: true,
		autoWrap: true,
		bracketedPaste: false,
		focusReports: false,
		mouseTracking: 'none',
		keyboard: 0,
	});
	t.is(count(terminal.raw(), '\u001b[?1049l'), 1);
	t.is(count(terminal.raw(), '\u001b[?7h'), 1);
};

/** The fixture under a shell that afterwards says how the terminal is set. */
const openUnderShell = async (t: ExecutionContext) => {
	const command = fieldCommand.map(part => `'${part}'`).join(' ');
	const script = `printf 'before\\n'; ${command}; printf 'status %s\\n' "$?"; stty -a | grep -owE -- "-?(icanon|echo)"`;
	const terminal = openTerminal('bash', ['--norc', '-c', script], {cols: 100, rows: 40});
	t.teardown(terminal.close);
	await terminal.waitFor('글을 쓰세요');
	await terminal.waitFor(() => terminal.modes().cursorVisible);
	t.true(terminal.modes().alternateScreen);
	t.false(terminal.modes().autoWrap);
	return terminal;
};

const assertCooked = async (t: ExecutionContext, terminal: TestTerminal, status: number) => {
	await terminal.exit;
	const screen = terminal.screen().join('\n');
	t.regex(screen, /before/);
	t.regex(screen, new RegExp(`status ${status}`));
	t.regex(screen, /^icanon\necho$/m);
	assertRestored(t, terminal);
};

test.serial('Ctrl+C: the terminal is as it was before', async t => {
	const terminal = await openUnderShell(t);
	terminal.write('not sent\u0003');
	await assertCooked(t, terminal, 0);
	t.notRegex(terminal.screen().join('\n'), /not sent/);
});

for (const [command, message] of [
	['/throw', 'broken while drawing'],
	['/uncaught', 'nobody caught this'],
	['/reject', 'nobody awaited this'],
] as const) {
	test.serial(`${command}: restored first, then the error on the normal screen`, async t => {
		const terminal = await openUnderShell(t);
		terminal.write(`${command}\r`);
		await assertCooked(t, terminal, 1);
		const [, after = ''] = terminal.raw().split('\u001b[?1049l');
		t.true(after.includes(message));
	});
}

test.serial('process.exit() in the middle of it', async t => {
	const terminal = await openUnderShell(t);
	terminal.write('/exit\r');
	await assertCooked(t, terminal, 7);
});

for (const [signal, status] of [
	['SIGTERM', 143],
	['SIGHUP', 129],
	['SIGINT', 130],
] as const) {
	test.serial(`${signal}: restored, and the status that shells expect`, async t => {
		const terminal = await openField(t);
		process.kill(terminal.pid, signal);
		t.deepEqual(await terminal.exit, {code: status, signal: undefined});
		assertRestored(t, terminal);
	});
}

test.serial(
	'the mouse is off until it is asked for; it, focus reports and the Kitty keyboard are put back by Ctrl+Z and at the end',
	async t => {
		const terminal = openTerminal('bash', ['--norc', '-i'], {
			cols: 60,
			rows: 12,
			env: {PS1: 'shell> '},
			kitty: true,
		});
		t.teardown(terminal.close);
		const onScreen = {focusReports: true, keyboard: 5, alternateScreen: true};
		const onShell = {focusReports: false, keyboard: 0, alternateScreen: false, mouseTracking: 'none'};
		await terminal.waitFor('shell>');
		terminal.write(`${fieldCommand.join(' ')}\r`);
		await terminal.waitFor('글을 쓰세요');
		await terminal.waitFor(() => terminal.modes().keyboard === 5);
		t.like(terminal.modes(), {...onScreen, mouseTracking: 'none'});
		terminal.write('/mouse\r');
		await terminal.waitFor(() => terminal.modes().mouseTracking === 'vt200');
		t.true(terminal.raw().includes('\u001b[?1006h'));
		t.notRegex(terminal.raw(), /\u001b\[\?100[23]h/);
		terminal.write('\u001b[122;5u');
		await terminal.waitFor(/Stopped/);
		t.like(terminal.modes(), onShell);
		t.true(terminal.raw().includes('\u001b[?1006l'));
		terminal.write('fg\r');
		await terminal.waitFor('글을 쓰세요');
		await terminal.waitFor(() => terminal.modes().keyboard === 5);
		t.like(terminal.modes(), {...onScreen, mouseTracking: 'vt200'});
		terminal.write('\u001b[99;5u');
		await terminal.waitFor(screen => screen.findLast(row => row !== '') === 'shell>');
		t.like(terminal.modes(), onShell);
	},
);

test.serial(
	'in the Kitty protocol: Shift+Enter is a new line, Esc stands alone, Hangul comes as it is',
	async t => {
		const terminal = await openField(t, [], {kitty: true});
		await terminal.waitFor(() => terminal.modes().keyboard === 5);
		terminal.write('안녕\u001b[13;2u하세\u001b[27u요\r');
		await terminal.waitFor('1: [안녕⏎하세요]');
		// Ctrl+A and Ctrl+K, the second with the Hangul layout on.
		terminal.write('글\u001b[97;5u\u001b[12623::107;5u한\r');
		await terminal.waitFor('2: [한]');
		t.pass();
	},
);

for (const command of ['/throw', '/uncaught', '/exit']) {
	test.serial(`${command}: mouse and keyboard are restored`, async t => {
		const terminal = await openField(t, [], {kitty: true});
		await terminal.waitFor(() => terminal.modes().keyboard === 5);
		terminal.write('/mouse\r');
		await terminal.waitFor(() => terminal.modes().mouseTracking === 'vt200');
		terminal.write(`${command}\r`);
		await terminal.exit;
		assertRestored(t, terminal);
	});
}

test.serial('focus is known once the terminal reports it', async t => {
	const terminal = await openField(t);
	terminal.write('/focus\r');
	// The terminal has answered that it knows such reports.
	await terminal.waitFor('1: [focus: focused]');
	terminal.write('\u001b[O/focus\r');
	await terminal.waitFor('2: [focus: away]');
	terminal.write('\u001b[I/focus\r');
	await terminal.waitFor('3: [focus: focused]');
	t.pass();
});

test.serial('what is written to stderr meanwhile comes afterwards', async t => {
	const terminal = await openField(t);
	terminal.write('/stderr\r');
	terminal.write('x');
	await terminal.waitFor('> x');
	t.notRegex(terminal.raw(), /held until/);
	terminal.write('\u0003');
	await terminal.exit;
	t.true(terminal.screen().includes('held until the end'));
});

test.serial('Ctrl+Z gives the terminal to the shell, fg repaints', async t => {
	const terminal = openTerminal('bash', ['--norc', '-i'], {cols: 60, rows: 12, env: {PS1: 'shell> '}});
	t.teardown(terminal.close);
	await terminal.waitFor('shell>');
	terminal.write(`${fieldCommand.join(' ')}\r`);
	await terminal.waitFor('글을 쓰세요');
	terminal.write('한글');
	await terminal.waitFor('> 한글');
	terminal.write('\u001a');
	await terminal.waitFor(/Stopped/);
	// The shell's own prompt asks for it again.
	await terminal.waitFor(() => terminal.modes().bracketedPaste);
	t.like(terminal.modes(), {alternateScreen: false, autoWrap: true, cursorVisible: true});
	terminal.write('fg\r');
	await terminal.waitFor('> 한글');
	await terminal.waitFor(() => terminal.cursor().x === 7 && terminal.cursor().y === 10);
	t.like(terminal.modes(), {
		alternateScreen: true,
		autoWrap: false,
		cursorVisible: true,
		bracketedPaste: true,
	});
	terminal.write('!\r');
	await terminal.waitFor('1: [한글!]');
	terminal.write('\u0003');
	await terminal.waitFor(screen => screen.findLast(row => row !== '') === 'shell>');
	t.like(terminal.modes(), {alternateScreen: false, autoWrap: true, cursorVisible: true});
});

test.serial('resized while the shell has it, the terminal is drawn as wide as it is then', async t => {
	const terminal = openTerminal('bash', ['--norc', '-i'], {cols: 60, rows: 12, env: {PS1: 'shell> '}});
	t.teardown(terminal.close);
	await terminal.waitFor('shell>');
	terminal.write(`${fieldCommand.join(' ')}\r`);
	await terminal.waitFor('글을 쓰세요');
	terminal.write('한글');
	await terminal.waitFor('> 한글');
	terminal.write('\u001a');
	await terminal.waitFor(/Stopped/);
	terminal.resize(45, 10);
	terminal.write('fg\r');
	await terminal.waitFor(() => terminal.modes().alternateScreen);
	await terminal.waitFor(
		screen => / 45×10/.test(screen.join('\n')) && terminal.cursor().x === 7 && terminal.cursor().y === 8,
	);
	t.true(terminal.screen().includes('│> 한글                                     │'));
});

test.serial('Ctrl+Z where no shell can bring it back changes nothing', async t => {
	const terminal = await openField(t);
	terminal.write('한글');
	await terminal.waitFor('> 한글');
	terminal.write('\u001a');
	await terminal.waitFor(() => terminal.raw().includes('\u001b[?1049l'));
	await terminal.waitFor(() => terminal.modes().alternateScreen && terminal.cursor().x === 7);
	terminal.write('!\r');
	await terminal.waitFor('1: [한글!]');
	t.false(terminal.modes().autoWrap);
});

test.serial('one screen after another', async t => {
	const terminal = await openField(t);
	terminal.write('first\r');
	await terminal.waitFor('1: [first]');
	terminal.write('/again\r');
	await terminal.waitFor(
		screen => !screen.some(row => row.includes('first')) && terminal.modes().cursorVisible,
	);
	await terminal.waitFor('글을 쓰세요');
	// As in `openField`: with the cursor in its place the first frame is complete.
	await terminal.waitFor(() => terminal.modes().cursorVisible);
	terminal.write('둘\u001bOP');
	await terminal.waitFor('Scroll back');
	terminal.write('\u0003');
	t.deepEqual(await terminal.exit, {code: 0, signal: undefined});
	t.like(terminal.modes(), {alternateScreen: false, autoWrap: true, cursorVisible: true});
});

test.serial('Ctrl+L paints everything anew', async t => {
	const terminal = await openField(t);
	terminal.write('한글');
	await terminal.waitFor('> 한글');
	const before = terminal.screen();
	const written = terminal.raw().length;
	terminal.write('\u000c');
	await terminal.waitFor(() => terminal.raw().slice(written).includes('한글'));
	await terminal.waitFor(() => terminal.cursor().x === 7);
	t.deepEqual(terminal.screen(), before);
	t.true(terminal.raw().slice(written).includes('\u001b[2J'));
	t.is(count(terminal.raw(), '\u001b[?1049l'), 0);
});

test.serial('resizing is clean: smaller, larger, too small and back', async t => {
	const terminal = await openField(t);
	terminal.write('하나\r둘\r셋');
	await terminal.waitFor('2: [둘]');
	const expected = (cols: number, rows: number) => [
		`dark ${cols}×${rows}`,
		'1: [하나]',
		'2: [둘]',
		...Array.from({length: rows - 6}, () => ''),
		`╭${'─'.repeat(cols - 2)}╮`,
		`│> 셋${' '.repeat(cols - 6)}│`,
		`╰${'─'.repeat(cols - 2)}╯`,
	];
	for (const [cols, rows] of [
		[45, 12],
		[45, 10],
		[80, 24],
		[30, 8],
		[60, 12],
	] as const) {
		terminal.resize(cols, rows);
		if (cols < 40) {
			await terminal.waitFor('too small');
		} else {
			await terminal.waitFor(screen => screen.join('\n') === expected(cols, rows).join('\n'));
		}
	}

	t.deepEqual(terminal.screen(), expected(60, 12));
});

test.serial('F1 comes through, and hides the cursor with the field', async t => {
	const terminal = await openField(t);
	terminal.write('\u001bOP');
	await terminal.waitFor('Scroll back');
	await terminal.waitFor(() => !terminal.modes().cursorVisible);
	terminal.write('\u001b[11~');
	await terminal.waitFor('글을 쓰세요');
	await terminal.waitFor(() => terminal.modes().cursorVisible && terminal.cursor().x === 3);
	t.pass();
});

test.serial('mouse and focus reports and late replies leave no trace', async t => {
	const terminal = await openField(t);
	terminal.write('a\u001b[<35;10;2M\u001b[M !!\u001b[I\u001b]11;rgb:ff/ff/ff\u0007\u001b[?1;2cb\r');
	await terminal.waitFor('1: [ab]');
	t.pass();
});

test.serial('the background is asked for', async t => {
	const light = await openField(t, [], {background: 'rgb:ffff/ffff/ffff'});
	t.regex(light.screen()[0] ?? '', /^light/);
	const silent = await openField(t, [], {env: {COLORFGBG: '0;15'}});
	t.regex(silent.screen()[0] ?? '', /^light/);
	const dark = await openField(t);
	t.regex(dark.screen()[0] ?? '', /^dark/);
});

test.serial('colours: there with CI set, and gone with NO_COLOR', async t => {
	const foreground = (terminal: TestTerminal) => terminal.cells()[0]?.[0]?.foreground;
	t.is(foreground(await openField(t, [], {env: {CI: 'true'}})), '#ff8800');
	t.is(foreground(await openField(t)), '#ff8800');
	t.is(foreground(await openField(t, [], {env: {NO_COLOR: '1'}})), undefined);
});
