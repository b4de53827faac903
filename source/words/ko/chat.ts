import type {Catalogue} from '../en.ts';
import {withParticle} from '../particles.ts';

/** `민아`, `민아와 준`, `민아, 준, 보라`, `민아, 준 외 3명`. */
const names = (shown: readonly string[], rest: number): string => {
	if (rest > 0) {
		return `${shown.join(', ')} 외 ${rest}명`;
	}

	const [first = '', second] = shown;
	return shown.length === 2 ? `${withParticle(first, '과/와')} ${second}` : shown.join(', ');
};

const subject = (who: string): string => withParticle(who, '이/가');

export const chat: Catalogue['chat'] = {
	placeholder: room => `${room}에 쓰기`,
	retryNow: 'Enter를 누르면 바로 다시 해 봐요.',
	notSent: '(보내지 못함)',
	you: '(나)',
	more: count => `외 ${count}명`,
	new: count => `새 글 ${count}`,
	unread: count => `안 읽은 글 ${count}`,
	header: {
		online: count => `${count}명 접속`,
		connecting: '연결하는 중…',
		reconnecting: when => `다시 연결: ${when}`,
		retry: when => `재시도: ${when}`,
		attempt: attempt => `${attempt}번째`,
		offline: '연결 끊김',
		in: duration => `${duration} 뒤`,
		now: '지금',
	},
	find: {
		label: '찾기:',
		in: room => `${room}에서`,
		looking: '찾는 중 …',
		lookingFurther: '더 오래된 글에서 찾는 중 …',
		nothing: '찾지 못함',
		place: (index, count) => `${count}개 중 ${index}번째`,
	},
	marks: {
		beginning: room => `${room}의 처음`,
		earlierIdle: '이전 글: PageUp',
		idle: '사이에 글이 더 있음',
		earlierLoading: '… 이전 글 불러오는 중 …',
		loading: '… 글 불러오는 중 …',
		earlierFailed: '이전 글이 오지 않음: PageUp으로 다시',
		failed: '글이 오지 않음: PageUp으로 다시',
		earlier: '들어오기 전 ↑',
		new: '새 글',
	},
	activity: {
		names,
		joined: who => `${subject(who)} 들어왔어요`,
		left: who => `${subject(who)} 나갔어요`,
		leftBy: {
			lost: who => `${subject(who)} 연결이 끊겼어요`,
			timeout: who => `${subject(who)} 응답이 없어 나갔어요`,
			kicked: who => `${subject(who)} 내보내졌어요`,
			banned: who => `${subject(who)} 차단되었어요`,
			slow: who => `${subject(who)} 너무 느려 따라오지 못했어요`,
			flood: who => `${subject(who)} 글을 쏟아내 내보내졌어요`,
			error: who => `${subject(who)} 연결이 끊겼어요`,
		},
		saying: (what, text) => `${what} (${text})`,
		renamed: (from, to) => `${subject(from)} 이름을 ${withParticle(to, '으로/로')} 바꿨어요`,
		topic: (who, topic) => `${subject(who)} 주제를 정했어요: ${topic}`,
		noTopic: who => `${subject(who)} 주제를 지웠어요`,
	},
	tooSmall: (columns, rows) => `너무 작아요: ${columns}×${rows}`,
	needsSize: (columns, rows) => `최소 ${columns}×${rows}`,
};
