import test from 'ava';
import {type Outcome, runLine} from '../../../source/ui/dashboard/commands.ts';
import {createDemoOperator, type OperatorCall} from '../../helpers/demo-operator.ts';

const done = (text: string): Outcome => ({type: 'done', text});
const problem = (text: string): Outcome => ({type: 'problem', text});

for (const [line, outcome, ...calls] of [
	['안녕하세요 여러분', done(''), ['announce', '안녕하세요 여러분']],
	['//help is a command', done(''), ['announce', '/help is a command']],
	['   ', {type: 'done'}],
	['/kick jun', done('jun was kicked.'), ['kick', 'jun', '']],
	['/kick 하늘 너무  시끄러워요', done('하늘 was kicked.'), ['kick', '하늘', '너무  시끄러워요']],
	['/kick', problem('Usage: /kick NAME [REASON]')],
	['/delete jun', done('A message of jun was deleted.'), ['delete', 'jun', '']],
	['/delete 하늘 그 말', done('A message of 하늘 was deleted.'), ['delete', '하늘', '그 말']],
	['/delete', problem('Usage: /delete NAME [WORDS]')],
	['/whisper mina see you later', done('Whispered to mina.'), ['whisper', 'mina', 'see you later']],
	['/w mina hi', done('Whispered to mina.'), ['whisper', 'mina', 'hi']],
	['/whisper mina', problem('Usage: /whisper NAME TEXT')],
	['/motd 반갑습니다', done('The message of the day is set.'), ['setMotd', '반갑습니다']],
	['/motd', done('Message of the day: Be kind. 반갑습니다!')],
	['/users', {type: 'users'}],
	['/user', {type: 'users'}],
	['/messages', {type: 'messages'}],
	['/QUIT', {type: 'quit'}],
	['/help', {type: 'help'}],
	['/ㅗ디ㅔ', {type: 'help'}],
	['/ㅈ mina 안녕', done('Whispered to mina.'), ['whisper', 'mina', '안녕']],
	['/', {type: 'help'}],
	['/kik jun', problem('There is no /kik. Did you mean /kick?')],
	['/abracadabra', problem('There is no /abracadabra. /help lists all.')],
] satisfies ReadonlyArray<readonly [string, Outcome, ...OperatorCall[]]>) {
	test(`“${line}”`, t => {
		const operator = createDemoOperator();
		t.deepEqual(runLine(operator, line), outcome);
		t.deepEqual(operator.calls, calls);
	});
}

test('a refusal of the server is the answer', t => {
	const operator = createDemoOperator();
	operator.refuseWith('Nobody here is called zed.');
	t.deepEqual(runLine(operator, '/kick zed'), problem('Nobody here is called zed.'));
	t.deepEqual(runLine(operator, 'hello'), problem('Nobody here is called zed.'));
});

test('control sequences that were pasted are not said', t => {
	const operator = createDemoOperator();
	runLine(operator, 'red \u001b[31malert\u0007');
	t.deepEqual(operator.calls, [['announce', 'red alert']]);
});
