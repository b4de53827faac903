/** Other shapes of a crowd than one steady room: bursts, many rooms, all protocols at once. Each beside the plain room. */
import {type Case, openBench, playServer} from './lib/compare.ts';
import type {Scenario} from './lib/scenario.ts';
import {ours, type Server} from './lib/servers.ts';

type Shape = {readonly name: string; readonly server: Server; readonly load: Case['load']};

/** Of one protocol: what the plain room is compared with. */
const shapesOf = (server: Server, members: number): readonly Shape[] => {
	const plain = {mode: 'saturate', members, senders: 10, window: 64, sampling: 8} as const;
	const small = Math.max(2, members / 10);
	return [
		{name: 'plain', server, load: plain},
		{
			name: 'bursts',
			server,
			load: {...plain, senders: Math.min(100, members), window: 100, isBurst: true},
		},
		{name: 'plain, a tenth', server, load: {...plain, members: small}},
		{name: '10 rooms of a tenth', server, load: {...plain, rooms: 10, room: '#room'}},
		{
			name: '10 rooms, 64 in each',
			server,
			load: {...plain, rooms: 10, room: '#room', window: 640, senders: 100},
		},
		{
			name: 'mixed protocols',
			server,
			load: {...plain, protocol: 'irc,native,json,text', room: '#lobby', senders: 10},
		},
	];
};

export const scenario: Scenario = {
	name: 'shapes',
	about: 'bursts, rooms and mixed protocols beside one plain room',
	needs: 'cc',
	async run(context) {
		const bench = openBench(context);
		const members = context.isQuick ? 40 : Number(context.options.members ?? 1000);
		const seconds = context.isQuick ? 0.3 : 1.5;
		const played = [];
		for (const [label, server] of [
			['IRC', ours.irc],
			['native', ours.native],
		] as const) {
			const shapes = shapesOf(server, members);
			const contestants = shapes.map(({name, server: own, load}) => ({
				name: `chat-tui, ${name}`,
				play: () => playServer({tools: bench.tools, isQuick: context.isQuick}, own, {...load, seconds}),
			}));
			played.push(await bench.playAll({label}, contestants));
		}

		return bench.result({
			name: 'shapes',
			title: 'Other shapes of a crowd',
			about: `Chat-tui with itself, as fast as it goes, with SQLite. Plain: one room of ${members}, 64 in flight from 10 members. Bursts: 100 members say something at the same moment, and again when all of it has arrived. 10 rooms: the same members in rooms of a tenth each, with 64 messages in flight in all, and with 64 in each room; native clients are in the lobby besides. Mixed: a quarter each of IRC, native, numbered JSON and plain text in the lobby.`,
			measures: [
				{
					name: 'Deliveries',
					unit: 'a second',
					better: 'more',
					reference: 'chat-tui, plain',
					rows: played.map(({row}) => row('perSecond')),
					goals: ['bursts', '10 rooms of a tenth', '10 rooms, 64 in each', 'mixed protocols'].map(name => ({
						contestant: `chat-tui, ${name}`,
						against: ['chat-tui, plain'],
						atLeast: 0.5,
						text: 'half of the plain room',
					})),
				},
				{
					name: 'Messages per read of a member',
					unit: 'how well the server gathers them',
					better: 'more',
					rows: played.map(({row}) => row('perRead')),
				},
				{
					name: 'Processor time per delivery',
					unit: 'µs',
					better: 'less',
					reference: 'chat-tui, plain',
					rows: played.map(({row}) => row('cpuPerDelivery')),
				},
			],
		});
	},
};
