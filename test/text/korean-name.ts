import test from 'ava';
import {cellWidth} from '../../source/text/cells.ts';
import {koreanName} from '../../source/text/korean-name.ts';
import {checkNickname} from '../../source/text/nickname.ts';

const made = (...numbers: number[]): string => koreanName(() => numbers.shift() ?? 0);

test('every name is a nickname of Hangul that fits, and there are ten thousand of them', t => {
	const names = new Set<string>();
	for (let first = 0; first < 250; first++) {
		for (let second = 0; second < 250; second++) {
			names.add(made(first / 250, second / 250));
		}
	}

	for (const name of names) {
		if (!/^[가-힣]{3,10}$/.test(name) || cellWidth(name) > 20 || !checkNickname(name).ok) {
			t.fail(name);
		}
	}

	t.true(names.size > 10_000, String(names.size));
});

test('the same numbers make the same name', t => {
	t.is(made(0, 0), '용감한수달');
	t.is(made(0.5, 0.999_999), made(0.5, 0.999_999));
});
