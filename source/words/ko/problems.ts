import type {Catalogue} from '../en.ts';
import {withParticle} from '../particles.ts';

const everyAddress = '빼면 이 컴퓨터의 모든 주소에서 받아요.';

export const problems: Catalogue['problems'] = {
	port: port => `포트 ${port}`,
	hostAndPort: (host, port) => `${host} 포트 ${port}`,
	portInUse: {
		problem: where => `${withParticle(where, '은/는')} 이미 다른 프로그램이 쓰고 있어요.`,
		hint: command => `다른 포트를 고르거나 (${command}), 0으로 빈 포트를 쓰세요.`,
	},
	portForbidden: {
		problem: where => `이 사용자는 ${withParticle(where, '을/를')} 열 수 없어요.`,
		hint: '1023보다 큰 포트를 고르세요.',
	},
	hostUnknown: {problem: host => `이름이 ${host}인 호스트를 알 수 없어요.`, hint: everyAddress},
	hostNotHere: {
		problem: host => `${withParticle(host, '은/는')} 이 컴퓨터의 주소가 아니에요.`,
		hint: everyAddress,
	},
	listen: {
		problem: (where, message) => `${withParticle(where, '을/를')} 열지 못했어요: ${message}.`,
		hint: '다른 포트를 써 보세요.',
	},
};
