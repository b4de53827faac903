import test from 'ava';
import {type Particle, particle, withParticle} from '../../source/words/particles.ts';

for (const [word, expected] of [
	['민수', '민수가'],
	['보람', '보람이'],
	['하늘', '하늘이'],
	['"민수"', '"민수"가'],
	['민수_', '민수_가'],
	['민수'.normalize('NFD'), `${'민수'.normalize('NFD')}가`],
	// As their digits are read.
	['user0', 'user0이'],
	['user1', 'user1이'],
	['user2', 'user2가'],
	['user9', 'user9가'],
	['방10', '방10이'],
	// As the words are written in Hangul.
	['mina', 'mina가'],
	['jun', 'jun이'],
	['June', 'June이'],
	['Tom', 'Tom이'],
	['Bob', 'Bob이'],
	['Jack', 'Jack이'],
	['Mike', 'Mike가'],
	['Mark', 'Mark가'],
	['Max', 'Max가'],
	['David', 'David가'],
	['Joe', 'Joe가'],
	['brave-otter', 'brave-otter가'],
	['calm-penguin', 'calm-penguin이'],
	['café', 'café가'],
	// Letter by letter.
	['CI', 'CI가'],
	['LLM', 'LLM이'],
	['user-r', 'user-r이'],
	['ㅋㅋ', 'ㅋㅋ이'],
	['ㅠㅠ', 'ㅠㅠ가'],
	['さくら', 'さくら가'],
	['けん', 'けん이'],
	// Nobody knows.
	['健', '健이(가)'],
	['Иван', 'Иван이(가)'],
	['', '이(가)'],
	['🎉', '🎉이(가)'],
] as const) {
	test(`이/가 behind ${word}`, t => {
		t.is(withParticle(word, '이/가'), expected);
	});
}

test('으로/로 goes by ㄹ as well', t => {
	const forms = (wanted: Particle, ...words: readonly string[]): readonly string[] =>
		words.map(word => particle(word, wanted));
	t.deepEqual(forms('으로/로', '민수', '하늘', '보람', 'Daniel', 'room1', 'room3', '健'), [
		'로',
		'로',
		'으로',
		'로',
		'로',
		'으로',
		'(으)로',
	]);
	t.deepEqual(forms('을/를', '하늘', '민수', '健'), ['을', '를', '을(를)']);
	t.deepEqual(forms('은/는', '하늘', '민수', '健'), ['은', '는', '은(는)']);
	t.deepEqual(forms('과/와', '하늘', '민수', '健'), ['과', '와', '과(와)']);
});
