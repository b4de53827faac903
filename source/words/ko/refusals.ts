import type {Catalogue} from '../en.ts';
import {withParticle} from '../particles.ts';

const askOperator = '방의 운영자에게 물어보세요.';

export const refusals: Catalogue['refusals'] = {
	tooFast: {problem: '너무 빨라요.', hint: '잠시 기다렸다가 Enter를 다시 누르세요.'},
	tooLong: {
		problem: (size, most) => `글이 ${size}예요. ${most}까지 보낼 수 있어요.`,
		hint: '줄이거나 나눠서 보내세요.',
	},
	tooMuch: '너무 긴 크기',
	bannedWord: {problem: '여기서 쓸 수 없는 낱말이 있어요.', hint: '다른 말로 써 보세요.'},
	empty: {problem: '보낼 내용이 없어요.', hint: '먼저 무언가 쓰세요.'},
	muted: {problem: '지금은 말할 수 없게 되어 있어요.', hint: '기다리거나 연 사람에게 물어보세요.'},
	nameTaken: {
		problem: name => `${withParticle(`"${name}"`, '은/는')} 이미 쓰는 이름이에요.`,
		hint: '다른 이름을 고르세요: /nick 이름',
	},
	nameInvalid: {
		problem: name => `${withParticle(`"${name}"`, '은/는')} 이름으로 쓸 수 없어요.`,
		hint: (about, own) => own || about || '글자와 숫자, - _ . 을 20칸까지 쓸 수 있어요: /nick 이름',
	},
	name: {
		empty: '이름에는 글자나 숫자가 하나는 있어야 해요.',
		'too-long': (cells, wide) => `이름은 ${cells}칸까지예요: 한글은 ${wide}자, 영문은 ${cells}자.`,
		characters: '이름에는 글자와 숫자, - _ . 만 쓸 수 있고 빈칸이나 다른 기호는 쓸 수 없어요.',
		reserved: '쓸 수 없게 정해진 이름이에요. 다른 이름을 고르세요.',
	},
	noSuchUser: {
		problem: name => `이름이 "${name}"인 사람이 여기 없어요.`,
		hint: '누가 있는지 보기: /users',
	},
	toSelf: {
		problem: '나에게는 귓속말을 할 수 없어요.',
		hint: '다른 사람에게 하세요. /users로 누가 있는지 볼 수 있어요.',
	},
	notInRoom: {problem: '그 방에 들어가 있지 않아요.', hint: '나갔다가 다시 들어오세요.'},
	moderated: {problem: () => '이 방에서는 발언권이 있어야 말할 수 있어요.', hint: askOperator},
	roomBanned: {problem: () => '이 방에서 차단되었어요.', hint: askOperator},
	roomFull: {problem: () => '방에 자리가 없어요.', hint: askOperator},
	roomKey: {problem: () => '방에 들어가려면 열쇠말이 있어야 해요.', hint: askOperator},
	inviteOnly: {problem: () => '초대받은 사람만 들어갈 수 있는 방이에요.', hint: askOperator},
	notOperator: {problem: () => '이 방의 운영자만 할 수 있어요.', hint: askOperator},
	notThere: {problem: () => '그 사람은 이 방에 없어요.', hint: askOperator},
	alreadyThere: {problem: () => '그 사람은 이미 이 방에 있어요.', hint: askOperator},
	notPermitted: {problem: '그렇게 할 수 있는 권한이 없어요.', hint: '연 사람에게 물어보세요.'},
	badFrame: {
		problem: about => `서버가 알아듣지 못했어요: ${about}`,
		hint: '양쪽에서 같은 버전의 chat-tui를 쓰세요.',
	},
	noSuchMessage: {problem: () => '그 글은 이제 없어요.', hint: '다른 글을 고르세요.'},
	notYours: {problem: () => '쓴 사람만 할 수 있어요.', hint: '지우기는 방의 운영자도 할 수 있어요.'},
	roomInvalid: {
		problem: () => '방 이름으로 쓸 수 없어요.',
		hint: '#으로 시작하고, 글자와 숫자, - _ . 을 쓸 수 있어요.',
	},
	tooManyRooms: {problem: () => '들어가 있는 방이 너무 많아요.', hint: '먼저 한 방에서 나가세요: /part'},
	unavailable: {problem: () => '서버가 지금은 할 수 없어요.', hint: '잠시 뒤에 다시 해 보세요.'},
	other: {
		problem: about => (about === '' ? '서버가 거절했어요.' : `서버가 거절했어요: ${about}`),
		hint: '나중에 다시 해 보세요.',
	},
};
