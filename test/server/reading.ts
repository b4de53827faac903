import test from 'ava';
import {JournalError} from '../../source/history/journal.ts';
import {createMemoryJournal} from '../../source/history/memory.ts';
import type {ServerEvent} from '../../source/messages.ts';
import {createReading} from '../../source/server/reading.ts';

const search = {type: 'search', session: 1, user: 'u1', words: 'a', rooms: ['#lobby'], limit: 1} as const;

test('a failure is a line in the log, once a second; that the server stops is none', async t => {
	let time = 10_000;
	let error = new JournalError('closed', 'The history is closed.');
	const reports: ServerEvent[] = [];
	const answers: string[] = [];
	const reading = createReading({
		journal: {
			...createMemoryJournal(),
			search: async () => {
				throw error;
			},
		},
		now: () => time,
		answer: (_session, event) => answers.push(event.type === 'rejected' ? event.code : event.type),
		report: event => reports.push(event),
	});
	const ask = async () => {
		reading.carryOut(search);
		await new Promise(resolve => setImmediate(resolve));
	};

	await ask();
	t.deepEqual(reports, []);
	error = new JournalError('corrupt', 'The history is damaged.');
	await ask();
	await ask();
	time += 1000;
	await ask();
	const text = 'History could not be searched: JournalError: The history is damaged.';
	t.deepEqual(
		reports,
		Array.from({length: 2}, () => ({event: 'error', code: 'journal', text})),
	);
	t.deepEqual(answers, ['unavailable', 'unavailable', 'unavailable', 'unavailable']);
});
