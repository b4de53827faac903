/** What is said in a fault scenario: texts that are unlike each other, of many sizes and alphabets. */
import type {FuzzRandom} from '../fuzz-random.ts';

/** Of one to four bytes of UTF-8 each letter, so that a segment ends inside of one as often as not. */
const alphabets = [
	'abcdefghij ',
	'äöüéèñçß',
	'가나다라마바사아자차카타파하',
	'漢字仮名交り文',
	'😀🎉🚀🌊',
].map(letters => [...letters]);

const lettersMax = 120;
const lettersOfLong = 1500;

/** A text that nobody else says and nobody says again; one in fifty is long. */
export const wordsOf = (name: string, count: number, random: FuzzRandom): string => {
	const letters = random.pick(alphabets);
	const length = random.oneIn(50) ? lettersOfLong : random.below(lettersMax);
	const rest = Array.from({length}, () => random.pick(letters)).join('');
	return `${name} ${count}: ${rest}.`;
};
