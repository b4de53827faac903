import {execFileSync, spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import test from 'ava';
import {manualPage} from '../../source/commands/manual.ts';
import {commands, dashed, flags} from '../../source/commands/usage.ts';
import {testWith} from '../helpers/installed.ts';

const file = fileURLToPath(new URL('../../man/chat-tui.1', import.meta.url));

test('the page in the package is the one that the table makes: npm run man', t => {
	t.is(readFileSync(file, 'utf8'), manualPage());
});

test('it names every command and every option', t => {
	const page = manualPage().replaceAll('\\-', '-');
	for (const {name} of commands) {
		t.true(name === 'home' || page.includes(`.B chat-tui ${name}\n`), name);
	}

	for (const flag of Object.keys(flags)) {
		t.regex(page, new RegExp(`^\\.(?:B|BI) "?${dashed(flag)}[ \\n]`, 'm'), flag);
	}
});

test('every request is a macro of man(7), and everything is ASCII', t => {
	for (const line of manualPage().trimEnd().split('\n')) {
		t.regex(line, /^(?:\.(?:\\"|TH|SH|TP|PP|B|BI|br|nf|fi)(?: |$)|[^.'])/, line);
		t.regex(line, /^[ -~]+$/, line);
	}
});

testWith('groff')('groff has nothing to warn of, and shows it', t => {
	const {stderr} = spawnSync('groff', ['-man', '-Tutf8', '-ww', '-z', file], {encoding: 'utf8'});
	t.is(stderr, '');
	const shown = execFileSync('groff', ['-man', '-Tutf8', '-P-cbou', file], {encoding: 'utf8'});
	t.regex(shown, /--max-users N\n/);
	t.regex(shown, /ㅈㅅ/);
});
