import test from 'ava';
import {type ExportFlags, parseExportOptions} from '../../source/commands/export.ts';

const now = new Date(2026, 2, 3, 15).getTime();
const parse = (flags: ExportFlags, input: readonly string[] = []) => parseExportOptions(input, flags, now);

test('without options, all rooms as lines', t => {
	t.deepEqual(parse({}), {
		since: Number.MIN_SAFE_INTEGER,
		until: Number.MAX_SAFE_INTEGER,
		isJson: false,
		withWhispers: false,
	});
	t.true(parse({json: true}).isJson);
	t.false(parse({text: ''}).isJson);
	t.true(parse({whispers: true}).withWhispers);
});

test('a whole day', t => {
	const {since, until} = parse({since: 'yesterday', until: 'today'});
	t.is(since, new Date(2026, 2, 2).getTime());
	t.is(until, new Date(2026, 2, 3).getTime());
});

for (const [title, flags, input] of [
	['no moment', {since: 'soon'}, []],
	['a moment that is not there', {until: ''}, []],
	['nothing in between', {since: 'today', until: 'yesterday'}, []],
	['two formats', {json: true, text: ''}, []],
	['a format with a value', {text: 'yes'}, []],
	['whispers of a room', {whispers: true, room: 'tea'}, []],
	['words', {}, ['all']],
] as ReadonlyArray<[string, ExportFlags, string[]]>) {
	test(`wrong use: ${title}`, t => {
		t.throws(() => parse(flags, input), {name: 'Problem', code: 'usage'});
	});
}
