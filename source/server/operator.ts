/** The operator's view of a running server, and their hand on it. */
import type {Hub, HubUser} from '../hub/hub.ts';
import type {LogEvent, ServerStats, Time, UserView} from '../messages.ts';
import type {ConnectionCounters} from './connection.ts';
import type {Operator} from './contract.ts';
import type {Loop} from './loop.ts';

export type OperatorOptions = {
	readonly options: {readonly name: string; readonly rules: {readonly usersMax: number}};
	readonly hub: Hub;
	readonly loop: Loop;
	readonly listeners: Set<(event: LogEvent) => void>;
	/** What was reported before anyone listened; emptied here. */
	readonly unheard: LogEvent[];
	readonly counters: ConnectionCounters;
	readonly startedAt: Time;
};

export const createOperator = ({
	options,
	hub,
	loop,
	listeners,
	unheard,
	counters,
	startedAt,
}: OperatorOptions): Operator => {
	const view = (user: HubUser): UserView => ({
		id: user.id,
		name: user.name,
		color: user.color,
		address: user.address,
		port: user.port,
		protocol: user.protocol,
		presence: user.presence,
		rttMs: user.session === undefined ? undefined : loop.peers.get(user.session)?.rttMs,
		joinedAt: user.joinedAt,
		messages: user.messages,
		activeAt: user.activeAt,
	});

	return {
		name: options.name,
		motd: () => hub.server().motd,
		users: () => Array.from(hub.look.users(), view),
		stats(): ServerStats {
			const problem = loop.problem();
			return {
				startedAt,
				online: hub.look.online(),
				usersMax: options.rules.usersMax,
				connections: loop.peers.size,
				messages: loop.messages(),
				bytesIn: counters.bytesIn,
				bytesOut: counters.bytesOut,
				...(problem === undefined ? {} : {problem}),
			};
		},
		onEvent(listener) {
			listeners.add(listener);
			for (const event of unheard.splice(0)) {
				listener(event);
			}

			return () => listeners.delete(listener);
		},
		announce: text => loop.operate({type: 'announce', text}),
		kick: (name, reason) => loop.operate({type: 'kick', name, reason}),
		delete(name, wanted) {
			const target = hub.look.lastOf(name, wanted);
			return target === undefined
				? `${name} has said nothing lately that could be deleted${wanted.trim() === '' ? '' : ' and has these words'}.`
				: loop.operate({type: 'delete', target});
		},
		whisper: (to, text) => loop.operate({type: 'whisper', to, text}),
		setMotd: text => loop.operate({type: 'motd', text}),
	};
};
