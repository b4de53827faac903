import type {Catalogue} from '../en.ts';
import {withParticle} from '../particles.ts';

export const text: Catalogue['text'] = {
	noLinks: '여기에는 링크가 없어요.',
	noLink: (number, count) => `링크 ${number}번은 없어요. 모두 ${count}개예요.`,
	saved: (messages, path) => `불러온 글 ${messages}개를 모두 저장했어요: ${path}`,
	exists: (path, command) => `이미 있는 파일이에요: ${path}. 바꾸려면 ${command}`,
	notSaved: (path, reason) => `파일을 쓰지 못했어요(${reason}): ${path}`,
	noFiles: '여기서는 파일을 쓸 수 없어요.',
	nothingFolded: '보이는 글 가운데 접힌 것이 없어요.',
	folded: rows => `… ${rows}줄 더: Enter 또는 /unfold`,
	newLine: 'Alt+Enter로 줄을 바꾸고, Enter로 보내요.',
	noEditor: command => `${withParticle(command, '을/를')} 열지 못했어요. EDITOR에 편집기를 정해 주세요.`,
	editorFailed: command => `${withParticle(command, '이/가')} 글 없이 끝났어요. 바뀐 것은 없어요.`,
	pastesFirst: '붙여 넣은 것을 먼저 보내거나 버려 주세요.',
};
