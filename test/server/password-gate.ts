import test from 'ava';
import {createPasswordGate} from '../../source/server/password-gate.ts';

const createSleeper = () => {
	const slept: number[] = [];
	return {
		slept,
		sleep: async (ms: number) => {
			slept.push(ms);
		},
	};
};

test('without a password everybody may in', async t => {
	const gate = createPasswordGate({password: undefined, delayMs: 1000, sleep: async () => t.fail()});
	t.true(await gate.check(undefined, 'a'));
	t.true(await gate.check('whatever', 'a'));
});

test('the right one is let in at once, however its Hangul is composed', async t => {
	const {slept, sleep} = createSleeper();
	const gate = createPasswordGate({password: '비밀번호', delayMs: 1000, sleep});
	t.true(await gate.check('비밀번호'.normalize('NFD'), 'a'));
	t.deepEqual(slept, []);
});

test('wrong ones are answered ever more slowly, per address, and a right one forgives', async t => {
	const {slept, sleep} = createSleeper();
	const gate = createPasswordGate({password: 'secret', delayMs: 1000, sleep});
	for (let count = 0; count < 5; count++) {
		t.false(await gate.check('guess', 'a'));
	}

	t.deepEqual(slept, [1000, 2000, 4000, 8000, 8000]);
	t.false(await gate.check('guess', 'b'));
	t.is(slept.at(-1), 1000);
	t.true(await gate.check('secret', 'a'));
	t.false(await gate.check('guess', 'a'));
	t.is(slept.at(-1), 1000);
});

test('attempts of one address wait for each other, so that many at once are no faster', async t => {
	let release: (() => void) | undefined;
	let sleeping = 0;
	const gate = createPasswordGate({
		password: 'secret',
		delayMs: 1000,
		async sleep() {
			sleeping++;
			await new Promise<void>(resolve => {
				release = resolve;
			});
		},
	});
	const [first, second] = [gate.check('guess', 'a'), gate.check('secret', 'a')];
	await new Promise(setImmediate);
	t.is(sleeping, 1);
	t.is(await Promise.race([second, Promise.resolve('waits')]), 'waits');
	release?.();
	t.false(await first);
	t.true(await second);
});

test('giving none at all is a question, not a guess', async t => {
	const {slept, sleep} = createSleeper();
	const gate = createPasswordGate({password: 'secret', delayMs: 1000, sleep});
	t.false(await gate.check(undefined, 'a'));
	t.deepEqual(slept, [0]);
});

test('attempts whose connection has gone delay nobody', async t => {
	const {slept, sleep} = createSleeper();
	const gate = createPasswordGate({password: 'secret', delayMs: 1000, sleep});
	const gone = Array.from({length: 100}, (_, index) =>
		gate.check(`guess ${index}`, '10.0.0.7', () => index === 0),
	);
	t.true(await gate.check('secret', '10.0.0.7'));
	t.false((await Promise.all(gone)).some(Boolean));
	t.deepEqual(slept, [1000]);
	t.false(await gate.check('secret', '10.0.0.7', () => false));
});
