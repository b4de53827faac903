import type {Catalogue} from '../en.ts';

export const shell: Catalogue['shell'] = {
	late: {
		problem: seconds => `서버가 ${seconds}초 안에 답하지 않았어요.`,
		hint: '저장되었는지 알 수 없어요. 다시 해 보거나 더 기다리세요: --timeout 30s',
	},
	maybeDone: '됐는지는 알 수 없어요. 다시 해 보세요.',
};
