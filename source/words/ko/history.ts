import type {Catalogue} from '../en.ts';

export const history: Catalogue['history'] = {
	hints: {
		locked: '이 서버에는 다른 폴더를 쓰거나 (--data 폴더), 아무것도 남기지 마세요 (--memory).',
		unwritable: '쓸 수 있는 폴더를 고르거나 (--data 폴더), 아무것도 남기지 마세요 (--memory).',
		full: '디스크에 자리를 만들거나, 다른 곳의 폴더를 고르세요 (--data 폴더).',
		corrupt: '그 파일을 옮기고 다시 시작하거나, 다른 폴더를 고르세요 (--data 폴더).',
		closed: '다시 시작하세요.',
		failed: '다른 폴더를 고르거나 (--data 폴더), 아무것도 남기지 마세요 (--memory).',
	},
	none: {
		problem: directory => `여기에는 기록이 없어요: ${directory}`,
		hint: '서버가 기록을 두는 폴더를 쓰세요: --data 폴더',
	},
	unreadable: {
		problem: directory => `기록을 읽지 못했어요: ${directory}`,
		hint: '서버가 기록을 두는 폴더가 맞는지, 읽을 수 있는지 확인하세요.',
	},
	noRoom: {
		problem: room => `${room} 방에서는 아무도 말한 적이 없어요.`,
		none: '어느 방에서도 아무도 말하지 않았어요.',
		hint: rooms => `있는 방: ${rooms}`,
	},
};
