import test from 'ava';
import {rowOf} from '../../../benchmark/lib/result.ts';
import {playRounds} from '../../../benchmark/lib/rounds.ts';

test('contestants take turns, each round beginning with another', async t => {
	const order: string[] = [];
	const contestants = ['a', 'b', 'c'].map(name => ({
		name,
		async play(round: number) {
			order.push(`${name}${round}`);
			return {speed: round};
		},
	}));
	const played = await playRounds({contestants, rounds: 3});
	t.deepEqual(order, ['a0', 'b0', 'c0', 'b1', 'c1', 'a1', 'c2', 'a2', 'b2']);
	t.deepEqual(played.values('b', 'speed'), [0, 1, 2]);
	t.deepEqual(played.failures, []);
});

test('a run that fails leaves a hole in its round, and the others go on', async t => {
	const told: string[] = [];
	const played = await playRounds({
		contestants: [
			{
				name: 'shaky',
				async play(round) {
					if (round === 1) {
						throw new Error('3 gaps');
					}

					return {speed: 10 + round};
				},
			},
			{name: 'steady', play: async () => ({speed: 7})},
		],
		rounds: 3,
		onRun: (contestant, round, found) => told.push(`${contestant} ${round} ${JSON.stringify(found)}`),
	});
	t.deepEqual(rowOf(played, 'speed', {label: '10 members', at: 10}), {
		label: '10 members',
		at: 10,
		series: [
			{contestant: 'shaky', values: [10, null, 12]},
			{contestant: 'steady', values: [7, 7, 7]},
		],
	});
	t.deepEqual(played.failures, [{contestant: 'shaky', round: 1, reason: '3 gaps'}]);
	t.is(told.length, 6);
	t.deepEqual(played.values('shaky', 'no such measure'), [null, null, null]);
});

test('who takes too long takes part in the first rounds alone', async t => {
	const contestants = [
		{name: 'slow', rounds: 1, play: async () => ({speed: 1})},
		{name: 'quick', play: async () => ({speed: 2})},
	];
	const played = await playRounds({contestants, rounds: 2});
	t.deepEqual(played.values('slow', 'speed'), [1, null]);
	t.deepEqual(played.runs('quick'), [{speed: 2}, {speed: 2}]);
	t.deepEqual(played.failures, []);
});
