import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {en} from '../../source/words/en.ts';
import {ko} from '../../source/words/ko.ts';

const folder = path.join(import.meta.dirname, '../../source');

/** What the server's side writes, in all its files. */
const written = readdirSync(folder, {recursive: true, encoding: 'utf8'})
	.filter(file => /^(?:hub|server|protocols|commands)\/.*\.tsx?$/.test(file.replaceAll(path.sep, '/')))
	.map(file => readFileSync(path.join(folder, file), 'utf8'))
	.join('\n');

for (const [sentence, fixed, expected] of [
	['Nobody here is called 민수.', 'Nobody here is called ', '이름이 민수인 사람이 여기 없어요.'],
	['There is nothing to say.', 'There is nothing to say.', '말할 내용이 없어요.'],
	['At most 512 bytes.', 'At most ', '512바이트까지예요.'],
	['The name jun is taken.', 'The name ', 'jun은 이미 쓰는 이름이에요.'],
	['The server is full: 2 of 2 users.', 'The server is full: ', '2명 자리가 다 찼어요.'],
	['This server needs a password.', 'This server needs a password.', '비밀번호가 있어야 해요.'],
	['The password is wrong.', 'The password is wrong.', '비밀번호가 틀렸어요.'],
	[
		'This address has as many connections as it may.',
		'This address has as many connections as it may.',
		'이 주소에서 온 연결이 너무 많아요.',
	],
	['You read too slowly.', 'You read too slowly.', '읽는 것이 너무 느려요.'],
	[
		"The server's disk is full: nothing can be said until there is room.",
		"The server's disk is full: nothing can be said until there is room.",
		'서버의 디스크가 가득 차서, 자리가 날 때까지 아무 말도 할 수 없어요.',
	],
	[
		"The server's disk cannot be written to: nothing can be said until it can.",
		"The server's disk cannot be written to: nothing can be said until it can.",
		'서버의 디스크에 쓸 수 없어서, 그때까지 아무 말도 할 수 없어요.',
	],
	[
		"The server's history is damaged: nothing can be said until its operator has started it again.",
		"The server's history is damaged: nothing can be said until its operator has started it again.",
		'서버의 기록이 망가져서, 서버를 다시 시작할 때까지 아무 말도 할 수 없어요.',
	],
	[
		'The server cannot store anything right now: nothing can be said until it can.',
		'The server cannot store anything right now: nothing can be said until it can.',
		'서버가 지금은 저장할 수 없어서, 그때까지 아무 말도 할 수 없어요.',
	],
	[
		'The server can store messages again.',
		'The server can store messages again.',
		'서버가 다시 글을 저장할 수 있어요.',
	],
	['The operator stopped the server.', 'The operator stopped the server.', '운영자가 서버를 멈췄어요.'],
	['The server was interrupted.', 'The server was interrupted.', '서버가 중단됐어요.'],
	['The server is restarting.', 'The server is restarting.', '서버가 다시 시작해요.'],
	['The server failed.', 'The server failed.', '서버에 문제가 생겼어요.'],
	[
		'jun has said nothing lately that could be deleted.',
		' has said nothing lately that could be deleted',
		'jun의 최근 글 가운데 지울 수 있는 것이 없어요.',
	],
	[
		'민수 has said nothing lately that could be deleted and has these words.',
		' and has these words',
		'민수의 최근 글 가운데 그 말이 든 것으로 지울 수 있는 것이 없어요.',
	],
	// Written by a person.
	['The soup is ready.', '', 'The soup is ready.'],
] as const) {
	test(`the server’s “${sentence}” is said in Korean, and is still what it says`, t => {
		t.true(written.includes(fixed));
		t.is(ko.server.inOwnWords(sentence), expected);
		t.is(en.server.inOwnWords(sentence), sentence);
	});
}
