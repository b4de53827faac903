import test from 'ava';
import {startIrcServer} from '../../../helpers/irc-client.ts';

const capabilities = ['batch', 'server-time', 'message-tags', 'echo-message', 'draft/chathistory'];

const setup = async (t: Parameters<typeof startIrcServer>[0]) => {
	let now = 1_700_000_000_000;
	const started = await startIrcServer(t, {
		now: () => {
			now += 10;
			return now;
		},
	});
	const mina = await started.user('mina', {rooms: ['#a', '#b'], capabilities});
	const said: {id: string; time: string}[] = [];
	for (let index = 0; index < 9; index++) {
		const [echo = ''] = await mina.ask(`PRIVMSG #a :${index}`);
		said.push({id: /msgid=([^; ]+)/.exec(echo)?.[1] ?? '', time: /time=([^; ]+)/.exec(echo)?.[1] ?? ''});
		await mina.ask(`PRIVMSG #b :other`);
	}

	const read = async (query: string): Promise<string> => {
		const lines = await mina.ask(`CHATHISTORY ${query}`);
		return lines.map(line => / PRIVMSG #a :(\d)$/.exec(line)?.[1] ?? '').join('');
	};

	return {...started, mina, said, read};
};

test('pages by message and by time', async t => {
	const {said, read} = await setup(t);
	const id = (index: number): string => `msgid=${said[index]?.id}`;
	const time = (index: number): string => `timestamp=${said[index]?.time}`;
	t.is(await read('LATEST #a * 3'), '678');
	t.is(await read('latest #A * 100'), '012345678');
	for (const at of [id, time]) {
		t.is(await read(`LATEST #a ${at(5)} 100`), '678');
		t.is(await read(`BEFORE #a ${at(5)} 2`), '34');
		t.is(await read(`AFTER #a ${at(5)} 2`), '67');
		t.is(await read(`AROUND #a ${at(5)} 3`), '456');
		t.is(await read(`BETWEEN #a ${at(2)} ${at(6)} 2`), '34');
		t.is(await read(`BETWEEN #a ${at(6)} ${at(2)} 2`), '45');
	}
});

test('a page is a batch of lines as they were', async t => {
	const {mina, said} = await setup(t);
	const [first, line, last] = await mina.ask('CHATHISTORY LATEST #a * 1');
	t.regex(first ?? '', /^:\S+ BATCH \+\w+ chathistory #a$/);
	t.regex(
		line ?? '',
		new RegExp(
			`^@batch=\\w+;time=${said[8]?.time};msgid=${said[8]?.id} :mina!mina@127\\.0\\.0\\.1 PRIVMSG #a :8$`,
		),
	);
	t.regex(last ?? '', /^:\S+ BATCH -\w+$/);
});

test('the rooms in which something was said', async t => {
	const {mina, said} = await setup(t);
	const ends = 'timestamp=2020-01-01T00:00:00.000Z timestamp=2100-01-01T00:00:00.000Z';
	const lines = await mina.ask(`CHATHISTORY TARGETS ${ends} 10`);
	t.deepEqual(
		lines.slice(1, -1).map(line => line.split(' ').slice(2, 5)),
		[
			['CHATHISTORY', 'TARGETS', '#a'],
			['CHATHISTORY', 'TARGETS', '#b'],
		],
	);
	t.true(lines[1]?.endsWith(said[8]?.time ?? 'x'));
});

test('what cannot be answered fails with a reason', async t => {
	const {mina, user} = await setup(t);
	const bora = await user('bora');
	const failure = (code: string): RegExp => new RegExp(`^:\\S+ FAIL CHATHISTORY ${code} `);
	t.regex(await bora.text('CHATHISTORY LATEST #a * 5'), failure('INVALID_TARGET LATEST #a'));
	t.regex(await bora.text('CHATHISTORY LATEST #none * 5'), failure('INVALID_TARGET LATEST #none'));
	t.regex(await mina.text('CHATHISTORY LATEST bora * 5'), failure('INVALID_TARGET LATEST bora'));
	for (const wrong of [
		'BEFORE #a * 5',
		'BEFORE #a msgid=x! 5',
		'LATEST #a * 0',
		'LATEST #a *',
		'BETWEEN #a msgid=a-1 5',
		'TARGETS * * 5',
	]) {
		t.regex(await mina.text(`CHATHISTORY ${wrong}`), failure('INVALID_PARAMS'), wrong);
	}

	t.regex(
		await mina.text('CHATHISTORY NONSENSE', 'CHATHISTORY'),
		/INVALID_PARAMS NONSENSE .*\n.*INVALID_PARAMS \* /,
	);
});
