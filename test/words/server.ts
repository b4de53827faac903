import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {en} from '../../source/words/en.ts';
import {ko} from '../../source/words/ko.ts';

const folder = path.join(import.meta.dirname, '../../source');

/** What the server's side writes, in all its files. */
const written = readdirSync(folder, {recursive: true, encoding: 'utf8'})
	.filter(file =>
		/^(?:hub|history|server|protocols|commands)\/.*\.tsx?$/.test(file.replaceAll(path.sep, '/')),
	)
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
	[
		'The data directory /srv/chat is in use by another server (process 71).',
		' is in use by another server',
		'다른 서버(프로세스 71)가 이 폴더를 쓰고 있어요: /srv/chat',
	],
	[
		'The data directory /srv/chat is in use by another server.',
		' is in use by another server.',
		'다른 서버가 이 폴더를 쓰고 있어요: /srv/chat',
	],
	[
		'The data directory /srv/chat cannot be written to.',
		' cannot be written to.',
		'이 폴더에는 쓸 수 없어요: /srv/chat',
	],
	[
		'The data directory /srv/chat cannot be created: permission denied.',
		'permission denied',
		'이 폴더를 만들 수 없어요 (권한이 없어요): /srv/chat',
	],
	[
		'The data directory /srv/chat cannot be written to: the file system is read-only.',
		'the file system is read-only',
		'이 폴더에는 쓸 수 없어요 (읽기만 할 수 있는 파일 시스템이에요): /srv/chat',
	],
	[
		'The data directory /srv/chat cannot be created: a part of the path is a file, not a directory.',
		'a part of the path is a file, not a directory',
		'이 폴더를 만들 수 없어요 (경로의 한 부분이 폴더가 아니라 파일이에요): /srv/chat',
	],
	[
		'The data directory /srv/chat cannot be created: it is a file, not a directory.',
		'it is a file, not a directory',
		'이 폴더를 만들 수 없어요 (폴더가 아니라 파일이에요): /srv/chat',
	],
	[
		'The data directory /srv/chat cannot be created: the path cannot be created there.',
		'the path cannot be created there',
		'이 폴더를 만들 수 없어요 (거기에는 만들 수 없는 경로예요): /srv/chat',
	],
	[
		'The data directory /srv/chat cannot be created: the path is too long.',
		'the path is too long',
		'이 폴더를 만들 수 없어요 (경로가 너무 길어요): /srv/chat',
	],
	[
		'The data directory /srv/chat cannot be created: its symbolic links go in a circle.',
		'its symbolic links go in a circle',
		'이 폴더를 만들 수 없어요 (심볼릭 링크가 돌고 돌아요): /srv/chat',
	],
	[
		'The data directory /srv/chat cannot be created: EIO.',
		'The data directory ',
		'이 폴더를 만들 수 없어요 (EIO): /srv/chat',
	],
	[
		'The file /srv/chat/chat.db cannot be written to: it may only be read.',
		' cannot be written to: it may only be read.',
		'읽기만 할 수 있는 파일이에요: /srv/chat/chat.db',
	],
	[
		'There is no room left for the history in /srv/chat.',
		'There is no room left for the history in ',
		'기록을 둘 자리가 남지 않았어요: /srv/chat',
	],
	[
		'The history in /srv/chat is damaged or is not a history of chat-tui.',
		' is damaged or is not a history of chat-tui.',
		'기록이 망가졌거나 chat-tui의 기록이 아니에요: /srv/chat',
	],
	['The history in /srv/chat is damaged.', ' is damaged.', '기록이 망가졌어요: /srv/chat'],
	[
		'The history in /srv/chat is damaged. It was moved to /srv/chat/old, and a fresh history was started.',
		', and a fresh history was started.',
		'기록이 망가졌어요: /srv/chat 이곳으로 옮기고 새 기록을 시작했어요: /srv/chat/old',
	],
	[
		'The history in /srv/chat is damaged: chat.db is empty, and chat.db-wal is not.',
		' is damaged: chat.db is empty, and chat.db-wal is not.',
		'기록이 망가졌어요 (/srv/chat): chat.db는 비어 있고 chat.db-wal은 아니에요.',
	],
	[
		'The file chat.db-wal in /srv/chat is damaged: what was said last is not in the history. It was moved to /srv/chat/old.',
		' is damaged: what was said last is not in the history. It was moved to ',
		'chat.db-wal 파일이 망가져서 마지막 글들이 기록에 없어요 (/srv/chat). 이곳으로 옮겼어요: /srv/chat/old',
	],
	[
		'The file chat.db in /srv/chat is not a history of chat-tui.',
		' is not a history of chat-tui.',
		'chat.db 파일이 chat-tui의 기록이 아니에요: /srv/chat',
	],
	[
		'The history in /srv/chat was written by a newer version of chat-tui (its format is 9, this version knows 4).',
		' was written by a newer version of chat-tui (its format is ',
		'더 새로운 chat-tui의 기록이에요 (형식 9, 이 버전은 4까지): /srv/chat',
	],
	['The history in /srv/chat stopped working.', ' stopped working.', '기록이 멈췄어요: /srv/chat'],
	['The history in /srv/chat failed.', ' failed.', '기록에 문제가 생겼어요: /srv/chat'],
	[
		'The history in /srv/chat failed: disk I/O error.',
		' failed.',
		'기록에 문제가 생겼어요 (disk I/O error): /srv/chat',
	],
	['The history is closed.', 'The history is closed.', '기록이 닫혔어요.'],
	[
		'History could not be searched: JournalError: The history in /srv/chat failed.',
		'History could not be ',
		'기록을 찾아보지 못했어요: 기록에 문제가 생겼어요: /srv/chat',
	],
	[
		'Old messages could not be removed. The history is closed.',
		'Old messages could not be removed.',
		'오래된 글을 지우지 못했어요: 기록이 닫혔어요.',
	],
	[
		'The state could not be written down, so that the next start takes longer. EIO',
		'The state could not be written down, so that the next start takes longer.',
		'상태를 적어 두지 못해 다음 시작이 더 오래 걸려요: EIO',
	],
	[
		'Old entries have been pruned, and no snapshot of what came of them can be used: who was in, rooms and their rules may not be as they were.',
		'Old entries have been pruned, and no snapshot of what came of them can be used: who was in, rooms and their rules may not be as they were.',
		'오래된 기록은 지워졌고 그 결과를 적어 둔 것도 쓸 수 없어서, 있던 사람과 방, 방의 규칙이 전과 다를 수 있어요.',
	],
	[
		'There is no search index yet: it is made from the history.',
		'There is no search index yet',
		'찾기 색인이 아직 없어서 기록에서 만들어요.',
	],
	[
		'The search index is of another version of chat-tui: it is made from the history.',
		'The search index is of another version of chat-tui',
		'찾기 색인이 다른 버전의 것이라 기록에서 만들어요.',
	],
	[
		'The search index does not fit the history: it is made from the history.',
		'The search index does not fit the history',
		'찾기 색인이 기록과 맞지 않아 기록에서 만들어요.',
	],
	[
		'The search index is damaged: it is made again from the history.',
		'The search index is damaged: it is made again from the history.',
		'찾기 색인이 망가져서 기록에서 다시 만들어요.',
	],
	['The search index is complete.', 'The search index is complete.', '찾기 색인을 다 만들었어요.'],
	[
		'The search index cannot be kept up, and searching is slower: There is no room left for the history in /srv/chat.',
		'The search index cannot be kept up, and searching is slower: ',
		'찾기 색인을 이어 가지 못해 찾기가 느려졌어요: 기록을 둘 자리가 남지 않았어요: /srv/chat',
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
