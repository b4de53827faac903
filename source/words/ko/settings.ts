import type {Catalogue} from '../en.ts';
import {withParticle} from '../particles.ts';

export const settings: Catalogue['settings'] = {
	help: {
		theme: '색: 터미널 바탕을 따르거나 고른 것',
		lang: '언어: 시스템 언어를 따르거나 고른 것',
		ascii: '상자를 잘 못 그리는 글꼴을 위해 ASCII로만 그리기',
		mouse: '휠로 넘기고 눌러서 고르기',
		notify: '다른 곳을 보고 있을 때 알릴 것',
		bell: '알릴 때 벨 울리기',
		away: '이만큼 키를 안 누르면 자리 비움 (분)',
	},
	or: values =>
		values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} 또는 ${values.at(-1)}`,
	countOrOff: max => `1부터 ${max}까지의 수 또는 off`,
	wrong: (name, value, takes) =>
		`${name}에는 ${withParticle(value, '을/를')} 쓸 수 없어요. 쓸 수 있는 값: ${takes}`,
	missing: (name, takes) => `${name}에 쓸 수 있는 값: ${takes}`,
	unknown: (name, advice) => `${name}: 그런 설정은 없어요. ${advice}`,
	seeSet: '/set으로 설정을 볼 수 있어요.',
	inLine: (line, problem) => `설정 파일 ${line}번째 줄: ${problem}`,
	unreadable: (file, reason) => `설정을 읽지 못했어요: ${file} (${reason})`,
	about: (name, value, help) => `${name} = ${value}. 하는 일: ${help}.`,
	takes: (takes, fallback) => `쓸 수 있는 값: ${takes}. 처음 값: ${fallback}.`,
	listEnd: file => `/set 이름 값으로 바꿔요. 여기에 저장돼요: ${file}`,
	listEndWithoutFile: '/set 이름 값으로 바꿔요.',
	set: (name, value) => `설정: ${name} = ${value}`,
	notKept: (name, value, reason) => `${name} = ${value}, 이번에만 쓰여요. 저장하지 못했어요 (${reason}).`,
	keys: {
		takes: max => `쉼표를 사이에 둔 키 ${max}개까지, 예를 들어 f3, ctrl+f, 또는 none`,
		unknown: key => `${key}: 그런 키는 없어요. 예를 들어: f3, ctrl+f, alt+left, ctrl+pageup`,
		twin: (key, other) =>
			`터미널은 ${withParticle(key, '과/와')} ${withParticle(other, '을/를')} 구별하지 못해요.`,
		typed: key => `${withParticle(key, '은/는')} 글자로 쳐져요. ctrl이나 alt를 붙이세요.`,
		editing: (key, name) =>
			`${withParticle(key, '은/는')} 글을 고치는 키라 바꿀 수 없어요. ${name}에는 다른 키를 고르세요.`,
		oneKey: (name, keys) => `${name}에는 한 번에 누르는 키만 쓸 수 있어요: ${keys}`,
		count: (name, max) => `${name}에는 키 하나에서 ${max}개까지 또는 none을 쓸 수 있어요.`,
		fixed: (name, keys) =>
			keys === ''
				? `${name}: 그런 키 설정은 없어요. /set key. 뒤에서 Tab을 누르면 보여요.`
				: `${withParticle(name, '은/는')} 바꿀 수 없어요. 키: ${keys}`,
		needed: name => `${name}에는 키가 있어야 해요.`,
		taken: (key, name) => `${withParticle(key, '은/는')} 이미 ${name}의 키예요.`,
	},
	none: '여기에는 설정이 없어요.',
};
