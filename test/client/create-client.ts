import test from 'ava';
import type {Line, Refusal} from '../../source/client/state.ts';
import {ackFrame, messageFrame, mina, welcomeFrame} from '../helpers/native-frames.ts';
import {createWiredClient} from '../helpers/wired-client.ts';

const createSetup = (isWelcome = true) => {
	const {client, clock, ...transport} = createWiredClient();
	const lines = (room?: string): readonly Line[] => {
		clock.advance(33);
		const {rooms, active} = client.store.getState();
		return rooms.get(room ?? active)?.lines ?? [];
	};

	const notices = (): readonly string[] =>
		lines().flatMap(line => (line.type === 'notice' ? [`${line.level}: ${line.text}`] : []));
	transport.last().open();
	if (isWelcome) {
		transport.last().say(welcomeFrame());
		clock.advance(66);
	}

	return {client, clock, lines, notices, ...transport};
};

test('it connects by itself, and its state follows', t => {
	const {client, clock, last} = createSetup(false);
	t.is(client.store.getState().address, '[::1]:7777');
	t.is(client.store.getState().connection.status, 'connecting');
	last().say(welcomeFrame());
	clock.advance(33);
	t.is(client.store.getState().connection.status, 'connected');
	t.is(client.store.getState().you?.name, 'me');
});

test('what one says is shown at once, and sent once acknowledged', t => {
	const {client, lines, last} = createSetup();
	client.say('안녕 \u001b[31mthere');
	t.like(client.store.getState().rooms.get('#lobby')?.lines[0], {
		delivery: 'pending',
		text: '안녕 there',
		own: true,
	});
	t.like(last().sent()[1], {type: 'say', room: '#lobby', text: '안녕 there', number: 1, kind: 'text'});
	last().say(messageFrame(11), ackFrame(1, 12));
	t.deepEqual(
		lines().map(line => [line.seq, line.type === 'message' && line.delivery]),
		[
			[11, 'sent'],
			[12, 'sent'],
		],
	);
});

test('nothing is not sent', t => {
	const {client, lines, last} = createSetup();
	client.say(' \n ');
	client.whisper('mina', '');
	t.deepEqual(lines(), []);
	t.is(last().sent().length, 1);
});

test('a refused message goes from the pane to the listener, in words', t => {
	const {client, lines, last} = createSetup();
	const refusals: Refusal[] = [];
	const stop = client.onRefused(refusal => {
		refusals.push(refusal);
	});
	client.say('spam');
	last().say({type: 'rejected', code: 'banned-word', of: 'say', text: '', number: 1});
	t.deepEqual(refusals, [
		{text: 'spam', problem: 'A word in it is not wanted here.', hint: 'Say it in other words.'},
	]);
	t.deepEqual(lines(), []);
	stop();
	client.say('again');
	last().say({type: 'rejected', code: 'muted', of: 'say', text: '', number: 2});
	t.is(refusals.length, 1);
	t.like(lines()[0], {type: 'notice', level: 'error', text: 'You are muted. Wait, or ask the host.'});
});

test('what is over the limit never leaves: its frame would end the connection', t => {
	const {client, last} = createSetup();
	const refusals: Refusal[] = [];
	client.onRefused(refusal => {
		refusals.push(refusal);
	});
	client.say('한'.repeat(10_000));
	t.is(last().sent().length, 1);
	t.is(refusals[0]?.problem, 'The message has 29.3 KiB; at most 16.0 KiB are taken.');
});

test('a refused text comes back as it was typed', t => {
	const {client, last} = createSetup();
	const refusals: Refusal[] = [];
	client.onRefused(refusal => {
		refusals.push(refusal);
	});
	client.say('waves', 'action');
	client.say('/etc/hosts');
	last().say(
		{type: 'rejected', code: 'muted', of: 'say', text: '', number: 1},
		{type: 'rejected', code: 'muted', of: 'say', text: '', number: 2},
	);
	t.deepEqual(
		refusals.map(({text}) => text),
		['/me waves', '//etc/hosts'],
	);
});

test('after the end nothing is said as if it were on its way', t => {
	const {client, clock, last, lines} = createSetup();
	const refusals: Refusal[] = [];
	client.onRefused(refusal => {
		refusals.push(refusal);
	});
	last().say({type: 'goodbye', code: 'kicked', text: ''});
	clock.advance(33);
	client.say('아직 있어요');
	t.deepEqual(refusals, [
		{
			text: '아직 있어요',
			problem: 'Not sent: the connection has ended.',
			hint: 'Ask the host what it was about.',
		},
	]);
	t.deepEqual(
		lines().filter(line => line.type === 'message'),
		[],
	);
});

