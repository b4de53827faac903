import test from 'ava';
import type {Spoken} from '../../../source/messages.ts';
import {nextPageMessages, takePage} from '../../../source/server/catching-up/page.ts';

const said = (text: string): Spoken => ({
	type: 'message',
	seq: 1,
	time: 1,
	room: '#lobby',
	from: {id: 'u1', name: 'mina', color: 0},
	text,
	kind: 'text',
});

test('a page has as many bytes as it may, and one message at the least', t => {
	const entries = ['가나다', 'abc', '', 'def', 'g'].map(said);
	const page = (bytesMax: number) =>
		takePage(entries, entry => (entry.type === 'amend' ? '' : entry.text), bytesMax);
	t.deepEqual(page(1), {frames: ['가나다'], rest: entries[1]});
	t.deepEqual(page(12), {frames: ['가나다', 'abc'], rest: entries[3]});
	t.deepEqual(page(100), {frames: ['가나다', 'abc', 'def', 'g'], rest: undefined});
});

test('what is read goes by what is sent, so that little is read twice', t => {
	t.is(nextPageMessages(200, 16, 200), 20);
	t.is(nextPageMessages(20, 20, 200), 40);
	t.is(nextPageMessages(150, 150, 200), 200);
	t.is(nextPageMessages(200, 1, 200), 2);
	t.is(nextPageMessages(1, 1, 200), 2);
});
