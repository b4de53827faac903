import test from 'ava';
import {assignedProtocol} from '../../../source/protocols/text/assigned.ts';
import {welcomeFrame} from '../../helpers/native-frames.ts';
import {openHouse} from '../../helpers/open-house.ts';
import {createFakeContext} from '../../helpers/session-context.ts';

const settle = (): Promise<void> =>
	new Promise(resolve => {
		setImmediate(resolve);
	});

test('the name is sent alone, coloured, and what follows comes after a gap, in order', async t => {
	const {context, clock, commands, sent} = createFakeContext();
	const session = assignedProtocol.createSession(context);
	await settle();
	t.like(commands, [{type: 'register', protocol: 'assigned', rooms: ['#lobby']}]);
	t.false('name' in (commands[0] ?? {}));
	t.is(session.render(welcomeFrame({you: {id: 'u', name: 'brave-otter', color: 2}, online: 2})), '');
	t.deepEqual(sent, ['\u001B[33mbrave-otter   \u001B[0m']);
	const {format} = session;
	t.not(format, 'assigned');
	t.is(session.render({type: 'notice', text: 'early'}), '');
	clock.advance(59);
	t.is(sent.length, 1);
	clock.advance(1);
	t.deepEqual(sent.slice(1), [
		'Server: 2 users online. Type /help for what you can do here.\nServer: early\n',
	]);
	t.is(session.format, 'assigned');
	t.is(session.render({type: 'notice', text: 'late'}), 'Server: late\n');
});

test('a goodbye takes along what the gap held back', async t => {
	const {context} = createFakeContext();
	const session = assignedProtocol.createSession(context);
	await settle();
	session.render(welcomeFrame());
	t.is(
		session.render({type: 'goodbye', code: 'kicked', text: 'no robots'}),
		'Server: 2 users online. Type /help for what you can do here.\nServer: You were kicked: no robots\n',
	);
});

test('colours come in turn, from 31 to 37', async t => {
	const {open} = await openHouse(t, 'assigned');
	const colors: string[] = [];
	for (let count = 0; count < 8; count++) {
		const client = await open();
		colors.push((await client.until('\u001B[0m')).slice(0, 5));
	}

	t.deepEqual(
		colors,
		[31, 32, 33, 34, 35, 36, 37, 31].map(color => `\u001B[${color}m`),
	);
});

test('a client of the original puts its name before all it sends, and nobody sees it twice', async t => {
	const {openAssigned} = await openHouse(t, 'assigned');
	const one = await openAssigned();
	const two = await openAssigned();
	await one.client.expect(`${two.given} is connected!\n`);
	two.client.send(`${two.given} is connected!`);
	two.client.send('');
	one.client.send(`${one.given} is connected!`);
	two.client.send(`${two.given}: 안녕하세요`);
	await one.client.expect(`${two.given}: 안녕하세요\n`);
	one.client.send(`${one.given}: hi`);
	await two.client.expect(`${one.given}: hi\n`);
	t.is(one.client.rest() + two.client.rest(), '');
});

test('the greeting and the first message may come glued', async t => {
	const {openAssigned} = await openHouse(t, 'assigned');
	const one = await openAssigned();
	const two = await openAssigned();
	await one.client.expect(`${two.given} is connected!\n`);
	two.client.send(`${two.given} is connected!${two.given}: fast`);
	await one.client.expect(`${two.given}: fast\n`);
	t.is(one.client.rest(), '');
});

test('one at nc types without a prefix; the sender does not get it back; the name may be renamed', async t => {
	const {openAssigned} = await openHouse(t, 'assigned');
	const one = await openAssigned();
	const two = await openAssigned();
	await one.client.until('connected!\n');
	two.client.send('hello\n');
	await one.client.expect(`${two.given}: hello\n`);
	two.client.send('/nick 보라\n');
	await one.client.expect(`Server: ${two.name} is now called 보라.\n`);
	await two.client.expect(`Server: ${two.name} is now called 보라.\n`);
	// The client goes on with the name that it took at first.
	two.client.send(`${two.given}: again`);
	t.is(await one.client.until('\n'), `${two.given.replace(two.name, '보라')}: again\n`);
	t.is(two.client.rest(), '');
});

test('one who leaves, and one who is kicked', async t => {
	const {openAssigned, server} = await openHouse(t, 'assigned');
	const [one, two, three] = [await openAssigned(), await openAssigned(), await openAssigned()];
	await one.client.until(`${three.given} is connected!\n`);
	two.client.end();
	await one.client.expect(`${two.given} has left.\n`);
	server.operator.kick(three.name, 'no robots');
	t.is(await three.client.closed, `${two.given} has left.\nServer: You were kicked: no robots\n`);
	await one.client.expect(`${three.given} was kicked: no robots\n`);
});
