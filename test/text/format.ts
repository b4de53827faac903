import test from 'ava';
import fc from 'fast-check';
import {cellWidth} from '../../source/text/cells.ts';
import {
	formatAddress,
	formatBytes,
	formatClock,
	formatDay,
	formatDuration,
	sparkline,
} from '../../source/text/format.ts';

const time = Date.UTC(2025, 2, 3, 0, 3);

test('clock', t => {
	t.is(formatClock(time, 'UTC'), '00:03');
	t.is(formatClock(time, 'Asia/Seoul'), '09:03');
	t.regex(formatClock(time), /^\d\d:\d\d$/);
	t.is(formatClock(Number.NaN), '--:--');
	t.is(formatClock(1e300), '--:--');
});

test('the machine’s own time is that of its zone, on every day', t => {
	const {timeZone} = new Intl.DateTimeFormat().resolvedOptions();
	fc.assert(
		fc.property(fc.date({noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01')}), date => {
			t.is(formatClock(date.getTime()), formatClock(date.getTime(), timeZone));
		}),
	);
});

test('day', t => {
	t.is(formatDay(time, 'UTC'), 'Monday 3 March 2025');
	t.is(formatDay(time, 'America/New_York'), 'Sunday 2 March 2025');
	t.is(formatDay(Number.POSITIVE_INFINITY), 'unknown day');
});

test('duration', t => {
	t.is(formatDuration(0), '0s');
	t.is(formatDuration(-5), '0s');
	t.is(formatDuration(Number.NaN), '0s');
	t.is(formatDuration(59_999), '59s');
	t.is(formatDuration(60_000), '1m 00s');
	t.is(formatDuration(245_000), '4m 05s');
	t.is(formatDuration(3_840_000), '1h 04m');
	t.is(formatDuration((2 * 24 + 3) * 3_600_000), '2d 03h');
});

test('bytes', t => {
	t.is(formatBytes(0), '0 B');
	t.is(formatBytes(-1), '0 B');
	t.is(formatBytes(999), '999 B');
	t.is(formatBytes(1000), '1.0 kB');
	t.is(formatBytes(1234), '1.2 kB');
	t.is(formatBytes(99_949), '99.9 kB');
	t.is(formatBytes(99_950), '100 kB');
	t.is(formatBytes(999_499), '999 kB');
	t.is(formatBytes(999_500), '1.0 MB');
	t.is(formatBytes(1_234_567), '1.2 MB');
	t.is(formatBytes(345e9), '345 GB');
	t.is(formatBytes(5e18), '5000 PB');
});

test('sparkline', t => {
	t.is(sparkline([0, 1, 2, 3, 4, 5, 6, 7], 8), '▁▂▃▄▅▆▇█');
	t.is(sparkline([1, 1000], 2), '▂█');
	t.is(sparkline([0, 0], 4), '  ▁▁');
	t.is(sparkline([9, 0, 4], 2), '▁█');
	t.is(sparkline([1, 2], 0), '');
	t.is(sparkline([Number.NaN, -1, Number.POSITIVE_INFINITY, 2], 4), '▁▁██');
});

test('a sparkline is as wide as asked', t => {
	fc.assert(
		fc.property(fc.array(fc.double(), {maxLength: 30}), fc.nat(40), (values, cells) => {
			t.is(cellWidth(sparkline(values, cells)), cells);
		}),
	);
});

test('an address in one word', t => {
	t.is(formatAddress('example.org', 1), 'example.org:1');
	t.is(formatAddress('::1', 7777), '[::1]:7777');
});
