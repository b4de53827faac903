/** A `SessionContext` that remembers what a session asked of it. */
import type {Command, GoodbyeCode, ServerEvent} from '../../source/messages.ts';
import type {DirectoryUser, Protocol, Session, SessionContext} from '../../source/protocols/protocol.ts';
import {createFakeClock} from './fake-clock.ts';
import {welcomeFrame} from './native-frames.ts';

export type FakeContext = {
	readonly context: SessionContext;
	readonly clock: ReturnType<typeof createFakeClock>;
	readonly commands: Command[];
	/** Frames that were sent to this connection alone, as they are. */
	readonly sent: string[];
	readonly closed: [GoodbyeCode, string][];
	readonly measured: number[];
	readonly reports: ServerEvent[];
	/** The session that took over, if one did. */
	session(): Session | undefined;
};

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

export const createFakeContext = (
	options: {
		readonly authenticate?: (password: string | undefined) => Promise<boolean>;
		readonly users?: () => readonly DirectoryUser[];
	} = {},
): FakeContext => {
	const clock = createFakeClock();
	const fake = {
		commands: [] as Command[],
		sent: [] as string[],
		closed: [] as [GoodbyeCode, string][],
		measured: [] as number[],
		reports: [] as ServerEvent[],
	};
	const users = options.users ?? (() => []);
	let session: Session | undefined;
	const context: SessionContext = {
		id: 1,
		address: '10.0.0.7',
		port: 5000,
		local: {address: '10.0.0.1', port: 7777},
		now: clock.now,
		server: () => welcomeFrame().server,
		directory: {
			users,
			find: name => users().find(user => isSame(user.name, name)),
			user: id => users().find(user => user.id === id),
			self: () => undefined,
			rooms: () => [],
			room: () => undefined,
			roomsOf: () => [],
			former: () => [],
			online: () => users().length,
			isSameName: isSame,
			matches: (mask, text) => isSame(mask, text),
			recent: () => undefined,
			history: async () => [],
		},
		become(protocol: Protocol) {
			session = protocol.createSession(context);
			return session;
		},
		leave: then => then(),
		reformat: () => undefined,
		command: command => fake.commands.push(command),
		send: frame => fake.sent.push(frame),
		close: (code, text) => fake.closed.push([code, text]),
		authenticate: options.authenticate ?? (async () => true),
		schedule: clock.schedule,
		measured: ms => fake.measured.push(ms),
		report: event => fake.reports.push(event),
	};
	return {...fake, context, clock, session: () => session};
};
