/** What is said in the pictures: a small office by the river, in English and Korean. Knows names and words alone. */

import type {GuestKind} from './media-guests.ts';

/** `seen` is a part of the text that is on one row however wide the screen; without it, the text itself. */
export type Turn =
	| {readonly type: 'join' | 'leave'; readonly name: string}
	| {readonly type: 'say'; readonly name: string; readonly text: string; readonly seen?: string}
	| {readonly type: 'guest'; readonly kind: GuestKind; readonly name: string}
	| {readonly type: 'pause'; readonly seconds: number};

const join = (...names: readonly string[]): Turn[] => names.map(name => ({type: 'join', name}));
const guest = (kind: GuestKind, name: string): Turn => ({type: 'guest', kind, name});
const leave = (name: string): Turn => ({type: 'leave', name});
const pause = (seconds: number): Turn => ({type: 'pause', seconds});
const say = (name: string, text: string, seen?: string): Turn => ({
	type: 'say',
	name,
	text,
	...(seen === undefined ? {} : {seen}),
});

export const conversation: readonly Turn[] = [
	...join('민아', 'jun', 'bora'),
	say('jun', 'morning! anyone up for the river after work?'),
	say('민아', '안녕하세요 👋 저요!'),
	pause(4),
	say('bora', 'yes. I bring the mats, someone else brings the chicken 🍗'),
	...join('서연', 'tomás'),
	say('서연', '치킨은 제가 살게요. 반반으로?', '치킨은 제가 살게요'),
	say('서연', '아, 그리고 돗자리 하나 더 있으면 좋겠어요', '돗자리 하나 더'),
	say('jun', '좋아요!'),
	pause(6),
	say('tomás', 'first time there for me. How do I find you?'),
	say('민아', '여의나루역 2번 출구로 나오면 바로 보여요', '여의나루역 2번'),
	say('민아', 'Yeouinaru station, exit 2. Then follow the smell 😄'),
	...join('지훈', 'old-otter'),
	say('지훈', '늦어서 미안해요, 회의가 이제 끝났어요', '회의가 이제'),
	pause(3),
	say('old-otter', 'the build is green again: 412 passed, 0 failed 🟢'),
	say('bora', 'then nothing can stop us'),
	leave('old-otter'),
	pause(5),
	say('tomás', '고마워요! (did I write that right?)'),
	say('서연', '완벽해요 👏'),
	say(
		'jun',
		'Weather says 21 degrees and clear until nine. If it rains after all, we meet at the noodle place behind the station, the one with the blue door.',
		'Weather says 21',
	),
	...join('하은'),
	say('하은', '저도 가도 돼요? 🙋'),
	say('bora', '당연하죠!'),
	pause(8),
	say('지훈', '몇 시에 만날까요? 다섯 시?', '몇 시에 만날까요'),
	pause(2),
];

/** Answers, reactions, an edit and a deletion. */
export const repliesConversation: readonly Turn[] = [
	...join('민아', 'jun', 'bora', '서연'),
	say('jun', 'who takes the late train on Friday?'),
	say('bora', 'me, if there is a seat'),
	say('서연', '저도요! 표는 제가 살게요', '저도요!'),
	say('jun', '/react :tada:', '🎉 jun'),
	say('bora', '/react :tada:', '🎉 2'),
	pause(2),
	say('민아', 'Which platform was it again?'),
	say('서연', '/reply 3번이에요. 늦지 마세요 🙂', '3번이에요'),
	say('민아', '/react :heart_eyes:', '😍 you'),
	say('bora', 'the 9:40 one, right?'),
	say('bora', '/edit the 9:50 one, right?', '(edited)'),
	say('jun', '/reply 9:50, track 3. I checked twice.', 'I checked twice'),
	say('bora', '/react 👍', '👍 bora'),
	say('서연', '도시락은 누가 싸 와요?'),
	say('jun', 'wrong room, sorry'),
	say('jun', '/delete', ''),
	say('jun', 'y', 'message deleted'),
	say('bora', '/reply 제가 김밥 싸 갈게요. 다섯 줄이면 되죠?', '제가 김밥 싸'),
	say('jun', '/react :pray:', '🙏 jun'),
	pause(1),
];

