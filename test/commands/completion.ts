import test from 'ava';
import {completionScript} from '../../source/commands/completion.ts';
import {commands, dashed, optionsOf} from '../../source/commands/usage.ts';
import {Problem} from '../../source/problem.ts';
import {en} from '../../source/words/en.ts';
import {ko} from '../../source/words/ko.ts';
import {setLanguage} from '../../source/words/words.ts';

test.serial('each script has every command with all of its options', t => {
	for (const shell of ['bash', 'zsh', 'fish']) {
		const script = completionScript([shell]);
		for (const {name} of commands.filter(command => command.name !== 'home')) {
			// A script has a row for a command, or one for each of its options.
			const rows = script.split(/\n(?!\t\t\t)/).filter(row => row.includes(name));
			for (const {flag} of optionsOf(name)) {
				const written = shell === 'fish' ? `-l ${dashed(flag).slice(2)} ` : dashed(flag);
				t.true(
					rows.some(row => `${row} `.includes(written)),
					`${shell} ${name} ${flag}`,
				);
			}
		}
	}
});

test.serial('quotes are even in every row: a text with an apostrophe ends none', t => {
	for (const shell of ['zsh', 'fish']) {
		for (const row of completionScript([shell])
			.split('\n')
			.filter(line => !line.startsWith('#'))) {
			const quotes = row.replaceAll("'\\''", '').replaceAll("\\'", '').split("'").length - 1;
			t.is(quotes % 2, 0, row);
		}
	}
});

test.serial('in Korean, descriptions are Korean, and quotes are as even', t => {
	t.teardown(() => setLanguage('en'));
	setLanguage('ko');
	for (const shell of ['zsh', 'fish']) {
		const script = completionScript([shell]);
		const plain = script.replaceAll('\\', '');
		for (const {about, name} of commands.filter(command => command.name !== 'home')) {
			t.true(plain.includes(about(ko.help)), name);
			t.false(plain.includes(about(en.help)), name);
		}

		const rows = script.split('\n').filter(line => !line.startsWith('#'));
		t.true(rows.every(row => row.split("'").length % 2 === 1));
	}
});

test.serial('another shell, none, or too many words are wrong use', t => {
	for (const input of [[], ['tcsh'], ['bash', 'zsh']]) {
		const problem = t.throws(() => completionScript(input), {instanceOf: Problem});
		t.is(problem?.exitCode, 2);
	}
});
