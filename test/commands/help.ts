import test from 'ava';
import {helpText} from '../../source/commands/help.ts';
import {commands, dashed, flags} from '../../source/commands/usage.ts';

test('the help has every command and every option', t => {
	for (const {name} of commands) {
		t.true(name === 'home' || helpText().includes(`$ chat-tui ${name}`), name);
	}

	for (const flag of Object.keys(flags)) {
		t.regex(helpText(), new RegExp(`^ {2}${dashed(flag)}\\s`, 'm'), flag);
	}
});

test('no line is wider than a terminal with room for the indent, and none ends in a space', t => {
	for (const line of helpText().split('\n')) {
		t.true(line.length <= 88, line);
		t.is(line, line.trimEnd());
	}
});