test('a whisper is shown with whom it goes to; to nobody, its command comes back', t => {
	const {client, lines, last} = createSetup();
	const refusals: Refusal[] = [];
	client.onRefused(refusal => {
		refusals.push(refusal);
	});
	client.whisper('민아', 'psst');
	t.deepEqual(lines(), []);
	t.like(lines('@민아')[0], {text: 'psst', delivery: 'pending', to: {id: mina.id, color: mina.color}});
	client.whisper('nobody', 'hello?');
	client.show('@nobody');
	t.is(lines('@nobody').length, 1);
	last().say({type: 'rejected', code: 'no-such-user', of: 'whisper', text: '', number: 2}, ackFrame(1, 11));
	t.deepEqual(
		lines('@민아').map(line => line.type === 'message' && line.delivery),
		['sent'],
	);
	// There is nobody to talk to: one is where one was.
	t.false(client.store.getState().rooms.has('@nobody'));
	t.is(client.store.getState().active, '#lobby');
	t.like(refusals[0], {text: '/whisper nobody hello?', problem: 'Nobody here is called "nobody".'});
});

test('a refused rename becomes a notice', t => {
	const {client, notices, last} = createSetup();
	client.rename('mina');
	t.deepEqual(last().sent().at(-1), {type: 'rename', name: 'mina'});
	last().say({type: 'rejected', code: 'name-taken', of: 'rename', text: ''});
	t.deepEqual(notices(), ['error: "mina" is taken. Choose another: /nick NAME']);
});

test('a refused rename goes to the listener as the command that it was', t => {
	const {client, notices, last} = createSetup();
	const refusals: Refusal[] = [];
	client.onRefused(refusal => {
		refusals.push(refusal);
	});
	client.rename('mina');
	last().say({type: 'rejected', code: 'name-taken', of: 'rename', text: ''});
	client.rename('a/b');
	last().say({type: 'rejected', code: 'name-invalid', of: 'rename', text: 'No slashes.'});
	t.deepEqual(refusals, [
		{text: '/nick mina', problem: '"mina" is taken.', hint: 'Choose another: /nick NAME'},
		{text: '/nick a/b', problem: '"a/b" cannot be a name.', hint: 'No slashes.'},
	]);
	t.deepEqual(notices(), []);
});

test('the round trip is measured and said', t => {
	const {client, clock, notices, last} = createSetup();
	last().say({type: 'pong', time: clock.now() - 66});
	clock.advance(33);
	t.is(client.store.getState().rttMs, 66);
	t.deepEqual(notices(), []);
	client.measureRoundTrip();
	const time = clock.now();
	clock.advance(12);
	last().say({type: 'pong', time});
	t.deepEqual(notices(), ['info: Round trip: 12 ms.']);
	t.is(client.store.getState().rttMs, 12);
});

test('a round trip that takes about as long as the last changes nothing', t => {
	const {client, clock, last} = createSetup();
	const pings = () =>
		last()
			.everything()
			.flatMap(frame => (frame.type === 'ping' ? [frame.time] : []));
	const measure = (ms: number): void => {
		const before = pings().length;
		while (pings().length === before) {
			clock.advance(1);
		}

		clock.advance(ms);
		last().say({type: 'pong', time: pings().at(-1) ?? 0});
		clock.advance(100);
	};

	measure(40);
	const state = client.store.getState();
	t.is(state.rttMs, 40);
	measure(48);
	measure(31);
	t.is(client.store.getState(), state);
	measure(29);
	t.is(client.store.getState().rttMs, 29);
});

test('a lost connection is said once, and that it is back', t => {
	const {client, clock, notices, last, links} = createSetup();
	last().close();
	clock.advance(400);
	last().close({code: 'ECONNREFUSED', message: ''});
	clock.advance(33);
	t.like(client.store.getState().connection, {status: 'reconnecting', attempt: 2});
	client.measureRoundTrip();
	clock.advance(10_000);
	t.is(links.length, 3);
	last().open();
	last().say(welcomeFrame());
	t.deepEqual(notices(), [
		'warning: The server closed the connection. Connecting again …',
		'error: There is no connection. Try again when it is back.',
		'info: Connected again.',
	]);
});

test('the motd is said when one comes, and when it changes', t => {
	const {notices, last} = createSetup(false);
	const server = {...welcomeFrame().server, motd: 'welcome!'};
	last().say(
		welcomeFrame({server}),
		{type: 'server', server},
		{type: 'server', server: {...server, motd: 'tea'}},
	);
	t.deepEqual(notices(), ['info: welcome!', 'info: tea']);
});

test('a note of the program itself, and an empty pane', t => {
	const {client, lines} = createSetup();
	client.notify('careful', 'warning');
	t.like(lines()[0], {type: 'notice', level: 'warning', text: 'careful'});
	client.clear();
	t.deepEqual(lines(), []);
});

test('all that goes out is composed, wherever it came from', t => {
	const {client, last} = createSetup();
	const decomposed = '민수'.normalize('NFD');
	client.say(decomposed);
	client.whisper(decomposed, decomposed);
	client.rename(decomposed);
	client.join(`#${decomposed}`);
	client.setTopic(decomposed);
	client.find(decomposed, `#${decomposed}`);
	const sent = JSON.stringify(last().sent());
	t.is(sent, sent.normalize('NFC'));
	t.true(sent.split('민수').length > 7, sent);
});
