import test from 'ava';
import {idleMs} from '../../source/client/away.ts';
import {mina, welcomeFrame} from '../helpers/native-frames.ts';
import {createWiredClient} from '../helpers/wired-client.ts';

const createSetup = (options: Parameters<typeof createWiredClient>[0] = {}) => {
	const {client, clock, last} = createWiredClient(options);
	const enter = (change: Parameters<typeof welcomeFrame>[0] = {}): void => {
		last().open();
		last().say(welcomeFrame(change));
		clock.advance(66);
	};

	/** What others were asked to be told, since this connection began. */
	const asked = () =>
		last()
			.sent()
			.flatMap(frame => (frame.type === 'away' ? [frame.text] : []));
	let seq = 10;
	const answer = (id: string, text: string): void => {
		seq++;
		last().say({type: 'away', seq, time: 1, id, name: '', text});
		clock.advance(66);
	};

	const notices = () => {
		clock.advance(66);
		const lines = client.store.getState().rooms.get('#lobby')?.lines ?? [];
		return lines.flatMap(line => (line.type === 'notice' ? [line.text] : []));
	};

	/** The heartbeat is answered, so that the connection lasts. */
	const wait = (ms: number): void => {
		for (let left = ms; left > 0; left -= 1000) {
			clock.advance(Math.min(1000, left));
			last().say({type: 'pong', time: clock.now()});
		}
	};

	return {client, clock, enter, asked, answer, notices, wait, last};
};

test('away with a text or without, and back', t => {
	const {client, enter, asked, answer, notices} = createSetup();
	enter();
	client.setAway('점심\u001b[2J');
	answer('u-me', '점심');
	client.setAway('');
	answer('u-me', '');
	client.setAway('');
	t.deepEqual(asked(), ['점심', '', 'away']);
	answer('u-me', 'away');
	client.comeBack();
	answer('u-me', '');
	t.deepEqual(asked(), ['점심', '', 'away', '']);
	client.comeBack();
	t.is(asked().length, 4);
	t.deepEqual(notices().slice(0, 2), ['You are away: 점심. /back ends that.', 'You are back.']);
});

test('others are away in every room, and back', t => {
	const {client, enter, answer, last} = createSetup();
	enter();
	last().say({type: 'entered', room: '#tea', topic: '', members: [mina], seq: 10});
	answer(mina.id, 'lunch');
	const seen = (room: string) => client.store.getState().rooms.get(room)?.members.get(mina.id);
	t.is(seen('#lobby')?.away, 'lunch');
	t.is(seen('#tea')?.away, 'lunch');
	answer(mina.id, '');
	t.false('away' in (seen('#lobby') ?? {}));
});

test('whoever whispers to somebody away is told once why', t => {
	const {client, enter, answer, notices} = createSetup();
	enter();
	answer(mina.id, 'lunch');
	client.whisper('민아', 'one');
	client.whisper('민아', 'two');
	t.deepEqual(notices(), ['민아 is away: lunch']);
	answer(mina.id, 'asleep');
	client.whisper('민아', 'three');
	t.is(notices().at(-1), '민아 is away: asleep');
	answer(mina.id, '');
	client.whisper('민아', 'four');
	t.is(notices().length, 2);
});

test('who touches no key for long is away by itself, and back with the next one; scripts never are', t => {
	const {client, enter, asked, wait} = createSetup();
	enter();
	wait(2 * idleMs);
	t.deepEqual(asked(), []);
	client.stir();
	wait(idleMs / 2);
	client.stir();
	wait(idleMs - 2000);
	t.deepEqual(asked(), []);
	wait(4000);
	t.deepEqual(asked(), ['idle']);
	client.stir();
	client.stir();
	t.deepEqual(asked(), ['idle', '']);
	// Who said why stays away, whatever they type.
	client.setAway('lunch');
	client.stir();
	wait(2 * idleMs);
	t.deepEqual(asked(), ['idle', '', 'lunch']);
});

test('a place that was not kept is told again that one is away', t => {
	const {client, clock, enter, asked, last} = createSetup();
	enter();
	client.setAway('lunch');
	for (const [resumed, expected] of [
		[true, []],
		[false, ['lunch']],
	] as const) {
		last().close();
		clock.advance(400);
		enter({resumed});
		t.deepEqual(asked(), expected);
	}
});

test('without a connection it is said that nothing came of it', t => {
	const {client, notices} = createSetup();
	client.setAway('lunch');
	t.regex(notices().at(-1) ?? '', /There is no connection/);
});

test('after how long is as it is set, at any time; without it never', t => {
	let minutes: number | undefined;
	const {client, enter, asked, answer, wait} = createSetup({
		idleAfterMs: () => (minutes === undefined ? undefined : minutes * 60_000),
	});
	enter();
	client.stir();
	wait(2 * idleMs);
	t.deepEqual(asked(), []);
	minutes = 1;
	wait(60_000);
	t.is(asked().length, 1);
	answer('u-me', asked()[0] ?? '');
	client.stir();
	t.is(asked().at(-1), '');
});

test('a clock that is set back keeps nobody here for ever', t => {
	const {client, clock, enter, asked, wait} = createSetup();
	enter();
	client.stir();
	clock.jump(-86_400_000);
	wait(61_000);
	t.deepEqual(asked(), ['idle']);
});
