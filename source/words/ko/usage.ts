import type {Catalogue} from '../en.ts';
import {withParticle} from '../particles.ts';

/** What may be written, and what was written instead of it. */
const not = (value: string): string =>
	value === '' ? '값이 없어요.' : `${withParticle(value, '은/는')} 쓸 수 없어요.`;

export const usage: Catalogue['usage'] = {
	seeHelp: '도움말: chat-tui --help',
	leaveOneOut: '둘 가운데 하나를 빼세요.',
	forExample: commands => `예: ${commands}`,
	write: command => `쓰는 법: ${command}`,
	noOption: (command, option) => `${command} 명령에는 ${option} 옵션이 없어요.`,
	noOptionAlone: option => `명령 없이 쓰는 chat-tui에는 ${option} 옵션이 없어요.`,
	noCommand: command => `${command} 명령은 없어요.`,
	language: (choices, value) => `--lang에는 ${choices}만 쓸 수 있어요. ${not(value)}`,
	needsTerminal: {
		problem: '첫 화면은 터미널에서만 볼 수 있어요.',
		hint: '무엇을 할지 쓰세요: chat-tui serve 또는 chat-tui join 주소',
	},
	unwritable: {
		problem: why => `출력을 다 쓰지 못했어요: ${why}.`,
		hint: '디스크에 자리를 만들거나, 다른 곳에 쓰세요.',
	},
	defect: 'chat-tui의 잘못이에요. 위의 줄들과 함께 알려 주세요.',
	port: {
		problem: value => `${withParticle(value, '은/는')} 포트가 아니에요.`,
		hint: minimum => `포트는 ${minimum}부터 65535까지의 숫자예요.`,
	},
	hostAndPort: (command, rest) => `${command}에는 주소와 포트만 쓸 수 있어요. 더 쓴 것: ${rest}`,
	wholeNumber: (option, minimum) => `${option}에는 ${minimum} 이상의 정수를 써야 해요.`,
	wholeNumberTo: (option, minimum, maximum) =>
		`${option}에는 ${minimum}부터 ${maximum}까지의 정수를 써야 해요.`,
	passwordFile: {
		problem: (file, reason) => `비밀번호 파일을 읽지 못했어요: ${file} (${reason})`,
		hint: '첫 줄에 비밀번호가 있는 파일을 쓰세요.',
	},
	whisperRoom: '귓속말은 방에 없어요. --room과 --whispers는 함께 쓸 수 없어요.',
	search: '무엇을 찾을까요?',
	export: {
		moment: (option, value) =>
			`${option}에는 날짜, 날짜와 시각, today, yesterday, 또는 얼마 전인지를 써야 해요. ${not(value)}`,
		optionsOnly: value => `export에는 옵션만 쓸 수 있어요. 더 쓴 것: ${value}`,
		text: value => `export의 --text에는 값을 쓰지 않아요. 쓴 값: ${value}`,
		jsonOrText: '--json과 --text는 함께 쓸 수 없어요.',
		nothingBetween: '--since가 --until보다 앞이 아니라서 그 사이에 아무것도 없어요.',
		earlier: '더 이른 --since를 쓰세요.',
	},
	send: {
		where: '어느 서버로 보낼까요?',
		timeout: value => `--timeout에는 시간을 써야 해요. ${not(value)}`,
		toAlone: {
			problem: '귓속말은 방에 없고 하는 일도 아니에요. --to는 홀로 써요.',
			hint: '--room과 --action을 빼세요.',
		},
		nothing: {problem: '보낼 것이 없어요.', hint: '내용을 쓰거나, 표준 입력으로 여러 줄을 보내세요.'},
	},
	serve: {
		keep: '--keep에는 글을 얼마 동안 둘지 써야 해요: 며칠(d), 몇 시간(h), 몇 분(m).',
		text: (choices, value) => `--text에는 ${choices}만 쓸 수 있어요. ${not(value)}`,
		memoryOrData: '--memory는 아무것도 남기지 않고 --data는 남길 곳을 정해요. 함께 쓸 수 없어요.',
		rate: '--rate에는 1초에 보낼 수 있는 글의 수를 써야 해요. 0이면 제한이 없어요.',
		emptyPassword: {
			problem: '비밀번호가 비어 있어서 누구나 들어올 수 있어요.',
			hint: '비밀번호를 쓰거나, 모두 들어오게 하려면 옵션을 빼세요.',
		},
	},
	completion: (shells, value) =>
		`completion에는 ${shells}만 쓸 수 있어요.${value === '' ? '' : ` ${not(value)}`}`,
};
