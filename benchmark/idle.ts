/** Ten thousand that say nothing: how fast they are let in, and what each takes. */
import {openBench} from './lib/compare.ts';
import type {Scenario} from './lib/scenario.ts';
import {ours} from './lib/servers.ts';

export const scenario: Scenario = {
	name: 'idle',
	about: '10,000 connections: registrations a second, memory of each',
	needs: 'cc',
	async run(context) {
		const bench = openBench(context);
		const members = context.isQuick ? 300 : Number(context.options.members ?? 10_000);
		const {row} = await bench.play({
			label: `${members.toLocaleString('en')} connections`,
			servers: [ours.irc, ours.ircInMemory, ...bench.peers.of('ngircd', 'inspircd')],
			load: {
				mode: 'idle',
				members,
				isWithoutJoin: true,
				seconds: context.isQuick ? 0.2 : 2,
			},
		});
		return bench.result({
			name: 'idle',
			title: 'Idle connections',
			about: `${members.toLocaleString('en')} clients of IRC register and say nothing; they are in no room. Each server is given as many at once as it takes best: ngIRCd 8, for its backlog is 10; InspIRCd 5,000, for it lets them in once a second; chat-tui 200.`,
			measures: [
				{
					name: 'Registrations',
					unit: 'a second',
					better: 'more',
					rows: [row(({registered = 0, registerSeconds = 1}) => registered / registerSeconds)],
					goals: [{contestant: ours.irc.name, against: ['ngircd'], atLeast: 2, text: 'twice ngircd'}],
				},
				{
					name: 'Memory per connection',
					unit: 'KiB',
					better: 'less',
					rows: [row(({kibEntered = 0, kibBefore = 0}) => (kibEntered - kibBefore) / members)],
					goals: [{contestant: ours.irc.name, against: [], atMost: 8, text: 'under 8 KiB'}],
					note: 'What the resident memory has grown by; of a program with garbage collection that is what it took, not what it needs. From when the start is over and its threads are there.',
				},
				{
					name: 'The process before anyone is in',
					unit: 'KiB',
					better: 'less',
					rows: [row('kibBefore')],
				},
				{
					name: 'Processor time while all are idle',
					unit: 's a second',
					better: 'less',
					rows: [row(({idleCpu = 0}) => idleCpu / (context.isQuick ? 0.2 : 2))],
				},
			],
		});
	},
};
