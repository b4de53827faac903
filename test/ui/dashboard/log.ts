import test from 'ava';
import type {LogEvent} from '../../../source/messages.ts';
import {createLog} from '../../../source/ui/dashboard/log.ts';

const event = (time: number): LogEvent => ({event: 'motd', text: String(time), time});

test('keeps the newest events under their numbers', t => {
	const log = createLog(3);
	t.is(log.at(0), undefined);
	for (let number = 0; number < 5; number++) {
		log.push(event(number));
	}

	t.deepEqual([log.first(), log.end()], [2, 5]);
	t.deepEqual(
		[1, 2, 3, 4, 5].map(number => log.at(number)?.time),
		[undefined, 2, 3, 4, undefined],
	);
});

test('keeps ten thousand', t => {
	const log = createLog();
	for (let number = 0; number < 10_001; number++) {
		log.push(event(number));
	}

	t.is(log.first(), 1);
	t.is(log.at(10_000)?.time, 10_000);
});
