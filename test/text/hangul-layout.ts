import test from 'ava';
import fc from 'fast-check';
import {knownWord, withoutHangulLayout} from '../../source/text/hangul-layout.ts';
import {chatCommands} from '../../source/ui/chat/commands.ts';
import {dashboardCommands} from '../../source/ui/dashboard/commands.ts';
import {typeInHangul} from '../helpers/dubeolsik.ts';

for (const [written, keys] of [
	['ㅗ디ㅔ', 'help'],
	['ㅂ', 'q'],
	['ㅕㄴㄷㄱㄴ', 'users'],
	['ㅗ디ㅔ'.normalize('NFD'), 'help'],
	['값싼', 'rkqtTks'],
	['꽃', 'Rhc'],
	['help', 'help'],
	['', ''],
	['/ㅗ디ㅔ #방', '/help #qkd'],
	['漢字 🎉', '漢字 🎉'],
] as const) {
	test(`${written} is typed with the keys ${keys}`, t => {
		t.is(withoutHangulLayout(written), keys);
	});
}

test('the input method of these tests writes Hangul', t => {
	t.is(typeInHangul('dkssudgktpdy'), '안녕하세요');
	t.is(typeInHangul('rkqtTks'), '값싼');
	t.is(typeInHangul('ekfrrhrl'), '닭고기');
	t.is(typeInHangul('dhkswjs gksrmf'), '완전 한글');
	t.is(typeInHangul('help'), 'ㅗ디ㅔ');
});

test('every command survives the way through the Hangul layout', t => {
	const words = [...chatCommands.flatMap(({name, alias}) => [name, ...(alias === undefined ? [] : [alias])])];
	for (const word of [...words, ...dashboardCommands.map(({name}) => name)]) {
		t.is(withoutHangulLayout(typeInHangul(word)), word);
		t.is(
			knownWord(typeInHangul(word), known => known === word),
			word,
		);
	}
});

test('so does any word of small letters', t => {
	fc.assert(
		fc.property(fc.stringMatching(/^[a-z]{0,20}$/), word => {
			t.is(withoutHangulLayout(typeInHangul(word)), word);
		}),
	);
});

test('a word that is known as it is written stays, one that is not known in any way is not', t => {
	const isKnown = (word: string): boolean => ['help', '방'].includes(word);
	t.is(knownWord('방', isKnown), '방');
	t.is(knownWord('ㅗ디ㅔ', isKnown), 'help');
	t.is(knownWord('도움', isKnown), undefined);
	t.is(knownWord('halp', isKnown), undefined);
});
