import test from 'ava';
import type {Journal, Search} from '../../source/history/journal.ts';
import {createMemoryJournal} from '../../source/history/memory.ts';
import {limits} from '../../source/limits.ts';
import type {Entry, Event, FoundMessage} from '../../source/messages.ts';
import {createSearches, findMessages} from '../../source/server/searches.ts';
import {startServer} from '../helpers/chat-server.ts';
import {joon, mina, said, whispered} from '../helpers/drafts.ts';

const effect = {
	type: 'search',
	session: 1,
	user: 'u1',
	words: '점심',
	rooms: ['#lobby', '@'],
	limit: 2,
} as const;

test('members find what they may read, newest first, and no more', async t => {
	const {enter} = await startServer(t);
	const [mina, bora] = [await enter('mina'), await enter('bora')];
	bora.send({type: 'join', room: '#secret'});
	await bora.next('entered');
	bora.send({type: 'say', room: '#secret', text: '점심 비밀'});
	bora.send({type: 'say', room: '#lobby', text: '오늘 점심시간에'});
	bora.send({type: 'whisper', to: 'mina', text: '점심은 국밥'});
	bora.send({type: 'whisper', to: 'bora', text: '점심 혼잣말'});
	await mina.next('whisper');
	mina.send({type: 'search', words: 'ㅈㅅ'});
	const {hits, more} = (await mina.next('found')) as unknown as Extract<Event, {type: 'found'}>;
	t.deepEqual(
		hits.map(({room, text, from, to}) => [room, text, from.name, to?.name]),
		[
			['@', '점심은 국밥', 'bora', 'mina'],
			['#lobby', '오늘 점심시간에', 'bora', undefined],
		],
	);
	t.false(more);
	mina.send({type: 'search', words: '점심', room: '#lobby'});
	t.like(await mina.next('found'), {
		words: '점심',
		room: '#lobby',
		hits: [{text: '오늘 점심시간에'}],
		more: false,
	});
	mina.send({type: 'search', words: '점심', room: '#secret'});
	t.like(await mina.next('rejected'), {code: 'not-in-room', of: 'search'});
});

test('an answer says what was asked, and whether there are older ones', async t => {
	const journal = createMemoryJournal();
	await journal.append([said('점심 1'), said('점심 2'), whispered('점심 3', joon, mina), said('점심 4')]);
	const found = async (more: {before?: number; room?: string} = {}) => {
		const {hits, ...rest} = await findMessages(journal, {...effect, ...more});
		return {...rest, seqs: hits.map(({seq}) => seq)};
	};

	t.deepEqual(await found(), {type: 'found', words: '점심', seqs: [4, 3], more: true});
	t.deepEqual(await found({before: 3, room: '#Lobby'}), {
		type: 'found',
		words: '점심',
		room: '#Lobby',
		before: 3,
		seqs: [2, 1],
		more: false,
	});
	// One's own message has its number, another's has none.
	const [last] = (await findMessages(journal, effect)).hits;
	t.is(last?.number, 1);
	t.is((await findMessages(journal, {...effect, user: 'u2'})).hits[0]?.number, undefined);
	await journal.close();
});

test('an answer is bounded in bytes, and says that there is more', async t => {
	const journal = createMemoryJournal();
	const text = `점심 ${'x'.repeat(limits.messageBytesMax - 10)}`;
	await journal.append(Array.from({length: 40}, () => said(text)));
	const {hits, more} = await findMessages(journal, {...effect, limit: 40});
	t.true(more);
	t.true(hits.length > 5);
	t.true(Buffer.byteLength(JSON.stringify(hits)) <= limits.outboxBytesMax / 4 + 100);
	t.is(hits[0]?.seq, 40);
	await journal.close();
});

/** Searches over a journal that answers when it is told to. */
const makeSearches = () => {
	const waiting: Array<{resolve(entries: readonly Entry[]): void; reject(error: Error): void}> = [];
	const answers: Array<readonly [number, string]> = [];
	const failures: unknown[] = [];
	let time = 0;
	const journal: Journal = {
		...createMemoryJournal(),
		search: (_search: Search) =>
			new Promise((resolve, reject) => {
				waiting.push({resolve, reject});
			}),
	};
	const searches = createSearches({
		journal,
		now: () => time,
		answer: (session, event) => answers.push([session, event.type === 'rejected' ? event.code : event.type]),
		onFailure: error => failures.push(error),
	});
	return {
		start: (session: number) => searches.start({...effect, session}),
		forget: searches.forget,
		answers,
		failures,
		waiting,
		wait(ms: number) {
			time += ms;
		},
		/** Answer all that wait, and let the answers go out. */
		async settle(error?: Error) {
			for (const {resolve, reject} of waiting.splice(0)) {
				error ? reject(error) : resolve([]);
			}

			await new Promise(resolve => setImmediate(resolve));
		},
	};
};

test('each connection has one search at a time', async t => {
	const {start, answers, settle} = makeSearches();
	start(1);
	start(1);
	start(2);
	t.deepEqual(answers, [[1, 'too-fast']]);
	await settle();
	start(1);
	await settle();
	t.deepEqual(answers.slice(1), [
		[1, 'found'],
		[2, 'found'],
		[1, 'found'],
	]);
});

test('a connection that searches on and on is slowed, for itself alone', async t => {
	const {start, forget, answers, settle, wait} = makeSearches();
	const burst = limits.searchesPerSecond * limits.rateBurstFactor;
	for (let count = 0; count <= burst; count++) {
		start(1);
		await settle();
	}

	t.is(answers.filter(([, answer]) => answer === 'found').length, burst);
	t.deepEqual(answers.at(-1), [1, 'too-fast']);
	start(2);
	await settle();
	t.deepEqual(answers.at(-1), [2, 'found']);
	wait(1000 / limits.searchesPerSecond);
	start(1);
	await settle();
	t.deepEqual(answers.at(-1), [1, 'found']);
	forget(1);
	start(1);
	await settle();
	t.deepEqual(answers.at(-1), [1, 'found']);
});

test('no more searches wait than may', async t => {
	const {start, answers, settle} = makeSearches();
	for (let session = 1; session <= limits.searchesWaitingMax + 1; session++) {
		start(session);
	}

	t.deepEqual(answers, [[limits.searchesWaitingMax + 1, 'too-fast']]);
	await settle();
	t.is(answers.length, limits.searchesWaitingMax + 1);
});

test('a journal that cannot be searched is a refusal and a line in the log, and the next search is tried', async t => {
	const {start, answers, failures, settle} = makeSearches();
	start(1);
	await settle(new Error('gone'));
	t.deepEqual(answers, [[1, 'unavailable']]);
	t.is(failures.length, 1);
	start(1);
	await settle();
	t.deepEqual(answers.at(-1), [1, 'found']);
});

test('what was found names rooms, and @ for whispers', async t => {
	const journal = createMemoryJournal();
	await journal.append([said('점심', '#Tea'), whispered('점심', joon, mina)]);
	const {hits} = await findMessages(journal, {...effect, rooms: ['#Tea', '@']});
	t.deepEqual(
		hits.map(({room}: FoundMessage) => room),
		['@', '#Tea'],
	);
	await journal.close();
});
