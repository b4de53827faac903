/** One message at a time: nothing to gather, so what is measured is the way of a single one. */
import {openBench} from './lib/compare.ts';
import type {Scenario} from './lib/scenario.ts';
import {ours} from './lib/servers.ts';

export const scenario: Scenario = {
	name: 'one-in-flight',
	about: 'the next message when the last has arrived everywhere, 100 members',
	needs: 'cc',
	async run(context) {
		const bench = openBench(context);
		const members = Number(context.options.members ?? 100);
		const {row} = await bench.play({
			label: `${members} members`,
			servers: [
				ours.irc,
				ours.native,
				ours.ircInMemory,
				ours.nativeInMemory,
				...bench.peers.of('ngircd', 'inspircd', 'redis', 'direct'),
			],
			load: {
				mode: 'saturate',
				members,
				senders: 10,
				window: 1,
				seconds: context.isQuick ? 0.3 : 2,
			},
		});
		return bench.result({
			name: 'one-in-flight',
			title: 'One message in flight',
			about: `One room of ${members}; the next message is said when the last has arrived at everyone. With SQLite each waits for a commit of its own, which is a wait for the disk.`,
			measures: [
				{
					name: 'Deliveries',
					unit: 'a second',
					better: 'more',
					reference: 'C, one send each',
					rows: [row('perSecond')],
					goals: [ours.ircInMemory, ours.nativeInMemory].map(({name}) => ({
						contestant: name,
						against: ['C, one send each'],
						atLeast: 0.7,
						text: '0.7 of the C broadcaster with one send per message',
					})),
				},
				{name: 'Until it has arrived, median', unit: 'µs', better: 'less', rows: [row('p50')]},
				{name: 'Processor time per delivery', unit: 'µs', better: 'less', rows: [row('cpuPerDelivery')]},
			],
		});
	},
};
