import type {Catalogue} from '../en.ts';
import {withParticle} from '../particles.ts';

const subject = (who: string): string => withParticle(who, '이/가');

export const messages: Catalogue['messages'] = {
	later: '연결이 끊겼어요. 다시 이어지면 할게요.',
	edited: '(고침)',
	deleted: '지운 글',
	ignored: who => `${who} (글 숨김)`,
	deletedBy: who => `${subject(who)} 지운 글`,
	you: '나',
	replyTo: (who, text) => `${who}에게 답장: ${text}`,
	editing: '내 글 고치기',
	typing: who => `${subject(who)} 쓰는 중…`,
	menu: {
		reply: '답장',
		react: '반응',
		edit: '고치기',
		delete: '지우기',
		copy: '복사',
		open: '링크 열기',
		whisper: '귓속말',
		details: '자세히',
		jump: '답한 글로 가기',
		title: '글',
	},
	delete: {
		title: '지우기',
		ask: '이 글을 지울까요?',
		askOf: who => `${subject(who)} 쓴 글을 지울까요?`,
		operators: '방의 운영자만 할 수 있어요.',
		yes: '지우기',
		no: '두기',
		write: (text, command) => `"${text}" 글을 지울까요? 지우려면 ${command} 라고 쓰세요`,
	},
	react: {
		title: '반응',
		pick: '또는 이름:',
		none: '그런 그림 글자가 없음',
	},
	details: {
		title: '자세히',
		said: when => `쓴 때 ${when}`,
		number: number => `번호 ${number}`,
		edited: when => `고친 때 ${when}`,
		answers: (who, text) => `${who}에게 답장: ${text}`,
		answersIgnored: who => `글을 숨긴 ${who}에게 답장`,
	},
	notOpened: link => `${withParticle(link, '을/를')} 여는 프로그램이 없어요`,
	copied: '복사했어요.',
	tooMuchToCopy: '복사하기에는 너무 길어요.',
	noClipboard: '여기서는 복사할 수 없어요.',
	none: {
		toReply: '답장할 글이 없어요.',
		toReact: '반응할 글이 없어요.',
		toEdit: '고칠 내 글이 없어요.',
		toDelete: '지울 내 글이 없어요.',
		toCopy: '복사할 글이 없어요.',
		here: '여기에는 글이 없어요.',
		number: number => `#${number}번 글이 없어요. /last로 볼 수 있어요.`,
		emoji: text => `${withParticle(`"${text}"`, '은/는')} 그림 글자가 아니에요: /react :tada:`,
	},
	plain: {
		answers: (author, text) => `(${author}에게: ${text})`,
		answersIgnored: author => `(글을 숨긴 ${author}에게)`,
		edited: (who, text, now) => `${subject(who)} "${text}" 글을 고쳤어요: ${now}`,
		deleted: (who, author, text) =>
			who === author
				? `${subject(who)} "${text}" 글을 지웠어요.`
				: `${subject(who)} ${author}의 글을 지웠어요: "${text}"`,
		reacted: (who, emoji, author, text) => `${subject(who)} ${author}의 글에 ${emoji} 반응: ${text}`,
		unreacted: (who, emoji, author, text) => `${subject(who)} ${author}의 글에서 ${emoji} 뗌: ${text}`,
		editedEarlier: (who, now) => `${subject(who)} 지난 글을 고쳤어요: ${now}`,
		deletedEarlier: who => `${subject(who)} 지난 글을 지웠어요.`,
	},
};
