import test from 'ava';
import fc from 'fast-check';
import {parseWhen} from '../../source/commands/when.ts';

const now = new Date(2026, 2, 3, 15, 30, 20, 500).getTime();
const local = (
	year: number,
	month: number,
	...rest: [day: number, hour?: number, minute?: number, second?: number, ms?: number]
): number => new Date(year, month, ...rest).getTime();

for (const [text, expected] of [
	['today', local(2026, 2, 3)],
	['Yesterday', local(2026, 2, 2)],
	['30m', now - 30 * 60_000],
	['12h', now - 12 * 3_600_000],
	['7d', now - 7 * 86_400_000],
	[' 2W ', now - 14 * 86_400_000],
	['2026-03-01', local(2026, 2, 1)],
	['2026-03-01T18:30', local(2026, 2, 1, 18, 30)],
	['2026-03-01 18:30:05', local(2026, 2, 1, 18, 30, 5)],
	['2026-03-01T18:30:05.25', local(2026, 2, 1, 18, 30, 5, 250)],
	['2026-03-01T18:30Z', Date.UTC(2026, 2, 1, 18, 30)],
	['2026-03-01T18:30:00+09:00', Date.UTC(2026, 2, 1, 9, 30)],
	['2026-03-01T18:30-0330', Date.UTC(2026, 2, 1, 22)],
	['2024-02-29', local(2024, 1, 29)],
] as const) {
	test(`${text} is a moment`, t => {
		t.is(parseWhen(text, now), expected);
	});
}

for (const text of [
	'',
	'tomorrow',
	'7',
	'd',
	'7y',
	'-7d',
	'2026-02-30',
	'2026-13-01',
	'2026-3-1',
	'2026-03-01T24:00',
	'2026-03-01T10',
	'2026-03-01T10:61',
	'20260301',
	'now',
]) {
	test(`"${text}" is none`, t => {
		t.is(parseWhen(text, now), undefined);
	});
}

test('every moment that is written as ISO is read back', t => {
	fc.assert(
		fc.property(
			fc.date({min: new Date('1971-01-01'), max: new Date('2100-01-01'), noInvalidDate: true}),
			date => {
				t.is(parseWhen(date.toISOString(), now), date.getTime());
			},
		),
	);
});
