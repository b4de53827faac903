import type {Catalogue} from '../en.ts';
import {withParticle} from '../particles.ts';

export const rooms: Catalogue['rooms'] = {
	whisperTo: name => `${name}에게 귓속말`,
	whispers: who => `${withParticle(who, '이/가')} 귓속말을 보냈어요.`,
	draftsAreBack: rooms => `쓰던 글이 그대로 있어요: ${rooms.join(', ')}.`,
	noTopicHere: '대화에는 주제가 없어요. 방에만 있어요.',
};
