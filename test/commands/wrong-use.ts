import test from 'ava';
import {parseAddress} from '../../source/commands/address.ts';
import {completionScript} from '../../source/commands/completion.ts';
import {parseExportOptions} from '../../source/commands/export.ts';
import {parseSendWords, parseTimeout} from '../../source/commands/send.ts';
import {parseServeOptions} from '../../source/commands/serve-options.ts';
import {wholeNumber} from '../../source/commands/wrong-use.ts';
import {Problem} from '../../source/problem.ts';
import type {Language} from '../../source/words/language.ts';
import {setLanguage} from '../../source/words/words.ts';

test.afterEach.always(() => {
	setLanguage('en');
});

const wrong: ReadonlyArray<readonly [use: () => unknown, english: string, korean: string]> = [
	[() => parseAddress(['h', 'x']), 'x is not a port.', 'x는 포트가 아니에요.'],
	[
		() => parseAddress(['h', '1', '2']),
		'join takes a host and a port, not also 2.',
		'join에는 주소와 포트만 쓸 수 있어요. 더 쓴 것: 2',
	],
	[
		() => completionScript(['csh']),
		'completion takes bash, zsh or fish, not csh.',
		'completion에는 bash, zsh 또는 fish만 쓸 수 있어요. csh는 쓸 수 없어요.',
	],
	[
		() => completionScript([]),
		'completion takes bash, zsh or fish.',
		'completion에는 bash, zsh 또는 fish만 쓸 수 있어요.',
	],
	[
		() => parseExportOptions([], {since: ''}, 0),
		'--since takes a date, a date and a time, today, yesterday, or how long ago, not nothing.',
		'--since에는 날짜, 날짜와 시각, today, yesterday, 또는 얼마 전인지를 써야 해요. 값이 없어요.',
	],
	[() => parseSendWords([]), 'Send to which server?', '어느 서버로 보낼까요?'],
	[
		() => parseTimeout('soon'),
		'--timeout takes a time, not soon.',
		'--timeout에는 시간을 써야 해요. soon은 쓸 수 없어요.',
	],
	[
		() => parseServeOptions([], {text: 'telnet'}, {}, true),
		'--text takes nickname, assigned or address, not telnet.',
		'--text에는 nickname, assigned 또는 address만 쓸 수 있어요. telnet은 쓸 수 없어요.',
	],
	[
		() => wholeNumber(-1, 5, '--limit', 1),
		'--limit takes a whole number from 1 up.',
		'--limit에는 1 이상의 정수를 써야 해요.',
	],
];

test.serial('wrong use is told in the language that is spoken, and ends with 2 in each', t => {
	for (const [use, english, korean] of wrong) {
		for (const [language, message] of [
			['en', english],
			['ko', korean],
		] as ReadonlyArray<readonly [Language, string]>) {
			setLanguage(language);
			const problem = t.throws(use, {instanceOf: Problem, code: 'usage', message}, message);
			t.is(problem?.exitCode, 2);
			t.not(problem?.hint, '');
		}
	}
});
