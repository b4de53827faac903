import type {Catalogue} from '../en.ts';
import {withParticle} from '../particles.ts';

export const client: Catalogue['client'] = {
	reconnecting: problem => `${problem} 다시 연결하는 중 …`,
	connectedAgain: '다시 연결됐어요.',
	connectionLost: '연결이 끊겼어요.',
	noConnection: {problem: '연결되어 있지 않아요.', hint: '다시 연결되면 해 보세요.'},
	requestRefused: problem => problem,
	notSent: '연결이 끝나서 보내지 못했어요.',
	caughtUp: count => `놓친 글 ${count}개를 받았어요.`,
	roundTrip: ms => `서버까지 다녀오는 데 ${ms} ms.`,
	underOne: '1 미만',
	users: count => `${count}명`,
	youToo: '나도 있음',
	ejected: (by, room) => `${withParticle(by, '이/가')} 나를 ${room}에서 내보냈어요`,
	everyoneIsIn: room => `${withParticle(room, '은/는')} 모두가 있는 방이에요. 서버에서 나가려면 /quit.`,
	kept: {
		textIsBack: '쓰던 글을 되살렸어요.',
		sentNow: count => `지난번에 보내지 못한 글 ${count}개를 지금 보내요.`,
		old: count => `지난번에 보내지 못한 글 ${count}개는 하루가 넘어 보내지 않았어요. ↑로 불러올 수 있어요.`,
		notSent: count => `글 ${count}개를 보내지 못했어요.`,
		otherJournal: count =>
			`그사이 서버가 새로 시작해서 글 ${count}개를 보내지 못했어요. ↑로 불러올 수 있어요.`,
		textIsKept: '쓰던 글은 다음에 들어올 때 되살려요.',
		messagesAreKept: count => `글 ${count}개를 아직 보내지 못했어요. 다음에 들어올 때 보내요.`,
	},
};
