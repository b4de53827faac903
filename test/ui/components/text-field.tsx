// One at a time: each starts a program, and the machine may have few cores.
import process from 'node:process';
import test from 'ava';
import {openField} from '../../helpers/field-terminal.ts';
import {openTerminal} from '../../helpers/terminal.ts';

const family = '👨‍👩‍👧‍👦';
const inputRow = (screen: readonly string[]) => screen.at(-2) ?? '';

test.serial('a syllable split over two reads arrives whole', async t => {
	const terminal = await openField(t);
	const bytes = Buffer.from('가안나');
	terminal.write(bytes.subarray(0, 4));
	await terminal.waitFor('> 가');
	terminal.write(bytes.subarray(4));
	await terminal.waitFor('> 가안나');
	t.deepEqual(terminal.cursor(), {x: 9, y: 10});
	t.notRegex(terminal.raw(), /\ufffd/);
});

test.serial('Enter glued to a syllable sends it', async t => {
	const terminal = await openField(t);
	terminal.write('안녕하세');
	await terminal.waitFor('안녕하세');
	terminal.write('요\r');
	await terminal.waitFor('1: [안녕하세요]');
	t.regex(inputRow(terminal.screen()), /> 글을 쓰세요/);
});

test.serial('several keys in one read all count', async t => {
	const terminal = await openField(t);
	terminal.write('ab\u001b[D\u001b[DX\u0005Y\u007f\u0001한\rnext\r');
	await terminal.waitFor('2: [next]');
	t.true(terminal.screen().includes('1: [한Xab]'));
});

test.serial('Backspace takes a whole emoji family', async t => {
	const terminal = await openField(t);
	terminal.write(`a${family}`);
	await terminal.waitFor(family);
	t.deepEqual(terminal.cursor(), {x: 6, y: 10});
	terminal.write('\u007f');
	await terminal.waitFor(screen => /^│> a +│$/.test(inputRow(screen)));
	t.deepEqual(terminal.cursor(), {x: 4, y: 10});
	terminal.write('\r');
	await terminal.waitFor('1: [a]');
});

test.serial('the cursor’s cell counts wide characters, also in the middle and in the second row', async t => {
	const terminal = await openField(t);
	terminal.write('가나다a\u001b[D\u001b[D');
	await terminal.waitFor(() => terminal.cursor().x === 7);
	t.is(terminal.cursor().y, 10);
	terminal.write('\u0005\u001b\r라');
	await terminal.waitFor(screen => /^│ {2}라/.test(inputRow(screen)));
	await terminal.waitFor(() => terminal.cursor().x === 5 && terminal.cursor().y === 10);
	t.regex(terminal.screen().at(-3) ?? '', /^│> 가나다a/);
});

test.serial('the field grows to its rows and then scrolls; a long text never leaves it', async t => {
	const terminal = await openField(t);
	terminal.write(`${'가나다라'.repeat(60)}끝`);
	await terminal.waitFor('끝');
	const rows = terminal.screen().slice(-5, -1);
	t.true(rows.every(row => /^│.{1,58}│$/u.test(row)));
	t.is(terminal.screen().at(-6), `╭${'─'.repeat(58)}╮`);
});

test.serial('one row scrolls sideways', async t => {
	const terminal = await openField(t, ['--single']);
	terminal.write(`${'가'.repeat(40)}끝`);
	await terminal.waitFor('끝');
	t.is(terminal.screen().at(-3), `╭${'─'.repeat(58)}╮`);
	await terminal.waitFor(
		() => (terminal.screen().at(-2) ?? '').indexOf('끝') > 0 && terminal.cursor().y === 10,
	);
	terminal.write('\u0001');
	await terminal.waitFor(() => terminal.cursor().x === 3);
	t.notRegex(inputRow(terminal.screen()), /끝/);
});

test.serial('a paste of twelve lines is shown before it is sent as one message', async t => {
	const terminal = await openField(t);
	const lines = Array.from({length: 12}, (_, index) => `줄 ${index + 1}`);
	terminal.write(`\u001b[200~${lines.join('\r\n')}\r\n\u001b[201~`);
	await terminal.waitFor('12 lines: Enter to send, Esc to drop');
	t.false(terminal.screen().some(row => row.includes('1: [')));
	terminal.write('\r');
	await terminal.waitFor('1: [');
	await terminal.waitFor('줄 12]');
	t.is(terminal.screen().join('').match(/⏎/g)?.length, 11);
});

test.serial('Esc drops a paste', async t => {
	const terminal = await openField(t);
	terminal.write('\u001b[200~a\nb\u001b[201~');
	await terminal.waitFor('2 lines');
	terminal.write('\u001b');
	await terminal.waitFor('글을 쓰세요');
	terminal.write('ok\r');
	await terminal.waitFor('1: [ok]');
	t.notRegex(terminal.raw(), /a⏎b/);
});

test.serial('a password is masked', async t => {
	const terminal = await openField(t, ['--single', '--mask']);
	terminal.write('비밀x');
	await terminal.waitFor('> ***');
	await terminal.waitFor(() => terminal.cursor().x === 6);
	t.notRegex(terminal.raw(), /비/);
	terminal.write('\r');
	await terminal.waitFor('1: [비밀x]');
});

test.serial('Tab completes a name', async t => {
	const terminal = await openField(t);
	terminal.write('미\t');
	await terminal.waitFor('> 민아:');
	await terminal.waitFor(() => terminal.cursor().x === 9);
	t.pass();
});

test.serial('of several fields the focused one has the cursor, whichever way the focus goes', async t => {
	const terminal = openTerminal(process.execPath, ['--import=tsx', 'test/helpers/two-fields-fixture.tsx']);
	t.teardown(terminal.close);
	const at = (x: number, y: number) => () =>
		terminal.modes().cursorVisible && terminal.cursor().x === x && terminal.cursor().y === y;
	await terminal.waitFor('two fields');
	await terminal.waitFor(at(6, 1));
	terminal.write('\t');
	await terminal.waitFor(at(6, 2));
	terminal.write('\t');
	await terminal.waitFor(at(6, 1));
	terminal.write('!\t?');
	await terminal.waitFor(at(7, 2));
	t.deepEqual(terminal.screen().slice(0, 3), ['two fields', '> 이름!', '> host?']);
});
