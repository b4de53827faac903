import test from 'ava';
import {formatMessage} from '../../../source/protocols/irc/message.ts';
import {batchOf, labelResponse} from '../../../source/protocols/irc/response.ts';
import {createResponses} from '../../../source/protocols/irc/responses.ts';

const line = (text: string) => ({source: 's', command: 'NOTICE', params: ['mina', text]});
const written = (lines: readonly Parameters<typeof formatMessage>[0][]) =>
	lines.map(message => formatMessage(message).trimEnd());

test('nothing is acknowledged, one line is labelled, more are a batch', t => {
	t.deepEqual(written(labelResponse([], 'x', 's', '1')), ['@label=x :s ACK']);
	t.deepEqual(written(labelResponse([line('a')], 'x', 's', '1')), ['@label=x :s NOTICE mina :a']);
	t.deepEqual(written(labelResponse([line('a'), line('b')], 'x', 's', '1')), [
		'@label=x :s BATCH +1 labeled-response',
		'@batch=1 :s NOTICE mina :a',
		'@batch=1 :s NOTICE mina :b',
		':s BATCH -1',
	]);
});

test('an answer that is a batch bears the label itself', t => {
	const batch = batchOf('s', '7', ['chathistory', '#a'], [line('a')]);
	t.deepEqual(written(labelResponse(batch, 'x', 's', '8')), [
		'@label=x :s BATCH +7 chathistory #a',
		'@batch=7 :s NOTICE mina :a',
		':s BATCH -7',
	]);
});

test('what others do comes behind an answer that has begun, and before one that has not', t => {
	const out: string[] = [];
	let changes = 0;
	const responses = createResponses({
		serverName: 's',
		reference: () => '1',
		write: lines => out.push(...written(lines)),
		onChange: () => {
			changes++;
		},
	});
	responses.add([line('before')]);
	responses.begin('x');
	t.false(responses.take([line('theirs, early')], false));
	t.true(responses.take([line('mine')], true));
	t.true(responses.take([line('theirs')], false));
	responses.addApart([line('apart')]);
	t.is(out.length, 1);
	responses.finish();
	responses.finish();
	t.deepEqual(out.slice(1), [
		'@label=x :s NOTICE mina :mine',
		':s NOTICE mina :theirs',
		':s NOTICE mina :apart',
	]);
	t.is(changes, 2);
	t.false(responses.isGathering());
});
