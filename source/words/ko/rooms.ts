import type {Catalogue} from '../en.ts';
import {withParticle} from '../particles.ts';

export const rooms: Catalogue['rooms'] = {
	whisperTo: name => `${name}에게 귓속말`,
	whispers: who => `${withParticle(who, '이/가')} 귓속말을 보냈어요.`,
	draftsAreBack: rooms => `쓰던 글이 그대로 있어요: ${rooms.join(', ')}.`,
	switcher: '방이나 사람에게 가기',
	palette: '모든 명령',
	inbox: '귓속말과 나를 부른 글',
	nothingFits: '맞는 것이 없어요.',
	noMentions: '아직 귓속말을 하거나 나를 부른 사람이 없어요.',
	away: '자리 비움',
	idle: '자리 비움 (자동)',
	youAreAway: why => `자리 비움: ${why}. 돌아오면 /back.`,
	youAreBack: '돌아왔어요.',
	isAway: (name, why) => `${withParticle(name, '은/는')} 자리에 없어요: ${why}`,
	isIgnored: name => `이제 ${name}의 글을 보이지 않게 해요. 다시 보려면 /unignore ${name}`,
	isHeardAgain: name => `이제부터 ${withParticle(name, '이/가')} 하는 말이 다시 보여요.`,
	wasNotIgnored: name => `${withParticle(name, '은/는')} 무시하고 있지 않아요.`,
	notOneself: '나를 무시할 수는 없어요.',
	ignoredNames: names =>
		names.length === 0 ? '무시하는 사람이 없어요.' : `무시하는 사람: ${names.join(', ')}`,
	nothingNew: '여기에는 새 글이 없어요.',
	topicOf: (room, topic) =>
		topic === '' ? `${room}에는 주제가 없어요. /topic 내용으로 정하세요.` : `${room}의 주제: ${topic}`,
	noTopicHere: '대화에는 주제가 없어요. 방에만 있어요.',
};
