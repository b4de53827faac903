import test from 'ava';
import {cleanIdent, cleanPhrase, cleanText, parseCtcp} from '../../../source/protocols/irc/clean.ts';
import {hostOf, networkNameOf, serverNameOf} from '../../../source/protocols/irc/names.ts';

test('a server has a dot and no spaces, whatever it is called', t => {
	t.is(serverNameOf('My.Little.Server'), 'My.Little.Server');
	t.is(serverNameOf('mina’s laptop'), 'mina-s-laptop.chat-tui');
	t.is(serverNameOf('점심 서버'), '점심-서버.chat-tui');
	t.is(serverNameOf(' :!@ '), 'irc.chat-tui');
	t.is(networkNameOf('점심 서버'), 'chat-tui');
	t.is(networkNameOf('mina’s laptop'), 'mina-s-laptop');
});

test('an address is a host that no client takes for text', t => {
	t.is(hostOf('::1'), '0::1');
	t.is(hostOf('10.0.0.7'), '10.0.0.7');
	t.is(hostOf(''), '*');
});

test('colours and the like go, and the text stays', t => {
	t.is(cleanText('\x0304,12red\x03 \x02bold\x0f \x04ff0000hex'), 'red bold hex');
	t.is(cleanText('  code  '), '  code');
	t.is(cleanText('\u1112\u1161\u11ab'), '한');
	t.is(cleanText('a\0b\x1b[31mc'), 'abc');
	t.is(cleanPhrase(' two\twords '), 'two words');
	t.true(Buffer.byteLength(cleanPhrase('가'.repeat(200))) <= 300);
});

test('a username is letters and digits', t => {
	t.is(cleanIdent('min a!@*'), 'mina');
	t.is(cleanIdent('민아'), '민아');
	t.is(cleanIdent('😊😊'), 'user');
	t.is(cleanIdent('x'.repeat(40)).length, 16);
});

test('requests between clients are told from speech', t => {
	t.deepEqual(parseCtcp('\x01ACTION waves\x01'), {command: 'ACTION', text: 'waves'});
	t.deepEqual(parseCtcp('\x01version'), {command: 'VERSION', text: ''});
	t.is(parseCtcp('hello'), undefined);
});
