import test from 'ava';
import {createLastAnswer, lastAnswerMs, lastQuery} from '../../../source/ui/terminal/last-answer.ts';
import {createFakeClock} from '../../helpers/fake-clock.ts';
import {createFakeEvents} from '../../helpers/fake-events.ts';

const setUp = () => {
	const events = createFakeEvents();
	const written: string[] = [];
	const clock = createFakeClock();
	const lastAnswer = createLastAnswer({
		events,
		write: text => written.push(text),
		schedule: clock.schedule,
	});
	let isSettled = false;
	return {
		lastAnswer,
		listening: events.listening,
		tell: events.tell,
		written,
		clock,
		settle() {
			void lastAnswer.settled().then(() => {
				isSettled = true;
			});
		},
		/** Once everything that is due has run. */
		async isSettled() {
			await new Promise(resolve => {
				setImmediate(resolve);
			});
			return isSettled;
		},
	};
};

test('nothing was asked, nothing is waited for', async t => {
	const {settle, isSettled} = setUp();
	settle();
	t.true(await isSettled());
});

test('the answer to the last question ends it, those before do not', async t => {
	const {lastAnswer, listening, written, tell, settle, isSettled} = setUp();
	lastAnswer.ask();
	t.deepEqual(written, [lastQuery]);
	settle();
	tell({type: 'reports-focus'});
	t.false(await isSettled());
	tell({type: 'answered'});
	t.true(await isSettled());
	t.is(listening(), 0);
});

test('a terminal that does not answer is given up, counted from the question or from what it answered last', async t => {
	const {lastAnswer, listening, clock, settle, isSettled} = setUp();
	lastAnswer.ask();
	clock.advance(lastAnswerMs - 1);
	settle();
	t.false(await isSettled());
	clock.advance(1);
	t.true(await isSettled());
	t.is(listening(), 0);

	const slow = setUp();
	slow.lastAnswer.ask();
	slow.settle();
	slow.clock.advance(lastAnswerMs - 1);
	slow.tell({type: 'version', text: 'slow 1.0'});
	slow.clock.advance(lastAnswerMs - 1);
	// Keys are no answers.
	slow.tell({type: 'focus', isFocused: true});
	t.false(await slow.isSettled());
	slow.clock.advance(1);
	t.true(await slow.isSettled());
	t.is(slow.clock.waiting(), 0);
});
