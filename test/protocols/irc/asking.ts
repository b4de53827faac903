import test from 'ava';
import fc from 'fast-check';
import type {Command} from '../../../source/messages.ts';
import {createAsking} from '../../../source/protocols/irc/asking.ts';
import type {Rejected} from '../../../source/protocols/irc/client.ts';

const say = (text: string): Command => ({type: 'say', room: '#a', text});
const refusal = (text: string): Rejected => ({type: 'rejected', code: 'unavailable', of: 'say', text});

test('each refusal finds what it refuses: at once, or together with what was asked in the same batch', async t => {
	/** What becomes of each command: refused at once, committed, or refused with its batch. */
	const fates = fc.array(fc.record({atOnce: fc.boolean(), endsBatch: fc.boolean(), fails: fc.boolean()}), {
		maxLength: 30,
	});
	await fc.assert(
		fc.asyncProperty(fates, async list => {
			let batch: Array<{text: string; done: () => void}> = [];
			const settled = new Map<string, string | undefined>();
			const order: string[] = [];
			const asking = createAsking({
				command(command, done) {
					const {text} = command as Extract<Command, {type: 'say'}>;
					if (list[Number(text)]?.atOnce) {
						asking.refused(refusal(`at once ${text}`));
						done();
					} else {
						batch.push({text, done});
					}
				},
			});
			const commit = (fails: boolean): void => {
				const committed = batch;
				batch = [];
				for (const {text} of fails ? committed : []) {
					asking.refused(refusal(`later ${text}`));
				}

				for (const {done} of committed) {
					done();
				}
			};

			for (const [index, {endsBatch, fails}] of list.entries()) {
				asking.ask(say(String(index)), refused => {
					settled.set(String(index), refused?.text);
					order.push(String(index));
				});
				if (endsBatch) {
					commit(fails);
				}
			}

			const idle = asking.idle();
			commit(false);
			await idle;
			t.is(asking.size(), 0);
			t.is(settled.size, list.length);
			let failed = false;
			for (let index = list.length - 1; index >= 0; index--) {
				const {atOnce, endsBatch, fails} = list[index] as (typeof list)[number];
				failed = endsBatch ? fails : failed;
				const expected = atOnce ? `at once ${index}` : failed ? `later ${index}` : undefined;
				t.is(settled.get(String(index)), expected);
			}

			const late = order.filter(text => !list[Number(text)]?.atOnce).map(Number);
			t.deepEqual(
				late,
				late.toSorted((one, other) => one - other),
			);
		}),
	);
});

test('what is refused at once, while others are being told that they are refused, finds its own refusal', t => {
	const handed: Array<() => void> = [];
	const answers: string[] = [];
	let isFull = false;
	const asking = createAsking({
		command(command, done) {
			if (isFull) {
				asking.refused(refusal(`at once ${(command as Extract<Command, {type: 'say'}>).text}`));
				done();
			} else {
				handed.push(done);
			}
		},
	});
	const ask = (text: string): void =>
		asking.ask(say(text), refused => {
			answers.push(`${text}: ${refused?.text}, ${asking.size()} others`);
		});
	ask('a');
	ask('b');
	// A commit that fails: all are told, and then each is settled; whoever waited for the first may ask on before the second is.
	isFull = true;
	asking.refused(refusal('later a'));
	asking.refused(refusal('later b'));
	handed[0]?.();
	ask('c');
	handed[1]?.();
	t.deepEqual(answers, ['a: later a, 1 others', 'c: at once c, 1 others', 'b: later b, 0 others']);
});

test('whoever waits until nothing is under way is told, each of them, and not before', async t => {
	const handed: Array<() => void> = [];
	const asking = createAsking({command: (_, done) => handed.push(done)});
	await asking.idle();
	const told: string[] = [];
	const ask = (): void => asking.ask(say('a'), () => undefined);
	ask();
	ask();
	const all = ['one', 'two'].map(async name => {
		await asking.idle();
		told.push(name);
	});
	handed[0]?.();
	await Promise.resolve();
	t.deepEqual(told, []);
	handed[1]?.();
	await Promise.all(all);
	t.deepEqual(told, ['one', 'two']);
});
