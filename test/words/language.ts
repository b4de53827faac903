import test from 'ava';
import {chooseLanguage, type Language, languageOfLocale} from '../../source/words/language.ts';
import {language, onLanguage, setLanguage, words} from '../../source/words/words.ts';

for (const [locale, expected] of [
	['ko_KR.UTF-8', 'ko'],
	['ko-KR', 'ko'],
	['ko', 'ko'],
	['KO_kr', 'ko'],
	['en_US.UTF-8', 'en'],
	['C', 'en'],
	['C.UTF-8', 'en'],
	['POSIX', 'en'],
	['kok_IN', undefined],
	['de_DE', undefined],
	['', undefined],
] as const) {
	test(`the locale ${locale} speaks ${expected}`, t => {
		t.is(languageOfLocale(locale), expected);
	});
}

for (const [title, asked, environment, system, expected] of [
	['what was asked for', 'en', {CHAT_TUI_LANG: 'ko', LC_ALL: 'ko_KR'}, 'ko-KR', 'en'],
	['the own variable', undefined, {CHAT_TUI_LANG: 'ko', LC_ALL: 'en_US'}, 'en-US', 'ko'],
	['an own variable that says nothing', undefined, {CHAT_TUI_LANG: 'xx', LC_ALL: 'ko_KR'}, 'en-US', 'ko'],
	['LC_ALL', undefined, {LC_ALL: 'ko_KR', LC_MESSAGES: 'en_US', LANG: 'en_US'}, 'en-US', 'ko'],
	['LC_MESSAGES', undefined, {LC_ALL: '', LC_MESSAGES: 'ko_KR', LANG: 'en_US'}, 'en-US', 'ko'],
	['LANG', undefined, {LANG: 'ko_KR.UTF-8'}, 'en-US', 'ko'],
	['the first that is set, whatever it is', undefined, {LC_ALL: 'de_DE', LANG: 'ko_KR'}, 'ko-KR', 'en'],
	['the system', undefined, {}, 'ko-KR', 'ko'],
	['English for everything else', undefined, {}, 'fr-FR', 'en'],
] as const) {
	test(`speaks by ${title}`, t => {
		t.is(
			chooseLanguage(asked, environment, () => system),
			expected,
		);
	});
}

test('who asked is told of a new language, and only then', t => {
	const told: Language[] = [];
	const undo = onLanguage(() => told.push(language()));
	t.is(language(), 'en');
	const english = words();
	setLanguage('en');
	setLanguage('ko');
	t.not(words(), english);
	undo();
	setLanguage('en');
	t.is(words(), english);
	t.deepEqual(told, ['ko']);
});
