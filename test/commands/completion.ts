import test from 'ava';
import {completionScript} from '../../source/commands/completion.ts';
import {commands, dashed, optionsOf} from '../../source/commands/usage.ts';
import {Problem} from '../../source/problem.ts';

test('each script has every command with all of its options', t => {
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

test('quotes are even in every row: a text with an apostrophe ends none', t => {
	for (const shell of ['zsh', 'fish']) {
		for (const row of completionScript([shell])
			.split('\n')
			.filter(line => !line.startsWith('#'))) {
			const quotes = row.replaceAll("'\\''", '').replaceAll("\\'", '').split("'").length - 1;
			t.is(quotes % 2, 0, row);
		}
	}
});

test('another shell, none, or too many words are wrong use', t => {
	for (const input of [[], ['tcsh'], ['bash', 'zsh']]) {
		const problem = t.throws(() => completionScript(input), {instanceOf: Problem});
		t.is(problem?.exitCode, 2);
	}
});