/** Several rooms, a whisper, and what is new in those that are not in view. */
export const roomsConversation: readonly Turn[] = [
	...join('민아', 'jun', 'bora', '서연'),
	say('jun', 'morning! rooms are open, take your pick'),
	say('민아', '/join #design', '▸2 #design'),
	say('jun', '/join #design', 'jun joined'),
	say('민아', '/topic Two blues, one of them ours', 'Two blues'),
	say('민아', '/join #점심', '▸3 #점심'),
	say('서연', '/join #점심', '서연 joined'),
	say('민아', '/topic 오늘은 뭘 먹을까요', '오늘은 뭘'),
	say('bora', '/join #점심', 'bora joined'),
	say('서연', '국수 어때요? 비도 오고', '국수 어때요?'),
	say('bora', 'noodles, yes. the place by the bridge?'),
	say('민아', '다리 옆 그 집 좋아요 🍜', '다리 옆 그 집'),
	say('jun', 'the second blue is warmer', ''),
	say('jun', '민아: can you look at both on your screen?', '@2'),
	say('bora', '/whisper 민아 cake for 서연 on Friday? she must not know', '@bora'),
	pause(1),
	say('서연', '그럼 열두 시 반에 그 앞에서 봬요', '열두 시 반'),
	say('민아', '/react 👍', '👍 you'),
	say('서연', '@민아 우산 두 개 있어요?', '우산 두 개'),
	pause(1),
];

/** A room of every kind of client. */
export const mixedConversation: readonly Turn[] = [
	...join('민아', 'jun'),
	guest('irc', 'weechat-fan'),
	guest('nc', 'netcat'),
	guest('json', '파이썬봇'),
	say('민아', 'who is here, and with what?'),
	say('weechat-fan', 'WeeChat, as ever. /join #lobby and I was in'),
	say('netcat', 'nc. 설치할 게 없어서 좋네요'),
	say('파이썬봇', '저는 파이썬 열두 줄이에요 🤖', '저는 파이썬 열두 줄이에요'),
	say('jun', 'npx chat-tui join, nothing else to install'),
	guest('irc', 'irssi-user'),
	say('irssi-user', 'irssi here, from a machine with no Node.js at all'),
	say('민아', '다 같은 방에 있네요!'),
	pause(6),
	say('netcat', '귓속말도 되나요? → /whisper 민아 안녕'),
	say('weechat-fan', 'and the operator sees all of us, whatever we use'),
	pause(2),
];

/** Several lines as one types them: Alt+Enter between. */
const typed = (...lines: readonly string[]): string => lines.join('\u001B\r');

/** What messages may look like. */
export const codeConversation: readonly Turn[] = [
	...join('민아', 'jun', '서연'),
	say('jun', 'why is **민수** one cell off in the *member list*?', 'one cell off'),
	say(
		'서연',
		typed('> one cell off', '~~내 터미널 탓~~ 글자 수로 세서 그래요. `length`는 폭이 아니에요'),
		'폭이 아니에요',
	),
	say(
		'민아',
		typed(
			'```ts',
			'// Hangul takes two cells each.',
			'export const pad = (name: string, cells = 12): string => {',
			'  const width = cellWidth(name);',
			'  return name + " ".repeat(Math.max(0, cells - width));',
			'};',
			'```',
		),
		'Math.max(0',
	),
	say('민아', 'https://www.unicode.org/reports/tr11/를 보면 나와요', '보면 나와요'),
	say(
		'jun',
		typed('then:', '- `pad` for **every** name', '- a test with 서연 and 👩‍👩‍👧‍👦', '- release :rocket:'),
		'release 🚀',
	),
	say('서연', '좋아요 :축하:', '좋아요 🎉'),
	pause(2),
];

/** The same plan among Koreans, with the program in their language. */
export const koreanConversation: readonly Turn[] = [
	...join('민아', '준호', '보라'),
	say('준호', '좋은 아침이에요! 오늘 퇴근하고 한강 갈 사람?'),
	say('민아', '저요 👋'),
	pause(4),
	say('보라', '돗자리는 제가 가져갈게요. 치킨은 누가 살래요? 🍗', '돗자리는 제가'),
	...join('서연', '하늘'),
	say('서연', '치킨은 제가 살게요. 반반으로?', '치킨은 제가 살게요'),
	say('하늘', '저는 처음 가 보는데 어디로 가면 돼요?', '저는 처음 가 보는데'),
	say('민아', '여의나루역 2번 출구로 나오면 바로 보여요', '여의나루역 2번'),
	...join('지훈', '용감한수달'),
	say('지훈', '늦어서 미안해요, 회의가 이제 끝났어요', '회의가 이제'),
	pause(3),
	say('용감한수달', '빌드가 다시 초록불이에요. 시험 412개 모두 통과 🟢', '빌드가 다시'),
	leave('용감한수달'),
	say('보라', '그럼 이제 막을 게 없네요 ㅎㅎ'),
	say(
		'준호',
		'일기예보를 보니 아홉 시까지 맑고 21도래요. 비가 오면 역 뒤에 파란 문이 있는 국숫집에서 만나요.',
		'일기예보를 보니',
	),
	...join('하은'),
	say('하은', '저도 가도 돼요? 🙋'),
	say('보라', '당연하죠!'),
	pause(6),
	say('지훈', '몇 시에 만날까요? 여섯 시?', '몇 시에 만날까요'),
	pause(2),
];
