/** What an input method makes of keys with the Hangul layout on (두벌식): the automaton of KS X 5002, for tests. */

const singles = new Map(
	Array.from(
		'ㄱrㄲRㄴsㄷeㄸEㄹfㅁaㅂqㅃQㅅtㅆTㅇdㅈwㅉWㅊcㅋzㅌxㅍvㅎgㅏkㅐoㅑiㅒOㅓjㅔpㅕuㅖPㅗhㅛyㅜnㅠbㅡmㅣl'.matchAll(
			/(.)(.)/gu,
		),
	).map(([, jamo = '', key = '']) => [key, jamo]),
);
const pairs = new Map(
	'ㅘㅗㅏ ㅙㅗㅐ ㅚㅗㅣ ㅝㅜㅓ ㅞㅜㅔ ㅟㅜㅣ ㅢㅡㅣ ㄳㄱㅅ ㄵㄴㅈ ㄶㄴㅎ ㄺㄹㄱ ㄻㄹㅁ ㄼㄹㅂ ㄽㄹㅅ ㄾㄹㅌ ㄿㄹㅍ ㅀㄹㅎ ㅄㅂㅅ'
		.split(' ')
		.map(word => [word.slice(1), word.charAt(0)]),
);
const leads = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const vowels = 'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ';
const tails = ' ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ';

type Syllable = {lead: string; vowel: string; tail: string};

const written = ({lead, vowel, tail}: Syllable): string =>
	lead !== '' && vowel !== ''
		? String.fromCharCode(
				0xac00 +
					(leads.indexOf(lead) * 21 + vowels.indexOf(vowel)) * 28 +
					(tail === '' ? 0 : tails.indexOf(tail)),
			)
		: lead + vowel + tail;

/** The text that these keys write. */
export const typeInHangul = (keys: string): string => {
	let done = '';
	let now: Syllable = {lead: '', vowel: '', tail: ''};

	const commit = (next: Syllable): void => {
		done += written(now);
		now = next;
	};

	for (const key of keys) {
		// Shift makes no other jamo of most keys.
		const jamo = singles.get(key) ?? singles.get(key.toLowerCase());
		if (jamo === undefined) {
			commit({lead: '', vowel: '', tail: ''});
			done += key;
		} else if (vowels.includes(jamo)) {
			const compound = pairs.get(now.vowel + jamo);
			if (now.tail !== '') {
				// The last consonant goes over to the new syllable.
				const [first = '', second] = [...pairs].find(([, joined]) => joined === now.tail)?.[0] ?? now.tail;
				now.tail = second === undefined ? '' : first;
				commit({lead: second ?? first, vowel: jamo, tail: ''});
			} else if (now.vowel === '') {
				now.vowel = jamo;
			} else if (compound === undefined) {
				commit({lead: '', vowel: jamo, tail: ''});
			} else {
				now.vowel = compound;
			}
		} else if (now.vowel === '' || now.lead === '') {
			if (now.lead === '' && now.vowel === '') {
				now.lead = jamo;
			} else {
				commit({lead: jamo, vowel: '', tail: ''});
			}
		} else if (now.tail === '') {
			if (tails.includes(jamo)) {
				now.tail = jamo;
			} else {
				commit({lead: jamo, vowel: '', tail: ''});
			}
		} else {
			const compound = pairs.get(now.tail + jamo);
			if (compound === undefined) {
				commit({lead: jamo, vowel: '', tail: ''});
			} else {
				now.tail = compound;
			}
		}
	}

	return done + written(now);
};
