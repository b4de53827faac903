/**
What searching takes with a million messages, Korean and English mixed, and what indexing takes from storing.

	npm run build && node benchmark/search.ts [MESSAGES] [SECONDS]

1. Writes the history, from a seed: 50 rooms of unequal size, 2 % whispers, words by Zipf's law (Korean of one to four syllables with particles,
   English), and marks of known rarity: `흔한말` in every second message, `드문말` in 20, `남의말` in half of the messages of the rooms that one is not in.
2. Indexes it at full speed, in one thread, as the server's thread does when a search waits. The time is that of indexing alone.
3. Searches in this process, from the index, as that thread does: each kind 200 times, with words that differ from time to time where there are such. p50, p99 and the
   longest, ms by the clock, and the mean of the thread's processor time, of searches for 51 messages, which is what a client's 50 and the question for more take.
4. Searches with the built command, from the spawn to the exit, 15 times, beside `--version`, which is what Node and the program take in any case.
5. Stores for SECONDS (default 8) through the journal, 32 appends under way at any time, 5 of 10 messages at a pause of 20 ms besides for the latency: with indexing, and with a folder
   in the place of search.db, which makes the thread give up indexing. Three rounds, taking turns.

The files are fresh, so that their pages are in memory: on a cold disk reading is added.
*/
import {spawnSync} from 'node:child_process';
import {mkdir, mkdtemp, rm, stat} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import type {Feed} from '../source/history/journal.ts';
import {openDatabase} from '../source/history/sqlite/database.ts';
import {filesOf, prepareDirectory} from '../source/history/sqlite/directory.ts';
import {openSqliteJournal} from '../source/history/sqlite/journal.ts';
import {openIndex, type SearchIndex} from '../source/history/sqlite/search/index-file.ts';
import {type HistoryReader, openReader} from '../source/history/sqlite/search/reader.ts';
import {search} from '../source/history/sqlite/search/searcher.ts';
import {lineOf} from '../source/history/sqlite/write.ts';
import type {Draft} from '../source/messages.ts';

const launcher = fileURLToPath(new URL('../bin/chat-tui.js', import.meta.url));
const rooms = 50;
const users = 200;
const vocabulary = 20_000;

/** Numbers in [0, 1) from a seed (mulberry32). */
const createRandom = (seed: number) => {
	let state = seed;
	return (): number => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
};

const random = createRandom(20_261_121);
const below = (count: number): number => Math.floor(random() * count);

/** Low numbers often, high ones rarely. */
const zipf = (count: number): number => Math.floor(count ** random()) - 1;

// As frequent in Korean as these are, roughly: some syllables are everywhere, most are rare.
const syllables = Array.from({length: 1200}, (_, index) =>
	String.fromCharCode(0xac00 + ((index * 7919) % 11_172)),
);
const particles = ['', '', '은', '는', '이', '가', '을', '를', '에서', '까지', '입니다', '했어요'];
const letters = 'etaoinshrdlucmfwypvbgkjqxz';

const koreanWords = Array.from({length: vocabulary}, () =>
	Array.from({length: 1 + below(4)}, () => syllables[zipf(syllables.length)]).join(''),
);
const englishWords = Array.from({length: vocabulary}, () =>
	Array.from({length: 2 + below(8)}, () => letters[zipf(letters.length)]).join(''),
);

const writeText = (): string => {
	const isKorean = random() < 0.6;
	return Array.from({length: 3 + below(9)}, () =>
		isKorean === random() < 0.9
			? `${koreanWords[zipf(vocabulary)]}${particles[below(particles.length)]}`
			: englishWords[zipf(vocabulary)],
	).join(' ');
};

/** The rooms that one is not in. */
const isOthers = (room: number): boolean => room >= rooms - 10;

const createMessage = (index: number, total: number): Draft => {
	const author = (user: number) => ({id: `user${user}`, name: `name-${user}`, color: user % 16});
	const room = Math.floor(random() ** 1.5 * rooms);
	const marks = [
		index % 2 === 0 ? '흔한말' : '',
		index % Math.max(1, Math.floor(total / 20)) === 7 ? '드문말' : '',
		isOthers(room) && random() < 0.5 ? '남의말' : '',
	].filter(mark => mark !== '');
	const common = {
		time: 1_700_000_000_000 + index * 1000,
		from: author(below(users)),
		text: [writeText(), ...marks].join(' '),
	};
	return random() < 0.02
		? {type: 'whisper', to: author(below(users)), ...common}
		: {type: 'message', room: `#room${room}`, kind: 'text', number: index, ...common};
};

