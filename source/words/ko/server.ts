import type {Catalogue} from '../en.ts';
import {withParticle} from '../particles.ts';
import {historyRules} from './history-rules.ts';

type Rule = readonly [pattern: RegExp, say: (...found: readonly string[]) => string];

/** What the hub and the server say without being asked for a code. `test/words/server.ts` holds that they do. */
const rules: readonly Rule[] = [
	[/^Nobody here is called (.+)\.$/, name => `이름이 ${name}인 사람이 여기 없어요.`],
	[
		/^(.+) has said nothing lately that could be deleted( and has these words)?\.$/,
		(name, words) =>
			`${name}의 최근 글 가운데 ${words === undefined ? '' : '그 말이 든 것으로 '}지울 수 있는 것이 없어요.`,
	],
	[/^There is nothing to say\.$/, () => '말할 내용이 없어요.'],
	[/^At most (\d+) bytes\.$/, bytes => `${bytes}바이트까지예요.`],
	[/^The name (.+) is taken\.$/, name => `${withParticle(`${name}`, '은/는')} 이미 쓰는 이름이에요.`],
	[/^The server is full: (\d+) of (\d+) users\.$/, (_now, most) => `${most}명 자리가 다 찼어요.`],
	[/^This server needs a password\.$/, () => '비밀번호가 있어야 해요.'],
	[/^The password is wrong\.$/, () => '비밀번호가 틀렸어요.'],
	[/^This address has as many connections as it may\.$/, () => '이 주소에서 온 연결이 너무 많아요.'],
	[/^You read too slowly\.$/, () => '읽는 것이 너무 느려요.'],
	[
		/^The server's disk is full: nothing can be said until there is room\.$/,
		() => '서버의 디스크가 가득 차서, 자리가 날 때까지 아무 말도 할 수 없어요.',
	],
	[
		/^The server's disk cannot be written to: nothing can be said until it can\.$/,
		() => '서버의 디스크에 쓸 수 없어서, 그때까지 아무 말도 할 수 없어요.',
	],
	[
		/^The server's history is damaged: nothing can be said until its operator has started it again\.$/,
		() => '서버의 기록이 망가져서, 서버를 다시 시작할 때까지 아무 말도 할 수 없어요.',
	],
	[
		/^The server cannot store anything right now: nothing can be said until it can\.$/,
		() => '서버가 지금은 저장할 수 없어서, 그때까지 아무 말도 할 수 없어요.',
	],
	[/^The server can store messages again\.$/, () => '서버가 다시 글을 저장할 수 있어요.'],
	[/^The operator stopped the server\.$/, () => '운영자가 서버를 멈췄어요.'],
	[/^The server was interrupted\.$/, () => '서버가 중단됐어요.'],
	[/^The server is restarting\.$/, () => '서버가 다시 시작해요.'],
	[/^The server failed\.$/, () => '서버에 문제가 생겼어요.'],
];

const inOwnWords = (text: string): string => {
	for (const [pattern, say] of rules) {
		const [whole, ...found] = pattern.exec(text) ?? [];
		if (whole !== undefined) {
			return say(...found);
		}
	}

	for (const [pattern, say] of historyRules) {
		const [whole, ...found] = pattern.exec(text) ?? [];
		if (whole !== undefined) {
			return say(found, inOwnWords);
		}
	}

	return text;
};

export const server: Catalogue['server'] = {inOwnWords};
