import test from 'ava';
import {cellWidth} from '../../../source/text/cells.ts';
import {userListRows} from '../../../source/ui/chat/user-list.ts';
import {rowText} from '../../../source/ui/components/row.ts';
import {createTheme} from '../../../source/ui/theme.ts';
import {demoState} from '../../helpers/demo-client.ts';

const theme = createTheme('dark');
const members = demoState([]).rooms.get('#lobby')?.members ?? new Map();

const draw = (height: number, width = 14): readonly string[] =>
	userListRows(members, 'u1', {width, height}, theme).map(row => rowText(row));

test('by name, one’s own marked, reconnecting with a mark', t => {
	t.deepEqual(
		draw(13).map(row => row.trimEnd()),
		[
			'│ ari',
			'│ bora',
			'│ brave-otter',
			'│ jun (you)',
			'│ kai …',
			'│ mina',
			'│ noor',
			'│ sky',
			'│ Théo',
			'│ 민준',
			'│ 서연',
			'│ 하늘',
			'│',
		],
	);
});

test('who is away has a mark, oneself as well', t => {
	const away = new Map([...members].map(([id, member]) => [id, {...member, away: 'lunch'}]));
	const rows = userListRows(away, 'u1', {width: 18, height: 5}, theme).map(row => rowText(row).trimEnd());
	t.deepEqual(rows.slice(0, 4), ['│ ari z', '│ bora z', '│ brave-otter z', '│ jun (you) z']);
});

test('who does not fit is counted', t => {
	t.deepEqual(
		draw(3).map(row => row.trimEnd()),
		['│ ari', '│ bora', '│ +10 more'],
	);
	t.is(draw(12).at(-1)?.trimEnd(), '│ 하늘');
	t.is(draw(1)[0]?.trimEnd(), '│ +12 more');
});

test('every row is as wide as the list', t => {
	for (const width of [8, 14, 18, 26]) {
		t.true(draw(13, width).every(row => cellWidth(row) === width));
	}
});

test('colours are the people’s own, and away is dim', t => {
	const rows = userListRows(members, 'u1', {width: 20, height: 12}, theme);
	const styleOf = (name: string) => rows.flat().find(({text}) => text.trim() === name)?.style;
	t.is(styleOf('mina')?.color, theme.name(0).color);
	t.deepEqual(styleOf('kai'), theme.dim);
	t.true(styleOf('jun')?.bold);
});
