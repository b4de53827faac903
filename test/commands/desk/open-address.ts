import test from 'ava';
import {openAddress, openerOf} from '../../../source/commands/desk/open-address.ts';

test('every system has its opener, and an address is one argument', t => {
	const url = 'https://a.b/c?d=1&e=2';
	t.deepEqual(openerOf(url, 'linux'), {command: 'xdg-open', arguments: [url]});
	t.deepEqual(openerOf(url, 'darwin'), {command: 'open', arguments: [url]});
	t.deepEqual(openerOf(url, 'win32')?.arguments.at(-1), url);
});

test('what is no address is not opened', async t => {
	for (const text of [
		'--help',
		'file:///etc/passwd',
		'javascript:x',
		'https://a b',
		'https://a\u001B',
		'calc.exe',
	]) {
		t.is(openerOf(text, 'linux'), undefined);
		t.false(await openAddress(text, 'linux'));
	}
});
