/** As fast as it goes: 64 messages in flight, every member gets each. And how long a room takes to fill, and what a member takes. */
import {openBench} from './lib/compare.ts';
import type {Goal, Row} from './lib/result.ts';
import type {Scenario} from './lib/scenario.ts';
import {ours, peerNames, type Server} from './lib/servers.ts';

const titled = (count: number): string => `${count.toLocaleString('en')} members`;

const peersOnIrc = ['ngircd', 'InspIRCd'] as const;
const better = 'the better of ngircd and InspIRCd';

const goals: readonly Goal[] = [
	...[ours.irc.name, ours.native.name].flatMap((contestant): Goal[] => [
		{contestant, against: peersOnIrc, atLeast: 1, rows: [titled(10)], text: `at least ${better}`},
		{
			contestant,
			against: peersOnIrc,
			atLeast: 3,
			rows: [titled(100), titled(1000)],
			text: `3 times ${better}`,
		},
		{contestant, against: peersOnIrc, atLeast: 2, rows: [titled(5000)], text: `twice ${better}`},
	]),
	{
		contestant: ours.irc.name,
		against: ['C broadcaster'],
		atLeast: 0.8,
		rows: [titled(1000)],
		text: '0.8 of the C broadcaster',
	},
];

const few = 1000;
const many = 5000;

/** Of what each member takes in a small room and in a large one: what one more does. What is there once, such as compiled code, cancels out, as far as it is there with the few. */
const oneMore = (rows: readonly Row[]): readonly Row[] => {
	const [small, large] = [few, many].map(count => rows.find(row => row.label === titled(count)));
	if (!small || !large) {
		return [];
	}

	return [
		{
			label: `each from ${few.toLocaleString('en')} to ${many.toLocaleString('en')}`,
			series: large.series.map(({contestant, values}) => {
				const before = small.series.find(other => other.contestant === contestant)?.values ?? [];
				return {
					contestant,
					values: values.map((value, round) => {
						const ofFew = before[round] ?? null;
						return value === null || ofFew === null ? null : (value * many - ofFew * few) / (many - few);
					}),
				};
			}),
		},
	];
};

export const scenario: Scenario = {
	name: 'fan-out',
	about: 'deliveries a second, 64 messages in flight',
	needs: 'cc',
	async run(context) {
		const bench = openBench(context);
		const sizes = (
			context.options.members?.split(',').map(Number) ?? (context.isQuick ? [10, 100] : [10, 100, 1000, 5000])
		).filter(size => size > 1);
		const servers: readonly Server[] = [
			ours.irc,
			ours.native,
			ours.ircInMemory,
			ours.nativeInMemory,
			...bench.peers.of('ngircd', 'inspircd', 'redis', 'broadcast'),
		];
		const rows: Record<'speed' | 'cpu' | 'batch' | 'generator' | 'join' | 'memory', Row[]> = {
			speed: [],
			cpu: [],
			batch: [],
			generator: [],
			join: [],
			memory: [],
		};
		for (const members of sizes) {
			const {row} = await bench.play({
				label: titled(members),
				at: members,
				servers,
				// It needs more than a minute to fill the room.
				...(members > 2000 ? {fewer: {[peerNames.ngircd]: 1}} : {}),
				load: {
					mode: 'saturate',
					members,
					senders: 10,
					window: 64,
					seconds: Number(context.options.seconds ?? (context.isQuick ? 0.3 : 1.5)),
					// The generator must not be what is measured: order and gaps are looked at in one receiver of eight, the count in all.
					sampling: members >= 100 ? 8 : 1,
				},
			});
			rows.speed.push(row('perSecond'));
			rows.cpu.push(row('cpuPerDelivery'));
			rows.batch.push(row('perRead'));
			rows.generator.push(row(({generatorShare = 0}) => generatorShare * 100));
			rows.join.push(
				row(({joinSeconds = 0, registerSeconds = 0}, name) =>
					// A native client is in with its hello; what comes after the last one's is that the others are told.
					name === ours.native.name || name === ours.nativeInMemory.name
						? registerSeconds + joinSeconds
						: joinSeconds,
				),
			);
			rows.memory.push(row(({kibEntered = 0, kibBefore = 0}) => (kibEntered - kibBefore) / members));
		}

		const crowds = [few, many].map(titled);
		const isCrowd = ({label}: Row): boolean => crowds.includes(label);
		const ofRooms = (row: Row): Row => ({
			...row,
			series: row.series.filter(({contestant}) => contestant !== 'redis' && contestant !== 'C broadcaster'),
		});
		return bench.result({
			name: 'fan-out',
			title: 'Fan-out, as fast as it goes',
			about: `One room, 10 of its members say 100 bytes each, 64 messages are in flight at any time. A server has one core for all its threads, the generator the other; each run is a fresh server. Chat-tui keeps every message in SQLite, committed before anyone sees it, but for \`--memory\`. In its native protocol senders get acknowledgements too. The C broadcaster copies bytes and does nothing else: one gathered write per member and turn. ngIRCd takes part in one round of 5,000 members alone, for filling that room takes it more than a minute.`,
			measures: [
				{
					name: 'Deliveries',
					unit: 'a second',
					better: 'more',
					reference: 'C broadcaster',
					rows: rows.speed,
					goals,
					chart: {
						file: 'bench-fan-out',
						title: 'Deliveries a second, as fast as it goes',
						xLabel: 'members of the room',
						x: 'log',
						y: 'log',
					},
				},
				{
					name: 'Processor time per delivery',
					unit: 'µs, all threads of the server',
					better: 'less',
					reference: 'C broadcaster',
					rows: rows.cpu,
					goals: [
						{
							contestant: ours.irc.name,
							against: peersOnIrc,
							atMost: 1,
							text: `no more than ${better}`,
						},
					],
					note: 'This is of use where a machine does other work too: it says what a server would do with a core of its own, 1 s by this.',
				},
				{
					name: 'Messages per read of a member',
					unit: 'how well the server gathers them',
					better: 'more',
					rows: rows.batch,
				},
				{
					name: 'How busy the generator was',
					unit: '% of its core',
					better: 'less',
					rows: rows.generator,
					note: 'Near 100 the server could have done more, had there been anyone to read it.',
				},
				...(sizes.some(size => size >= 1000)
					? ([
							{
								name: 'Into one room',
								unit: 's until everyone has been told of everyone',
								better: 'less',
								rows: rows.join.filter(isCrowd).map(ofRooms),
								goals: [
									{contestant: ours.irc.name, against: ['InspIRCd'], atMost: 1, text: 'less than InspIRCd'},
								],
								note: 'At most 32 are on their way in at once. Of IRC from the first JOIN on; a native client is in the lobby with its hello, so that connecting is in its time.',
							},
							{
								name: 'Memory per member',
								unit: 'KiB',
								better: 'less',
								rows: [...rows.memory.filter(isCrowd), ...oneMore(rows.memory)].map(ofRooms),
								goals: [ours.irc, ours.native].map(({name}) => ({
									contestant: name,
									against: [],
									atMost: 8,
									text: 'under 8 KiB',
								})),
								note: 'What the resident memory of the process has grown by, from before the first connection until all are in, garbage included. Once for all there are compiled code and what V8 keeps for what is young, up to 16 MB: the last line is without most of it.',
							},
						] as const)
					: []),
			],
		});
	},
};
