import test from 'ava';
import {limits} from '../../../source/limits.ts';
import {createKeepalive} from '../../../source/protocols/irc/keepalive.ts';
import {createFakeContext} from '../../helpers/session-context.ts';

const setup = () => {
	const fake = createFakeContext();
	const pings: string[] = [];
	let deaths = 0;
	const keepalive = createKeepalive({
		context: fake.context,
		ping: token => pings.push(token),
		giveUp() {
			deaths++;
		},
	});
	return {...fake, keepalive, pings, deaths: () => deaths};
};

test('one who is silent is asked once, and given up without an answer', t => {
	const bench = setup();
	bench.clock.advance(limits.ircPingMs - 1);
	t.is(bench.pings.length, 0);
	bench.clock.advance(1);
	t.is(bench.pings.length, 1);
	bench.clock.advance(limits.ircSilenceMs - limits.ircPingMs - 1);
	t.is(bench.deaths(), 0);
	bench.clock.advance(1);
	t.is(bench.deaths(), 1);
	t.is(bench.pings.length, 1);
	bench.clock.advance(limits.ircSilenceMs * 3);
	t.is(bench.deaths(), 1);
});

test('one who talks is not asked; one who answers is measured and asked again later', t => {
	const bench = setup();
	for (let count = 0; count < 5; count++) {
		bench.clock.advance(limits.ircPingMs - 1);
		bench.keepalive.heard();
	}

	t.is(bench.pings.length, 0);
	bench.clock.advance(limits.ircPingMs);
	bench.clock.advance(120);
	bench.keepalive.heard();
	bench.keepalive.answered('made up');
	t.deepEqual(bench.measured, []);
	bench.keepalive.answered(bench.pings[0] ?? '');
	t.deepEqual(bench.measured, [120]);
	bench.clock.advance(limits.ircPingMs);
	t.is(bench.pings.length, 2);
	t.is(bench.deaths(), 0);
});

test('a clock that jumps ahead leaves time for an answer', t => {
	const bench = setup();
	bench.clock.jump(limits.ircSilenceMs * 10);
	bench.clock.advance(limits.ircPingMs);
	t.is(bench.pings.length, 1);
	bench.clock.advance(limits.ircSilenceMs - limits.ircPingMs - 1);
	t.is(bench.deaths(), 0);
	bench.clock.advance(1);
	t.is(bench.deaths(), 1);
});

test('after its end nothing happens', t => {
	const bench = setup();
	bench.keepalive.end();
	bench.clock.advance(limits.ircSilenceMs * 2);
	t.is(bench.pings.length + bench.deaths(), 0);
});
