import test from 'ava';
import {helpTables} from '../../../source/ui/components/help-tables.ts';
import {rowText, rowWidth} from '../../../source/ui/components/row.ts';
import {createTheme} from '../../../source/ui/theme.ts';

const theme = createTheme('dark');
const keys = {title: 'Keys', lines: [{term: 'Tab', help: 'Next pane'}]};
const commands = {
	title: 'Commands',
	lines: [
		{term: '/whisper NAME TEXT', help: 'Say something to one person alone'},
		{term: '/귓속말', help: 'The same'},
	],
};
const drawn = (cells: number): readonly string[] =>
	helpTables(keys, commands, cells, theme).map(row => rowText(row).trimEnd());

test('narrow, one table stands below the other and long lines go on below', t => {
	t.deepEqual(drawn(40), [
		'Keys',
		'Tab  Next pane',
		'',
		'Commands',
		'/whisper NAME TEXT  Say something to one',
		'                    person alone',
		'/귓속말             The same',
	]);
});

test('wide, they stand beside each other', t => {
	const rows = drawn(120);
	t.regex(rows[0] ?? '', /^Keys {58}Commands$/);
	t.is(rows.length, 3);
});

test('no row is wider than there is room', t => {
	for (let cells = 10; cells < 140; cells++) {
		for (const row of helpTables(keys, commands, cells, theme)) {
			t.true(rowWidth(row) <= cells, `${cells}: ${rowText(row)}`);
		}
	}
});
