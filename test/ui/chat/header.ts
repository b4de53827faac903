import test from 'ava';
import {type ChatState, type Connection, emptyRoom} from '../../../source/client/state.ts';
import {cellWidth} from '../../../source/text/cells.ts';
import {headerRow} from '../../../source/ui/chat/header.ts';
import {rowText} from '../../../source/ui/components/row.ts';
import {createTheme} from '../../../source/ui/theme.ts';
import {demoNow, demoState} from '../../helpers/demo-client.ts';

const theme = createTheme('dark');
const draw = (state: ChatState, columns: number): string =>
	rowText(headerRow(state, demoNow, columns, theme));
const withConnection = (connection: Connection): ChatState => ({...demoState([]), connection});

test('what matters least goes first', t => {
	t.is(
		draw(demoState([]), 80),
		' Team Otter  #lobby  Release on Friday · 금요일 배포         ● 12 online · 3 ms ',
	);
	t.is(draw(demoState([]), 56), ' Team Otter  #lobby  Release on Fr…  ● 12 online · 3 ms ');
	t.is(draw(demoState([]), 44), ' Team Otter  #lobby      ● 12 online · 3 ms ');
	t.is(draw(demoState([]), 40), ' Team Otter  #lobby  ● 12 online · 3 ms ');
	t.is(draw(demoState([]), 36), ' Team Otter  #lobby     ● 12 online ');
	t.is(draw(demoState([]), 24), ' #lobby     ● 12 online ');
});

test('it fills its row, and never more', t => {
	for (let columns = 20; columns <= 140; columns++) {
		t.is(cellWidth(draw(demoState([]), columns)), columns);
	}
});

test('reconnecting counts down', t => {
	const state = withConnection({
		status: 'reconnecting',
		attempt: 3,
		retryAt: demoNow + 2100,
		problem: 'The connection was lost.',
	});
	t.regex(draw(state, 80), /◌ reconnecting in 3s · attempt 3 $/);
	t.regex(draw(state, 40), /◌ retry in 3s $/);
	t.regex(
		draw({...state, connection: {...state.connection, retryAt: demoNow} as Connection}, 80),
		/reconnecting now/,
	);
});

test('connecting and offline are said in words', t => {
	t.regex(draw(withConnection({status: 'connecting', attempt: 1}), 60), /connecting… $/);
	t.regex(draw(withConnection({status: 'closed', problem: 'x', hint: 'y'}), 60), /offline $/);
});

test('before the server is known its address stands for it', t => {
	t.regex(
		draw({...demoState([]), server: undefined, rooms: new Map()}, 80),
		/^ 192\.168\.0\.5:7777 {2}#lobby /,
	);
});

test('what was said in other rooms is told, and counts for more than the name of the server', t => {
	const state = demoState([]);
	const room = {...emptyRoom('#점심'), unread: 2};
	const busy: ChatState = {...state, rooms: new Map([...state.rooms, ['#점심', room]])};
	t.true(draw(busy, 80).startsWith(' Team Otter  #lobby  #점심 2 new  '));
	t.is(draw(busy, 40), ' #lobby  #점심 2 new        ● 12 online ');
	const read: ChatState = {...state, rooms: new Map([...state.rooms, ['#점심', {...room, unread: 0}]])};
	t.is(draw(read, 80), draw(state, 80));
});
