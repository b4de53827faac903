/** Many are gone at once: how long the others wait for their next message. */
import {openBench} from './lib/compare.ts';
import type {Scenario} from './lib/scenario.ts';
import {ours} from './lib/servers.ts';

export const scenario: Scenario = {
	name: 'loss',
	about: '500 of 1,500 are gone at once: the longest stall of the others',
	needs: 'cc',
	async run(context) {
		const bench = openBench(context);
		const [staying, going] = context.isQuick ? [40, 20] : [1000, 500];
		const {row} = await bench.play({
			label: `${going} of ${(staying + going).toLocaleString('en')}`,
			servers: [ours.irc, ours.native, ...bench.peers.of('ngircd', 'inspircd')],
			load: {
				mode: 'rate',
				members: staying + going,
				senders: 10,
				rate: 100,
				drop: going,
				seconds: context.isQuick ? 0.6 : 4,
			},
		});
		return bench.result({
			name: 'loss',
			title: 'A loss of many at once',
			about: `A message is said every 10 ms in a room of ${staying + going}; in the middle ${going} connections end at once, without a word. The others are told of each.`,
			measures: [
				{
					note: 'The longest before it is what the machine and the generator do to any server; what the loss does is what comes on top.',
					name: 'The longest wait of any message, after the loss',
					unit: 'µs',
					better: 'less',
					rows: [row('longestAfter')],
					goals: [ours.irc, ours.native].map(({name}) => ({
						contestant: name,
						against: [],
						atMost: 50_000,
						text: 'no stall over 50 ms',
					})),
				},
				{name: 'The longest before it', unit: 'µs', better: 'less', rows: [row('longestBefore')]},
			],
		});
	},
};
