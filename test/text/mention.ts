import test from 'ava';
import fc from 'fast-check';
import {mentions, mentionsOf} from '../../source/text/mention.ts';

const marked = (text: string, name: string): readonly string[] =>
	mentionsOf(text, name).map(({start, end}) => text.slice(start, end));

for (const [text, name, found] of [
	['mina: lunch?', 'mina', ['mina']],
	['MINA and Ｍｉｎａ', 'mina', ['MINA', 'Ｍｉｎａ']],
	['ask @mina.', 'mina', ['@mina']],
	['(mina) "mina" mina, mina!', 'mina', ['mina', 'mina', 'mina', 'mina']],
	['민수야 밥 먹자', '민수', ['민수']],
	['@민수', '민수', ['@민수']],
	['민수님한테는 말했어요', '민수', ['민수']],
	['어제 민수가, 오늘은 민수는', '민수', ['민수', '민수']],
	['보람이도 와', '보람', ['보람']],
	['mina가 그랬어', 'mina', ['mina']],
	['minaさん', 'mina', ['mina']],
	['오늘mina', 'mina', ['mina']],
	['@ㅎ 안녕', 'ㅎ', ['@ㅎ']],
	['user-b: hi', 'user-b', ['user-b']],
	['café? CAFÉ', 'café', ['café', 'CAFÉ']],
] as const) {
	test(`${JSON.stringify(text)} names ${name}`, t => {
		t.deepEqual(marked(text, name), found);
	});
}

for (const [text, name] of [
	['minaret', 'mina'],
	['Domina', 'mina'],
	['mina_2 and mina-b and mina.b', 'mina'],
	['x-mina, x.mina', 'mina'],
	['mina2', 'mina'],
	['김민수학', '민수'],
	['민수린 씨', '민수'],
	['a b c', 'a'],
	['ㅎㅎ', 'ㅎ'],
	['', 'mina'],
	['mina', ''],
] as const) {
	test(`${JSON.stringify(text)} does not name ${JSON.stringify(name)}`, t => {
		t.false(mentions(text, name));
	});
}

test('a name between spaces is found whatever is around it, in its place', t => {
	fc.assert(
		fc.property(
			fc.string({unit: 'grapheme'}),
			fc.string({unit: 'grapheme'}),
			fc.constantFrom('mina', '민수', 'Jürgen', 'user-b', 'ﬁona'),
			(before, after, name) => {
				const text = `${before} ${name} ${after}`;
				const ranges = mentionsOf(text, name);
				t.true(ranges.some(({start, end}) => text.slice(start, end) === name));
				for (const {start, end} of ranges) {
					t.true(start >= 0 && start < end && end <= text.length);
				}
			},
		),
	);
});
