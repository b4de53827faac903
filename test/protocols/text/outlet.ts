import test from 'ava';
import {createOutlet} from '../../../source/protocols/text/outlet.ts';
import {createFakeClock} from '../../helpers/fake-clock.ts';

const createSetup = () => {
	const clock = createFakeClock();
	const sent: string[] = [];
	let changes = 0;
	const outlet = createOutlet({
		gapMs: 60,
		schedule: clock.schedule,
		send: frame => sent.push(frame),
		onChange: () => changes++,
	});
	return {outlet, clock, sent, changes: () => changes};
};

test('without a gap everything goes at once', t => {
	const {outlet, sent} = createSetup();
	outlet.send('a');
	t.is(outlet.pass('b'), 'b');
	t.deepEqual(sent, ['a']);
	t.false(outlet.isHolding());
});

test('each gap holds back what follows it', t => {
	const {outlet, clock, sent, changes} = createSetup();
	outlet.send('a');
	outlet.gap();
	outlet.send('b');
	t.is(outlet.pass('c'), '');
	outlet.gap();
	outlet.send('d');
	t.deepEqual(sent, ['a']);
	clock.advance(60);
	t.deepEqual(sent, ['a', 'bc']);
	t.true(outlet.isHolding());
	clock.advance(60);
	t.deepEqual(sent, ['a', 'bc', 'd']);
	t.false(outlet.isHolding());
	t.is(changes(), 2);
});

test('what is released comes at once, and no timer is left', t => {
	const {outlet, clock, sent} = createSetup();
	outlet.gap();
	outlet.send('a');
	outlet.gap();
	outlet.send('b');
	t.is(outlet.release(), 'ab');
	t.is(clock.waiting(), 0);
	t.deepEqual(sent, []);
});

test('a flood is not hoarded', t => {
	const {outlet} = createSetup();
	outlet.gap();
	const frame = 'x'.repeat(100_000);
	t.is(outlet.pass(frame), '');
	t.is(outlet.pass(frame), '');
	t.is(outlet.pass(frame).length, 300_000);
	t.false(outlet.isHolding());
});
