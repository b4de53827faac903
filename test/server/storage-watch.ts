import test from 'ava';
import {JournalError, type JournalErrorCode} from '../../source/history/journal.ts';
import type {ServerEvent} from '../../source/messages.ts';
import {createStorageWatch} from '../../source/server/storage-watch.ts';
import {createFakeClock} from '../helpers/fake-clock.ts';

const errorOf = (code: JournalErrorCode): JournalError => new JournalError(code, `It is ${code}.`);

const open = () => {
	const clock = createFakeClock(0);
	const events: ServerEvent[] = [];
	const said: string[] = [];
	let trouble: JournalErrorCode | undefined;
	let probes = 0;
	const watch = createStorageWatch({
		async probe() {
			probes++;
			if (trouble !== undefined) {
				throw errorOf(trouble);
			}
		},
		now: clock.now,
		schedule: clock.schedule,
		report: event => events.push(event),
		announce: text => said.push(text),
	});
	return {
		watch,
		events,
		said,
		clock,
		breakWith(code: JournalErrorCode | undefined) {
			trouble = code;
		},
		probes: () => probes,
		/** Let time pass, and the answer to a probe arrive. */
		async pass(ms: number) {
			clock.advance(ms);
			await new Promise(setImmediate);
		},
	};
};

test('nothing is probed and nothing is said while all is well', t => {
	const {watch, clock, said, events} = open();
	t.is(watch.problem(), undefined);
	t.is(clock.waiting(), 0);
	t.deepEqual([...said, ...events], []);
});

test('however much fails, everyone is told once, and once more when there is room again', async t => {
	const {watch, said, events, breakWith, pass, probes} = open();
	breakWith('full');
	const text = "The server's disk is full: nothing can be said until there is room.";
	t.is(watch.failed(errorOf('full'), 3), text);
	t.is(watch.failed(errorOf('full'), 1), text);
	watch.refused(2);
	t.is(watch.problem(), text);
	await pass(1999);
	t.is(probes(), 0);
	await pass(1);
	t.is(probes(), 1);
	await pass(2000);
	t.is(probes(), 2);
	t.deepEqual(said, [text]);
	breakWith(undefined);
	await pass(2000);
	t.is(watch.problem(), undefined);
	t.deepEqual(said, [text, 'The server can store messages again.']);
	t.deepEqual(events, [
		{event: 'read-only', code: 'full', text: 'It is full.'},
		{event: 'writable', afterMs: 6000, refused: 6},
	]);
	await pass(60_000);
	t.is(probes(), 3);
});

test('another cause is told to the operator alone', async t => {
	const {watch, said, events, breakWith, pass} = open();
	breakWith('unwritable');
	watch.failed(errorOf('full'), 1);
	await pass(2000);
	await pass(2000);
	t.deepEqual(
		events.map(event => 'code' in event && event.code),
		['full', 'unwritable'],
	);
	t.is(said.length, 1);
	t.regex(watch.problem() ?? '', /cannot be written to/);
});

test('a disk that fills again and again is probed less and less often, until it was calm for a minute', async t => {
	const {watch, pass, probes, said} = open();
	for (const waitMs of [2000, 4000, 8000, 16_000, 30_000, 30_000]) {
		const before = probes();
		watch.failed(errorOf('full'), 1);
		await pass(waitMs - 1);
		t.is(probes(), before, `${waitMs}`);
		await pass(1);
		t.is(probes(), before + 1, `${waitMs}`);
	}

	t.is(said.length, 12);
	await pass(60_000);
	const before = probes();
	watch.failed(errorOf('full'), 1);
	await pass(2000);
	t.is(probes(), before + 1);
});

test('a damaged history is not probed: it takes some things and not others', async t => {
	const {watch, breakWith, pass, probes, clock} = open();
	watch.failed(errorOf('corrupt'), 1);
	t.regex(watch.problem() ?? '', /history is damaged: .* until its operator has started it again/);
	t.is(clock.waiting(), 0);
	const other = open();
	other.breakWith('corrupt');
	other.watch.failed(errorOf('full'), 1);
	await other.pass(2000);
	t.is(other.probes(), 1);
	t.is(other.clock.waiting(), 0);
	breakWith(undefined);
	await pass(60_000);
	t.is(probes(), 0);
	t.regex(watch.problem() ?? '', /damaged/);
});

test('once it has ended nothing is asked, and an answer that is under way is no news', async t => {
	const {watch, said, pass, clock, probes} = open();
	watch.failed(errorOf('failed'), 1);
	clock.advance(2000);
	watch.end();
	await pass(60_000);
	t.is(probes(), 1);
	t.is(said.length, 1);
	t.is(clock.waiting(), 0);
	watch.failed(errorOf('closed'), 1);
	t.is(clock.waiting(), 0);
});

test('an error that is not the journal’s is a failure like others', t => {
	const {watch, events} = open();
	t.regex(watch.failed(new TypeError('a defect'), 1), /cannot store anything right now/);
	t.like(events[0], {event: 'read-only', code: 'failed', text: 'a defect'});
});
