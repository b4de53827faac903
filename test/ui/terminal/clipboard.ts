import {Buffer} from 'node:buffer';
import test from 'ava';
import {
	clipboardLengthMax,
	clipboardSequence,
	createClipboard,
} from '../../../source/ui/terminal/clipboard.ts';

const esc = '\u001B';

test('a text is one OSC 52, whatever is in it', t => {
	const text = `한글 ${esc}]0;x\u0007\n🎉`;
	const sequence = clipboardSequence(text, {isTmux: false}) ?? '';
	const [, data = ''] = /^\u001B\]52;c;([A-Za-z0-9+/=]*)\u0007$/.exec(sequence) ?? [];
	t.is(Buffer.from(data, 'base64').toString(), text);
});

test('tmux is given it twice: for itself, and to pass on, with its escapes doubled', t => {
	const plain = clipboardSequence('tea', {isTmux: false}) ?? '';
	t.is(clipboardSequence('tea', {isTmux: true}), `${plain}${esc}Ptmux;${esc}${plain}${esc}\\`);
	t.is(plain.split(esc).length, 2);
});

test('what is too long is not written at all', t => {
	const written: string[] = [];
	const copy = createClipboard({write: text => written.push(text), env: {TMUX: ''}});
	const longest = 'x'.repeat((clipboardLengthMax / 4 - 0.5) * 3);
	t.is(copy(longest), 'copied');
	t.is(copy(`${longest}xxx`), 'too-long');
	t.is(written.length, 1);
	t.false(written.join().includes('tmux'));
});
