import type {Catalogue} from '../en.ts';
import {withParticle} from '../particles.ts';

const online = (count: number): string => `${count}명 접속.`;
const subject = (who: string): string => withParticle(who, '이/가');

export const plain: Catalogue['plain'] = {
	whispers: who => `${who}의 귓속말:`,
	joined: (who, count) => `${subject(who)} 들어왔어요. ${online(count)}`,
	left: (who, why, count) => `${subject(who)} 나갔어요${why === '' ? '' : ` (${why})`}. ${online(count)}`,
	reasons: {
		lost: '연결 끊김',
		timeout: '응답 없음',
		kicked: '내보내짐',
		banned: '차단됨',
		slow: '너무 느림',
		flood: '글을 쏟아냄',
		shutdown: '서버 멈춤',
		error: '오류',
	},
	ejected: (who, by, why) =>
		`${subject(by)} ${withParticle(who, '을/를')} 내보냈어요${why === '' ? '.' : `: ${why}`}`,
	renamed: (from, to) => `${subject(from)} 이름을 ${withParticle(to, '으로/로')} 바꿨어요.`,
	topic: (who, topic) => `${subject(who)} 주제를 정했어요: ${topic}`,
	welcome: (you, room, server, count) =>
		`${server}의 ${room}에 ${withParticle(you, '으로/로')} 들어왔어요. ${online(count)}`,
	nowIn: (room, count) => `${room}에 있어요. 모두 ${count}명.`,
	nowWith: who => `이제 쓰는 글은 ${who}에게만 가요. /part로 끝내요.`,
	topicIs: topic => `주제: ${topic}`,
	commands: '명령: /help',
	nothingFound: '찾지 못했어요.',
	beginning: room => `${room}의 처음이에요.`,
	lines: '여러 줄을 쓰고, 마지막에 . 하나만 있는 줄을 쓰세요.',
	noOlder: '더 오래된 것은 없어요.',
	older: '더 오래된 것이 있어요: /find로 볼 수 있어요.',
	searchLost: {problem: '찾는 중에 연결이 끊겼어요.', hint: '다시 해 보세요: /find 낱말'},
	gaveUp: {
		problem: '연결이 돌아오지 않았어요.',
		hint: '모두 보내지는 못했어요. 나중에 다시 해 보세요.',
	},
	lineTooLong: '입력한 줄이 너무 길어요.',
	lineMost: kibibytes => `글은 ${kibibytes}KiB까지 보낼 수 있어요.`,
};
