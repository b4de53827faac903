import test from 'ava';
import {keyHelp, keyTitle, matchKey} from '../../source/ui/keys.ts';
import {keyPress} from '../helpers/key-presses.ts';

test('a key means what the table says, in its scope', t => {
	t.is(matchKey(keyPress('f1'), 'chat'), 'help');
	t.is(matchKey(keyPress('ctrl+k'), 'dashboard'), 'kick');
	t.is(matchKey(keyPress('ctrl+k'), 'chat'), undefined);
	t.is(matchKey(keyPress('shift+tab'), 'home'), 'previous-pane');
	t.is(matchKey(keyPress('ctrl+end'), 'chat'), 'to-bottom');
	t.is(matchKey(keyPress('ctrl+z'), 'screen'), 'suspend');
	t.is(matchKey(keyPress('end'), 'chat'), undefined);
});

test('no letter alone is a key of a screen: with a Hangul layout on it would be dead', t => {
	for (const letter of 'abcdefghijklmnopqrstuvwxyz') {
		for (const scope of ['chat', 'dashboard', 'home', 'screen'] as const) {
			t.is(matchKey(keyPress(letter), scope), undefined);
		}
	}
});

test('titles and help', t => {
	t.is(keyTitle('kick'), 'Ctrl+K');
	t.is(keyTitle('to-top'), 'Ctrl+Home');
	t.deepEqual(keyHelp('chat').at(0), {keys: 'F1', help: 'Help'});
	t.true(keyHelp('dashboard').some(({keys}) => keys === 'Ctrl+L'));
	t.false(keyHelp('chat').some(({keys}) => keys === 'Ctrl+K'));
	t.true(keyHelp('dashboard').some(({keys, help}) => keys === 'Tab' && help === 'Next pane'));
});
