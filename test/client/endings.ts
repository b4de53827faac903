import test from 'ava';
import {
	describeFailure,
	describeGoodbye,
	describeRegistration,
	describeStranger,
} from '../../source/client/endings.ts';

test('a reason of the server is part of the sentence, made safe', t => {
	t.is(describeGoodbye('kicked', 'spam').problem, 'You were kicked: spam.');
	t.is(describeGoodbye('kicked', '도배하지 마세요。').problem, 'You were kicked: 도배하지 마세요。');
	t.is(describeGoodbye('kicked', '').problem, 'You were kicked.');
	t.is(describeGoodbye('kicked', '\u001b[2Jx\ny').problem, 'You were kicked: x y.');
	t.is(
		describeGoodbye('shutdown', 'The operator stopped the server.').problem,
		'The operator stopped the server.',
	);
	t.is(describeGoodbye('shutdown', '').problem, 'The server has stopped.');
});

test('a full server says so once, and what to do', t => {
	t.deepEqual(
		describeRegistration('server-full', 'The server is full: 2 of 2 users.', {
			name: undefined,
			isFirst: true,
		}),
		{
			code: 'server-full',
			problem: 'The server is full: 2 of 2 users.',
			hint: 'Try again later, or ask its host for more places (--max-users).',
			isFinal: true,
		},
	);
});

test('a taken name is final only for who chose it, and only at first', t => {
	const isFinal = (name: string | undefined, isFirst: boolean): boolean =>
		describeRegistration('name-taken', '', {name, isFirst}).isFinal;
	t.true(isFinal('mina', true));
	t.false(isFinal('mina', false));
	t.false(isFinal(undefined, true));
});

test('a host is drawn as safely as anything else', t => {
	const address = {host: 'evil\u001b]0;x\u0007host', port: 1};
	t.is(
		describeFailure(address, {code: 'ENOTFOUND', message: ''}).problem,
		'There is no host called evilhost.',
	);
	t.is(describeStranger(address).problem, 'What listens at evilhost port 1 is not a chat-tui server.');
});
