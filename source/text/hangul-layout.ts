/** Which keys were pressed where the Hangul layout was on by mistake: 두벌식 (KS X 5002) back to the letters of QWERTY. A leaf: knows keyboards, no commands. */

/** The compatibility jamo of the keys; capitals are with Shift. Where Shift makes no other jamo, the key without it is given. */
const keys: ReadonlyMap<string, string> = new Map(
	(
		'ㄱr ㄲR ㄴs ㄷe ㄸE ㄹf ㅁa ㅂq ㅃQ ㅅt ㅆT ㅇd ㅈw ㅉW ㅊc ㅋz ㅌx ㅍv ㅎg ' +
		'ㅏk ㅐo ㅑi ㅒO ㅓj ㅔp ㅕu ㅖP ㅗh ㅛy ㅜn ㅠb ㅡm ㅣl ' +
		// Put together from two keys.
		'ㅘhk ㅙho ㅚhl ㅝnj ㅞnp ㅟnl ㅢml ㄳrt ㄵsw ㄶsg ㄺfr ㄻfa ㄼfq ㄽft ㄾfx ㄿfv ㅀfg ㅄqt'
	)
		.split(' ')
		.map(pair => [pair.charAt(0), pair.slice(1)]),
);

const leads = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const vowels = 'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ';
const tails = 'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ';

const syllables = {first: 0xac00, last: 0xd7a3} as const;

/** The jamo of one character: those of a syllable, or of a conjoining jamo alone; others as they are. */
const jamoOf = (character: string): string => {
	const code = character.codePointAt(0) ?? 0;

	if (code >= syllables.first && code <= syllables.last) {
		const index = code - syllables.first;
		const tail = index % 28;
		return (
			leads.charAt(Math.floor(index / 588)) +
			vowels.charAt(Math.floor((index % 588) / 28)) +
			(tail === 0 ? '' : tails.charAt(tail - 1))
		);
	}

	return (
		leads.charAt(code - 0x1100) || vowels.charAt(code - 0x1161) || tails.charAt(code - 0x11a8) || character
	);
};

/** The text as the same keys write it without the Hangul layout: `ㅗ디ㅔ` is `help`. What is no Hangul stays as it is. */
export const withoutHangulLayout = (text: string): string =>
	Array.from(text.normalize('NFC'), character =>
		Array.from(jamoOf(character), jamo => keys.get(jamo) ?? jamo).join(''),
	).join('');

/** A word that is known, as it was written or as it would be without the Hangul layout; undefined for one that is neither. */
export const knownWord = (word: string, isKnown: (word: string) => boolean): string | undefined => {
	if (isKnown(word)) {
		return word;
	}

	const typed = withoutHangulLayout(word).toLowerCase();

	return typed !== word && isKnown(typed) ? typed : undefined;
};
