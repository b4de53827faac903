import test from 'ava';
import {limits, lobby} from '../../source/limits.ts';
import {checkRoomName, describeRoomNameProblem, foldRoomName} from '../../source/text/room-name.ts';

for (const name of [
	lobby,
	'#한국어',
	'#a',
	'#dev-ops_1.0',
	'#日本',
	`#${'x'.repeat(limits.roomNameCellsMax - 1)}`,
]) {
	test(`${name} is a room’s name`, t => {
		t.deepEqual(checkRoomName(name), {ok: true, name});
	});
}

test('a room’s name is NFC', t => {
	t.deepEqual(checkRoomName('#한'.normalize('NFD')), {ok: true, name: '#한'});
});

for (const [problem, names] of [
	['empty', ['', '#', '  ']],
	['too-long', [`#${'x'.repeat(limits.roomNameCellsMax)}`, `#${'가'.repeat(16)}`, '#'.repeat(1000)]],
	['characters', ['lobby', '#a b', '#a,b', '##a', '#a\x07', '#\u0301', '#\u3164', '#a#', '#👍', '#a\u202e']],
] as const) {
	for (const name of names) {
		test(`${problem}: ${JSON.stringify(name.slice(0, 40))}`, t => {
			t.deepEqual(checkRoomName(name), {ok: false, problem});
			t.regex(describeRoomNameProblem(problem), /^[A-Z].*\.$/);
		});
	}
}

test('rooms that look alike are one', t => {
	t.is(foldRoomName('#Tea'), foldRoomName('#ｔｅａ'));
	t.not(foldRoomName('#tea'), foldRoomName('#team'));
});
