/** What goes wrong with bytes on their way, and what someone who means harm puts into them. */
import type {FuzzRandom} from './fuzz-random.ts';

type Mutation = (bytes: Buffer, random: FuzzRandom, others: readonly string[]) => Buffer;

const insert = (bytes: Buffer, at: number, ...pieces: readonly Uint8Array[]): Buffer =>
	Buffer.concat([bytes.subarray(0, at), ...pieces, bytes.subarray(at)]);

/** A stretch of the bytes, and where it is. */
const stretch = (bytes: Buffer, random: FuzzRandom): readonly [start: number, end: number] => {
	const start = random.below(bytes.length + 1);
	return [start, Math.min(bytes.length, start + random.below(40))];
};

/** Puts one of these in, anywhere. */
const inserting =
	(...pieces: readonly (string | readonly number[])[]): Mutation =>
	(bytes, random) => {
		const piece = random.pick(pieces);
		const inserted = typeof piece === 'string' ? Buffer.from(piece) : Uint8Array.from(piece);
		return insert(bytes, random.below(bytes.length + 1), inserted);
	};

const nul = inserting('\0', '\0\0\0\0\0\0\0\0');
const invalidUtf8 = inserting(
	[0xff],
	[0xc0, 0x80],
	[0xed, 0xa0, 0x80],
	[0xf4, 0x90, 0x80, 0x80],
	[0xe3, 0x85],
);
/** IAC DO ECHO; a subnegotiation, one that does not end; IAC IAC; IAC alone. */
const telnet = inserting(
	[0xff, 0xfd, 0x01],
	[0xff, 0xfa, 0x1f, 0x00, 0x50, 0x00, 0x18, 0xff, 0xf0],
	[0xff, 0xfa, 0x18, 0x00],
	[0xff, 0xff],
	[0xff],
);
const odd = inserting(
	'\u001B]0;owned\u0007',
	'\u001BP\u001B[2J',
	'\u009B31m',
	'\u202E\u2066',
	'가\u0301'.repeat(20),
	'한글',
	'👩‍👩‍👧',
	'\r',
	'\r\n\r\n',
	'\n\n',
	'\\ud800',
	'\\u0000',
	'"',
	'\\',
	'1e999',
	'-1',
	'9007199254740993',
	'__proto__',
	'constructor',
	':',
	' ,',
	'%s',
	'@@',
);
const flip: Mutation = (bytes, random) => {
	const flipped = Buffer.from(bytes);
	for (let count = random.below(4); count >= 0 && flipped.length > 0; count--) {
		const at = random.below(flipped.length);
		flipped[at] = (flipped[at] ?? 0) ^ (1 << random.below(8));
	}

	return flipped;
};

const cut: Mutation = (bytes, random) => {
	const [start, end] = stretch(bytes, random);
	return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
};

const stop: Mutation = (bytes, random) => bytes.subarray(0, random.below(bytes.length + 1));
const noise: Mutation = (bytes, random) =>
	insert(bytes, random.below(bytes.length + 1), random.bytes(1 + random.below(30)));
const double: Mutation = (bytes, random) => {
	const [start, end] = stretch(bytes, random);
	return insert(bytes, end, bytes.subarray(start, end));
};

/** Some of another conversation, of any protocol. */
const splice: Mutation = (bytes, random, others) => {
	const other = Buffer.from(random.pick(others));
	const start = random.below(other.length);
	return insert(bytes, random.below(bytes.length + 1), other.subarray(start, start + random.below(200)));
};

const reorder: Mutation = (bytes, random) =>
	Buffer.from(random.shuffled(bytes.toString('latin1').split(/(?<=\n|\})/)).join(''), 'latin1');
const brackets: Mutation = (bytes, random) =>
	insert(
		bytes,
		random.below(bytes.length + 1),
		Buffer.from(random.pick(['[', '{"a":', '[{"a":']).repeat(random.pick([17, 33, 100, 10_000]))),
	);
/** Longer than a line of IRC, a message, a frame. */
const long: Mutation = (bytes, random) =>
	insert(
		bytes,
		random.below(bytes.length + 1),
		Buffer.from(
			random.pick(['x', '한', ' ', 'a,', '\u0301']).repeat(random.pick([600, 9000, 17_000, 70_000])),
		),
	);

const mutations: readonly Mutation[] = [
	flip,
	flip,
	cut,
	stop,
	noise,
	double,
	splice,
	splice,
	reorder,
	nul,
	invalidUtf8,
	telnet,
	odd,
	odd,
	brackets,
	long,
];

/** A transcript with up to five things done to it; one in six stays as it is. `others` are what may be spliced in. */
export const mutate = (transcript: string, random: FuzzRandom, others: readonly string[]): Buffer => {
	let bytes: Buffer = Buffer.from(transcript);
	for (let count = random.below(6); count > 0; count--) {
		bytes = random.pick(mutations)(bytes, random, others);
	}

	return bytes;
};

/** Cut into at most `countMax` segments: all at once, or anywhere. */
export const segment = (bytes: Uint8Array, random: FuzzRandom, countMax: number): Uint8Array[] => {
	const cuts = Array.from({length: random.below(countMax)}, () => random.below(bytes.length + 1));
	const edges = [0, ...cuts.sort((one, other) => one - other), bytes.length];
	return edges.slice(1).map((end, index) => bytes.slice(edges[index], end));
};
