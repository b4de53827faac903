import type {Catalogue} from '../en.ts';

export const headless: Catalogue['headless'] = {
	// Aligned for Hangul, which is two cells wide.
	help: [
		'users                여기 있는 사람과 주소, 포트 (user: 주소만)',
		'say 내용             서버의 이름으로 모두에게 말하기',
		'kick 이름 [까닭]     내보내기',
		'delete 이름 [낱말]   그 사람의 마지막 글 지우기, 낱말이 있으면 그 말이 든 마지막 글',
		'quit                 서버 멈추기',
		'help                 명령 보기',
	].join('\n'),
	kickWhom: '누구를 내보낼까요? kick 이름 [까닭]',
	deleteWhose: '누구의 글을 지울까요? delete 이름 [낱말]',
	unknown: command => `${command} 명령은 없어요. help로 볼 수 있어요.`,
	notClean: reason => `서버가 깨끗하게 멈추지 못했어요: ${reason}`,
};