const ms = (value: number): string => value.toFixed(value < 10 ? 2 : 0);

const percentile = (sorted: readonly number[], part: number): number =>
	sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;

/** Processor time of this thread, ms. On a machine that does other things it says more than the clock, and is counted in steps of some ms: it is for sums. */
const processorMs = (): number => {
	const {user, system} = process.threadCpuUsage();
	return (user + system) / 1000;
};

const report = (title: string, times: readonly number[], note = ''): void => {
	const sorted = times.toSorted((a, b) => a - b);
	const [p50, p99, max] = [percentile(sorted, 0.5), percentile(sorted, 0.99), sorted.at(-1) ?? 0];
	console.log(
		`${title.padEnd(52)} p50 ${ms(p50).padStart(7)}  p99 ${ms(p99).padStart(7)}  max ${ms(max).padStart(7)}  ${note}`,
	);
};

const writeHistory = (directory: string, total: number): void => {
	prepareDirectory(directory);
	const database = openDatabase({directory, bytesMax: undefined});
	for (let index = 0; index < total; ) {
		const lines: string[] = [];
		for (; lines.length < 5000 && index < total; index++) {
			lines.push(lineOf(createMessage(index, total)));
		}

		database.write(index - lines.length + 1, lines.join('\n'));
	}

	database.close();
};

const buildIndex = (directory: string, reader: HistoryReader): SearchIndex => {
	const start = performance.now();
	const processorStart = processorMs();
	const {index} = openIndex(directory, reader);
	const batches: number[] = [];
	for (;;) {
		const from = performance.now();
		const page = reader.oldestFirst(index.position(), 250);
		const last = page.at(-1);
		if (!last) {
			break;
		}

		index.add(page, last.seq);
		batches.push(performance.now() - from);
	}

	const seconds = (performance.now() - start) / 1000;
	const processorSeconds = (processorMs() - processorStart) / 1000;
	console.log(
		`indexed in ${seconds.toFixed(1)} s, ${processorSeconds.toFixed(1)} s of the processor: ${Math.round(index.position() / processorSeconds)} entries a second of it`,
	);
	report('  one transaction of 250 messages', batches);
	return index;
};

const measureSearches = (reader: HistoryReader, index: SearchIndex): void => {
	const own: Feed[] = Array.from({length: rooms}, (_, room) => room)
		.filter(room => !isOthers(room))
		.map(room => `#room${room}`);
	const all: Feed[] = Array.from({length: rooms}, (_, room): Feed => `#room${room}`);
	const some = (words: readonly string[]) => () => words[below(words.length)] ?? '';
	// The short ones are the beginnings and the insides of others.
	const rare = {
		korean: koreanWords.slice(-5000).filter(word => word.length > 3),
		english: englishWords.slice(-5000).filter(word => word.length > 7),
	};
	const common = {korean: koreanWords.slice(0, 50), english: englishWords.slice(0, 50)};
	const cases: ReadonlyArray<[title: string, words: () => string, feeds: readonly Feed[] | undefined]> = [
		['a word in every second message, all rooms', () => '흔한말', all],
		['the same in one room', () => '흔한말', ['#room3']],
		['the same in one’s whispers', () => '흔한말', ['@user3']],
		['the same in a room without messages', () => '흔한말', ['#nowhere']],
		['a word in 20 messages, all rooms', () => '드문말', all],
		['a word that is in other rooms alone, 40 rooms', () => '남의말', [...own, '@user3']],
		['a word that is nowhere', () => '없는말은없다', all],
		['common Korean words', some(common.korean), all],
		['common English words', some(common.english), all],
		['rare Korean words', some(rare.korean), all],
		['rare English words', some(rare.english), all],
		['one common syllable', some(syllables.slice(0, 10)), all],
		['one rare syllable', some(syllables.slice(-200)), all],
		['two letters, as the beginning of a word', () => 'et', all],
		['two common words', () => `${some(common.korean)()} ${some(common.english)()}`, all],
		['two rare words', () => `${some(rare.korean)()} ${some(rare.english)()}`, all],
		['two initial consonants', () => 'ㅎㅎ', all],
		['four initial consonants', () => 'ㅎㅎㅁㄱ', all],
		['a syllable and a consonant', () => `${some(syllables.slice(0, 100))()}ㅎ`, all],
		['a phrase of two common words', () => `"${some(common.english)()} ${some(common.english)()}"`, all],
		['16 common words', () => common.korean.slice(0, 16).join(' '), all],
	];
	for (const [title, words, feeds] of cases) {
		const times: number[] = [];
		const processorStart = processorMs();
		let found = 0;
		for (let count = 0; count < 200; count++) {
			const wanted = {words: words(), feeds, limit: 51};
			const start = performance.now();
			found = search(reader, index, wanted).length;
			times.push(performance.now() - start);
		}

		const mean = (processorMs() - processorStart) / times.length;
		report(title, times, `processor ${ms(mean).padStart(5)} each, ${found} found the last time`);
	}
};

