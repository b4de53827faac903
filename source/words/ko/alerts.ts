import type {Catalogue} from '../en.ts';
import {withParticle} from '../particles.ts';

export const alerts: Catalogue['alerts'] = {
	whisper: name => `${name}의 귓속말`,
	said: (name, room) => `${room}에서 ${withParticle(name, '이/가')} 한 말`,
	several: count => `새 글 ${count}개`,
	missed: count => `연결이 끊긴 동안 나에게 온 글 ${count}개`,
};
