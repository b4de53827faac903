/** The same load for all: how long a message takes, and what it costs. */
import {openBench} from './lib/compare.ts';
import type {Row} from './lib/result.ts';
import type {Scenario} from './lib/scenario.ts';
import {bareNode, ours} from './lib/servers.ts';

const cases = [
	{deliveries: 50_000, members: 10},
	{deliveries: 50_000, members: 100},
	{deliveries: 50_000, members: 1000},
	{deliveries: 400_000, members: 1000},
] as const;

const titled = ({deliveries, members}: {deliveries: number; members: number}): string =>
	`${deliveries / 1000} k/s, ${members.toLocaleString('en')} members`;

const peersOnIrc = ['ngircd', 'InspIRCd'] as const;

export const scenario: Scenario = {
	name: 'fixed-load',
	about: 'latency and processor time at 50,000 and 400,000 deliveries a second',
	needs: 'cc',
	async run(context) {
		const bench = openBench(context);
		const rows: Record<'p50' | 'p99' | 'cpu', Row[]> = {p50: [], p99: [], cpu: []};
		for (const one of context.isQuick ? cases.slice(1, 2) : cases) {
			const {row} = await bench.play({
				label: titled(one),
				at: one.members,
				servers: [ours.irc, ours.native, ours.ircInMemory, bareNode, ...bench.peers.of('ngircd', 'inspircd')],
				load: {
					mode: 'rate',
					members: one.members,
					senders: 10,
					rate: one.deliveries / (one.members - 1),
					seconds: context.isQuick ? 0.3 : 2,
				},
			});
			rows.p50.push(row('p50'));
			rows.p99.push(row('p99'));
			rows.cpu.push(row('cpuPerDelivery'));
		}

		const light = cases.slice(0, 3).map(titled);
		const heavy = cases.slice(3).map(titled);
		return bench.result({
			name: 'fixed-load',
			title: 'A fixed load',
			about: `Messages of 100 bytes are said at a steady pace, whatever the server does, and a message's time counts from when it was due, so that a stall is in the figures of all that waited. Chat-tui commits every message to disk before it delivers it: on most disks that is most of its time. \`--memory\` shows what is left without, and bare Node.js what no server in Node.js is without: 70 lines that copy what is said, and nothing else.`,
			measures: [
				{name: 'Latency, median', unit: 'µs', better: 'less', rows: rows.p50},
				{
					name: 'Latency, p99',
					unit: 'µs',
					better: 'less',
					rows: rows.p99,
					goals: [
						...[ours.irc, ours.native].map(({name}) => ({
							contestant: name,
							against: peersOnIrc,
							atMost: 2,
							rows: light,
							text: 'no more than twice the better of ngircd and InspIRCd',
						})),
						{
							contestant: ours.irc.name,
							against: ['InspIRCd'],
							atMost: 1,
							rows: heavy,
							text: 'under InspIRCd',
						},
					],
				},
				{
					name: 'Processor time per delivery',
					unit: 'µs, all threads of the server',
					better: 'less',
					rows: rows.cpu,
					goals: [ours.irc, ours.native].map(({name}) => ({
						contestant: name,
						against: peersOnIrc,
						atMost: 1,
						rows: light,
						text: 'no more than the better of ngircd and InspIRCd',
					})),
				},
			],
		});
	},
};