/** Run the program to its end, and throw where it does not do what it is asked; a search that finds nothing ends with 1. */
const runProgram = (args: readonly string[]): Buffer => {
	const {status, stdout, stderr} = spawnSync(process.execPath, [launcher, ...args], {
		maxBuffer: 2 ** 31,
		timeout: 10 * 60_000,
	});
	if (status !== 0 && !(status === 1 && args[0] === 'search')) {
		throw new Error(`chat-tui ${args.join(' ')} ended with ${status}: ${stderr}`);
	}

	return stdout;
};

const measureCommand = (directory: string): void => {
	const cases: ReadonlyArray<readonly string[]> = [
		['--version'],
		['search', '흔한말', '--data', directory],
		['search', '드문말', '--data', directory],
		['search', '없는말은없다', '--data', directory],
		['search', 'ㅎㅎㅁㄱ', '--room', 'room3', '--data', directory],
	];
	for (const args of cases) {
		const times = Array.from({length: 15}, () => {
			const start = performance.now();
			runProgram(args);
			return performance.now() - start;
		});
		report(
			`chat-tui ${args
				.filter(arg => arg !== directory)
				.join(' ')
				.replace(' --data', '')}`,
			times,
		);
	}

	const start = performance.now();
	const exported = runProgram(['export', '--json', '--data', directory]);
	console.log(
		`chat-tui export --json: ${(exported.length / 1e6).toFixed(0)} MB in ${((performance.now() - start) / 1000).toFixed(1)} s`,
	);
};

/** Store for so long, in a directory of its own; what a second took. */
const store = async (isIndexed: boolean, seconds: number) => {
	const directory = await mkdtemp(path.join(tmpdir(), 'chat-tui-bench-'));
	if (!isIndexed) {
		await mkdir(filesOf(directory).search, {recursive: true});
	}

	const journal = await openSqliteJournal({directory});
	journal.onCommit(() => {});
	const end = performance.now() + seconds * 1000;
	const processor = process.cpuUsage();
	let stored = 0;
	const latencies: number[] = [];
	const flood = async () => {
		while (performance.now() < end) {
			await journal.append(Array.from({length: 10}, () => createMessage(stored++, 1e6)));
		}
	};

	const sample = async () => {
		while (performance.now() < end) {
			await new Promise(resolve => setTimeout(resolve, 20));
			const start = performance.now();
			await journal.append([createMessage(stored++, 1e6)]);
			latencies.push(performance.now() - start);
		}
	};

	await Promise.all([...Array.from({length: 32}, flood), sample()]);
	const {user, system} = process.cpuUsage(processor);
	await journal.close();
	await rm(directory, {recursive: true});
	return {rate: stored / seconds, latencies, processorUs: (user + system) / stored};
};

const [total = 1_000_000, seconds = 8] = process.argv.slice(2).map(Number);
const directory = await mkdtemp(path.join(tmpdir(), 'chat-tui-bench-'));
try {
	console.log(`${total} messages; Node ${process.version}`);
	writeHistory(directory, total);
	const reader = openReader(directory);
	const index = buildIndex(directory, reader);
	const files = filesOf(directory);
	const megabytes = async (file: string) => `${((await stat(file)).size / 1e6).toFixed(0)} MB`;
	measureSearches(reader, index);
	index.close();
	reader.close();
	console.log(`chat.db ${await megabytes(files.database)}, search.db ${await megabytes(files.search)}`);
	measureCommand(directory);
	for (let round = 1; round <= 3; round++) {
		for (const isIndexed of [true, false]) {
			const {rate, latencies, processorUs} = await store(isIndexed, seconds);
			report(
				`stored ${Math.round(rate)} a second, ${isIndexed ? 'with' : 'without'} indexing: one append`,
				latencies,
				`processor ${processorUs.toFixed(0)} µs a message, all threads`,
			);
		}
	}
} finally {
	await rm(directory, {recursive: true, force: true});
}
