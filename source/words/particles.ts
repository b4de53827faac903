/** Korean particles: which of two forms follows a word, by the sound that it ends in as Koreans read it. Knows sounds; no sentence. */

/** What a word ends in: a vowel, ㄹ, another consonant, or nobody knows. */
type Ending = 'open' | 'rieul' | 'closed' | 'unknown';

/** After a consonant, after a vowel, and where it is not known which. */
const forms = {
	'이/가': ['이', '가', '이(가)'],
	'을/를': ['을', '를', '을(를)'],
	'은/는': ['은', '는', '은(는)'],
	'과/와': ['과', '와', '과(와)'],
	'으로/로': ['으로', '로', '(으)로'],
} as const;

export type Particle = keyof typeof forms;

/** 영 일 이 삼 사 오 육 칠 팔 구. Of tens, hundreds and so on the last word (십, 백, 천, 만, 억) ends in a consonant as 영 does. */
const digitEndings: readonly Ending[] = [
	'closed',
	'rieul',
	'open',
	'closed',
	'open',
	'open',
	'closed',
	'rieul',
	'rieul',
	'open',
];

/** 엘 엠 엔 알; every other letter's name ends in a vowel. */
const letterEnding = (letter: string): Ending =>
	letter === 'l' || letter === 'r' ? 'rieul' : letter === 'm' || letter === 'n' ? 'closed' : 'open';

/**
A word in Latin letters, as it is mostly written in Hangul: l, m, n and ng stay consonants, with a silent e as well (준 June, 콜 Cole); b, c, k, p and t
do after one short vowel alone (밥 Bob, 잭 Jack, but 마크 Mark, 마이크 Mike); all others get a vowel (맥스 Max, 데이비드 David), r goes (스타 star).
*/
const latinEnding = (word: string): Ending => {
	// One letter, or capitals alone, are spelt: `CI`, `user-b`.
	if (word.length === 1 || /^[A-Z]{2,5}$/.test(word)) {
		return letterEnding(word.slice(-1).toLowerCase());
	}

	const lower = word.toLowerCase();
	if (/l(?:l|e|le)?$/.test(lower)) {
		return 'rieul';
	}

	return /(?:[mn]|ng)$/.test(lower) ||
		/[aeiouy](?:m|mm|n|nn)e$/.test(lower) ||
		/(?:^|[^aeiou])[aeiou](?:[bckpt]|ck|pp|tt|bb)$/.test(lower)
		? 'closed'
		: 'open';
};

const hangulEnding = (code: number): Ending => {
	const final = (code - 0xac00) % 28;
	return final === 0 ? 'open' : final === 8 ? 'rieul' : 'closed';
};

/** By the last letter or digit: quotation marks and the like are not read. */
const endingOf = (text: string): Ending => {
	const letters = text
		.normalize('NFD')
		.replace(/\p{Mn}/gu, '')
		.normalize('NFKC');
	const [, last = ''] = /([\p{L}\p{Nd}])[^\p{L}\p{Nd}]*$/u.exec(letters) ?? [];
	const code = last.codePointAt(0) ?? 0;

	if (code >= 0xac00 && code <= 0xd7a3) {
		return hangulEnding(code);
	}

	if (/[0-9]/.test(last)) {
		return digitEndings[Number(last)] ?? 'unknown';
	}

	if (/[A-Za-z]/.test(last)) {
		return latinEnding(/([A-Za-z]+)[^\p{L}\p{Nd}]*$/u.exec(letters)?.[1] ?? last);
	}

	// Letters by themselves: consonants by their names (기역, 리을), vowels as they sound.
	if (/[ㄱ-ㅎᄀ-ᄒ]/.test(last)) {
		return last === 'ㄹ' || last === 'ᄅ' ? 'rieul' : 'closed';
	}

	if (/[ㅏ-ㅣᅡ-ᅵ]/.test(last)) {
		return 'open';
	}

	if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(last)) {
		return /[んン]/.test(last) ? 'closed' : 'open';
	}

	return 'unknown';
};

/** The particle alone, in the form that follows this text: `이(가)` where the text cannot be read. */
export const particle = (text: string, wanted: Particle): string => {
	const [closed, open, both] = forms[wanted];

	switch (endingOf(text)) {
		case 'open':
			return open;
		case 'rieul':
			return wanted === '으로/로' ? open : closed;
		case 'closed':
			return closed;
		case 'unknown':
			return both;
	}
};

/** The text with its particle right behind it: `민수가`, `보람이`. */
export const withParticle = (text: string, wanted: Particle): string => text + particle(text, wanted);
