import type {Catalogue} from '../en.ts';
import {withParticle} from '../particles.ts';

/** What happened, and the words of a person about it, when there are any. What the program on the other side writes by itself is English, and is left out. */
const withText = (problem: string, about: string): string =>
	about === '' ? problem : `${problem} (${about})`;

const sameVersion = '양쪽에서 같은 버전의 chat-tui를 쓰세요: npx chat-tui@latest';
const inAMoment = '잠시 뒤에 다시 해 보세요.';

export const endings: Catalogue['endings'] = {
	place: (host, port) => `${host} 포트 ${port}`,
	nothingListens: {
		problem: place => `${place}에 열린 서버가 없어요.`,
		hint: '주소를 확인하거나, 그곳에서 방을 여세요: chat-tui serve',
	},
	noHost: {
		problem: host => `이름이 ${host}인 호스트가 없어요.`,
		hint: '철자를 확인하거나 IP 주소를 쓰세요.',
	},
	notLookedUp: {
		problem: host => `${host}의 주소를 알아내지 못했어요.`,
		hint: '네트워크 연결을 확인하거나 IP 주소를 쓰세요.',
	},
	noAnswer: {
		problem: (place, seconds) => `${place}에서 ${seconds}초 안에 답이 없었어요.`,
		hint: '주소가 맞는지, 방화벽이 막고 있지 않은지 확인하세요.',
	},
	unreachable: {
		problem: host => `여기서는 ${host}에 닿을 수 없어요.`,
		hint: '네트워크 연결과 주소를 확인하세요.',
	},
	brokeOff: {problem: place => `${place}의 연결이 끊겼어요.`, hint: inAMoment},
	failed: {
		problem: (place, message) => `${place}에 연결하지 못했어요: ${message}`,
		hint: '주소를 확인하고 다시 해 보세요.',
	},
	stranger: {
		problem: place => `${place}에 있는 것은 chat-tui 서버가 아니에요.`,
		hint: '주소와 포트를 확인하세요.',
	},
	silence: {problem: '서버가 답하지 않아요.', hint: '네트워크 연결을 확인하고 다시 해 보세요.'},
	sleep: {problem: '컴퓨터가 잠들었다 깼어요.', hint: '다시 해 보세요.'},
	endOfStream: {
		problem: '서버가 연결을 닫았어요.',
		hint: 'chat-tui 서버의 주소가 맞는지 확인하고 다시 해 보세요.',
	},
	oversize: {problem: '서버가 받을 수 있는 것보다 많이 보냈어요.', hint: inAMoment},
	left: {problem: '나왔어요.', hint: '돌아오려면 chat-tui를 다시 시작하세요.'},

	wrongPassword: {
		problem: () => '비밀번호가 맞지 않아 들어가지 못했어요.',
		hint: '연 사람에게 비밀번호를 묻고 CHAT_TUI_PASSWORD나 --password-file, --password로 주세요.',
	},
	banned: {
		problem: about => withText('이 서버에서 차단되었어요.', about),
		hint: '연 사람에게 풀어 달라고 하세요.',
	},
	version: {
		problem: version => `서버와 규약의 버전이 달라요. 이 chat-tui는 버전 ${version}이에요.`,
		hint: sameVersion,
	},
	nameInvalid: {
		problem: (name, about, own) =>
			[`${withParticle(`"${name}"`, '은/는')} 이름으로 쓸 수 없어요.`, own || about].join(' ').trim(),
		hint: '다른 이름을 고르세요: --name 이름',
	},
	nameTaken: {
		problem: name => `${withParticle(`"${name}"`, '은/는')} 이미 쓰는 이름이에요.`,
		hint: '다른 이름을 고르세요: --name 이름',
	},
	full: {
		problem: () => '서버에 자리가 없어요.',
		hint: '나중에 다시 해 보거나, 연 사람에게 자리를 늘려 달라고 하세요 (--max-users).',
	},
	refused: {problem: about => withText('서버가 거절했어요.', about), hint: '나중에 다시 해 보세요.'},

	kicked: {
		problem: about => withText('내보내졌어요.', about),
		hint: '연 사람에게 까닭을 물어보세요.',
	},
	replaced: {problem: '다른 곳에서 들어왔어요.', hint: '그곳에서 계속하거나, 여기서 다시 들어오세요.'},
	rejected: {
		problem: about => withText('서버가 거절했어요.', about),
		hint: '연 사람에게 묻거나, 나중에 다시 해 보세요.',
	},
	badFrame: {
		problem: about => withText('서버가 이 프로그램의 말을 알아듣지 못했어요.', about),
		hint: sameVersion,
	},
	tooManyConnections: {
		problem: () => '이 주소에서 온 연결이 너무 많아요.',
		hint: '하나를 끊거나, 연 사람에게 늘려 달라고 하세요 (--max-per-address).',
	},
	shutdown: {problem: () => '서버가 멈췄어요.', hint: '서버가 돌아오면 다시 해 보세요.'},
	restart: {problem: '서버가 다시 시작해요.', hint: inAMoment},
	slow: {problem: '서버를 따라가기에 연결이 너무 느렸어요.', hint: inAMoment},
	silent: {problem: '서버에 아무것도 전해지지 않았어요.', hint: inAMoment},
	bye: {problem: '서버가 연결을 끝냈어요.', hint: inAMoment},
};
