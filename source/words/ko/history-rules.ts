/** What a history says of its files, in Korean: patterns of its English sentences, held to it by `test/words/server.ts`. */

/** A sentence by its pattern. `inOwnWords` says a sentence that is part of another. */
export type Rule = readonly [
	pattern: RegExp,
	say: (found: readonly string[], inOwnWords: (text: string) => string) => string,
];

/** Why the system refused; what is not known here is its own code. */
const reasons: Readonly<Record<string, string>> = {
	'permission denied': '권한이 없어요',
	'the file system is read-only': '읽기만 할 수 있는 파일 시스템이에요',
	'a part of the path is a file, not a directory': '경로의 한 부분이 폴더가 아니라 파일이에요',
	'it is a file, not a directory': '폴더가 아니라 파일이에요',
	'the path cannot be created there': '거기에는 만들 수 없는 경로예요',
	'the path is too long': '경로가 너무 길어요',
	'its symbolic links go in a circle': '심볼릭 링크가 돌고 돌아요',
};

export const historyRules: readonly Rule[] = [
	// First what has another sentence in it.
	[
		/^(.+) It was moved to (.+), and a fresh history was started\.$/,
		([why = '', moved], inOwnWords) => `${inOwnWords(why)} 이곳으로 옮기고 새 기록을 시작했어요: ${moved}`,
	],
	[
		/^The search index cannot be kept up, and searching is slower: (.+)$/,
		([why = ''], inOwnWords) => `찾기 색인을 이어 가지 못해 찾기가 느려졌어요: ${inOwnWords(why)}`,
	],
	[
		/^The file chat\.db-wal in (.+) is damaged: what was said last is not in the history\. It was moved to (.+)\.$/,
		([directory, moved]) =>
			`chat.db-wal 파일이 망가져서 마지막 글들이 기록에 없어요 (${directory}). 이곳으로 옮겼어요: ${moved}`,
	],
	[
		/^The history in (.+) is damaged: chat\.db is empty, and chat\.db-wal is not\.$/,
		([directory]) => `기록이 망가졌어요 (${directory}): chat.db는 비어 있고 chat.db-wal은 아니에요.`,
	],
	[
		/^The data directory (.+) is in use by another server(?: \(process (\d+)\))?\.$/,
		([directory, id]) =>
			`다른 서버${id === undefined ? '' : `(프로세스 ${id})`}가 이 폴더를 쓰고 있어요: ${directory}`,
	],
	[
		/^The data directory (.+) cannot be written to\.$/,
		([directory]) => `이 폴더에는 쓸 수 없어요: ${directory}`,
	],
	[
		/^The data directory (.+) cannot be (created|written to): ([^:]+)\.$/,
		([directory, action, reason = '']) =>
			`${action === 'created' ? '이 폴더를 만들 수 없어요' : '이 폴더에는 쓸 수 없어요'} (${reasons[reason] ?? reason}): ${directory}`,
	],
	[
		/^The file (.+) cannot be written to: it may only be read\.$/,
		([file]) => `읽기만 할 수 있는 파일이에요: ${file}`,
	],
	[
		/^There is no room left for the history in (.+)\.$/,
		([directory]) => `기록을 둘 자리가 남지 않았어요: ${directory}`,
	],
	[
		/^The history in (.+) is damaged or is not a history of chat-tui\.$/,
		([directory]) => `기록이 망가졌거나 chat-tui의 기록이 아니에요: ${directory}`,
	],
	[/^The history in (.+) is damaged\.$/, ([directory]) => `기록이 망가졌어요: ${directory}`],
	[
		/^The file chat\.db in (.+) is not a history of chat-tui\.$/,
		([directory]) => `chat.db 파일이 chat-tui의 기록이 아니에요: ${directory}`,
	],
	[
		/^The history in (.+) was written by a newer version of chat-tui \(its format is (\d+), this version knows (\d+)\)\.$/,
		([directory, format = '', known = '']) =>
			`더 새로운 chat-tui의 기록이에요 (형식 ${format}, 이 버전은 ${known}까지): ${directory}`,
	],
	[/^The history in (.+) stopped working\.$/, ([directory]) => `기록이 멈췄어요: ${directory}`],
	[
		/^The history in (.+?) failed(?:: (.+))?\.$/,
		([directory, detail]) =>
			`기록에 문제가 생겼어요${detail === undefined ? '' : ` (${detail})`}: ${directory}`,
	],
	[/^The history is closed\.$/, () => '기록이 닫혔어요.'],
	[
		/^Old entries have been pruned, and no snapshot of what came of them can be used: who was in, rooms and their rules may not be as they were\.$/,
		() =>
			'오래된 기록은 지워졌고 그 결과를 적어 둔 것도 쓸 수 없어서, 있던 사람과 방, 방의 규칙이 전과 다를 수 있어요.',
	],
	[
		/^There is no search index yet: it is made from the history\.$/,
		() => '찾기 색인이 아직 없어서 기록에서 만들어요.',
	],
	[
		/^The search index is of another version of chat-tui: it is made from the history\.$/,
		() => '찾기 색인이 다른 버전의 것이라 기록에서 만들어요.',
	],
	[
		/^The search index does not fit the history: it is made from the history\.$/,
		() => '찾기 색인이 기록과 맞지 않아 기록에서 만들어요.',
	],
	[
		/^The search index is damaged: it is made again from the history\.$/,
		() => '찾기 색인이 망가져서 기록에서 다시 만들어요.',
	],
	[
		/^The state could not be written down, so that the next start takes longer\. (.+)$/,
		([why = ''], inOwnWords) => `상태를 적어 두지 못해 다음 시작이 더 오래 걸려요: ${inOwnWords(why)}`,
	],
	[
		/^Old messages could not be removed\. (.+)$/,
		([why = ''], inOwnWords) => `오래된 글을 지우지 못했어요: ${inOwnWords(why)}`,
	],
	[/^The search index is complete\.$/, () => '찾기 색인을 다 만들었어요.'],
	[
		/^History could not be (read|searched): (?:JournalError: )?(.+)$/,
		([action, why = ''], inOwnWords) =>
			`기록을 ${action === 'read' ? '읽지' : '찾아보지'} 못했어요: ${inOwnWords(why)}`,
	],
];
