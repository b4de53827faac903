import test from 'ava';
import {helpText} from '../../source/commands/help.ts';
import {commands, dashed, flags, optionsOf} from '../../source/commands/usage.ts';
import {cellWidth} from '../../source/text/cells.ts';
import {ko} from '../../source/words/ko.ts';

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

test('in Korean it has the same commands and options, no line is too wide, and no English sentence is left', t => {
	const korean = helpText(undefined, ko.help);
	for (const flag of Object.keys(flags)) {
		t.regex(korean, new RegExp(`^ {2}${dashed(flag)}\\s`, 'm'), flag);
	}

	for (const line of korean.split('\n')) {
		t.true(cellWidth(line) <= 88, line);
		t.is(line, line.trimEnd());
	}

	const examples = korean.indexOf(`\n${ko.help.examples}\n`);
	t.notRegex(korean.slice(0, examples), /[a-z]{2,} (?:the|of|a|is|and|to|in) /);
	const english = helpText().split('\n');
	const columns = (text: readonly string[]) => text.filter(line => /^ {2}(?:--|\$)/.test(line)).length;
	t.is(columns(korean.split('\n')), columns(english));
});

test('of one command there are its own options, in both languages', t => {
	for (const said of [undefined, ko.help]) {
		for (const {name} of commands) {
			const text = helpText(name, said);
			const shown = Array.from(text.matchAll(/^ {2}(--[a-z-]+)(?= [A-Z ]|$)/gm), ([, flag]) => flag);
			t.deepEqual(
				shown,
				optionsOf(name).map(({flag}) => dashed(flag)),
				name,
			);
			t.regex(text, new RegExp(`^  \\$ chat-tui${name === 'home' ? '' : ` ${name}`}`, 'm'));
			t.true(text.includes('  --help, --version'));
		}

		t.false(helpText('tail', said).includes('--to '));
		t.false(helpText('tail', said).includes('grep'));
		t.true(helpText('search', said).includes('grep'));
	}
});
