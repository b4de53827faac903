/** What a session of IRC is made of, and how its lines go out. Knows nothing of what the lines say. */
import type {Directory, Session, SessionContext} from '../protocol.ts';
import type {Asking} from './asking.ts';
import type {Capability} from './capabilities.ts';
import type {Client, Registration, Shared} from './client.ts';
import type {Keepalive, Kept} from './keepalive.ts';
import type {LineEvent, LineReader} from './line-reader.ts';
import {formatMessage, type Outgoing} from './message.ts';
import {createResponses, type Responses} from './responses.ts';
import type {WorkQueue} from './work-queue.ts';

/** Tags that a client did not ask for are left out (IRCv3 message-tags, "Capabilities"). */
const withTagsAskedFor = (line: Outgoing, capabilities: ReadonlySet<Capability>): Outgoing => {
	if (!line.tags) {
		return line;
	}

	const tags = Object.entries(line.tags).filter(([name]) =>
		name === 'label' || name === 'batch'
			? true
			: name === 'time'
				? capabilities.has('server-time')
				: capabilities.has('message-tags'),
	);
	return {...line, tags: Object.fromEntries(tags)};
};

export type State = {
	readonly context: SessionContext;
	readonly shared: Shared;
	readonly directory: Directory;
	readonly serverName: string;
	readonly registration: Registration;
	readonly reader: LineReader;
	readonly asking: Asking;
	capabilities: ReadonlySet<Capability>;
	phase: 'greeting' | 'open' | 'ended';
	references: number;
	unreadable: number;
	/** The id is kept for what comes when the user is no longer found. */
	known: string | undefined;
	/** Made for the first label: most clients use none. */
	responses: Responses | undefined;
	queue: WorkQueue<LineEvent> | undefined;
	keepalive: Keepalive | undefined;
	cancelHandshake: (() => void) | undefined;
};

/** One object is the session, what the commands know of it, and what the keepalive asks: each of more would cost its bytes ten thousand times. */
export type IrcClient = State & Client & Session & Kept;

/** Lines as this client takes them. */
export const format = (client: IrcClient, lines: readonly Outgoing[]): string =>
	lines.map(line => formatMessage(withTagsAskedFor(line, client.capabilities))).join('');

/** Send lines at once. */
export const write = (client: IrcClient, lines: readonly Outgoing[]): void =>
	client.context.send(format(client, lines));

/** Its answers to what it labelled. */
export const gather = (client: IrcClient): Responses => {
	client.responses ??= createResponses({
		serverName: client.serverName,
		reference: () => client.reference(),
		write: lines => write(client, lines),
		// While an answer is gathered, what a room gets is looked through for this client alone.
		onChange: () => client.context.reformat(),
	});
	return client.responses;
};

/** Send lines, or add them to the answer that is being gathered. */
export const add = (client: IrcClient, lines: readonly Outgoing[]): void =>
	client.responses ? client.responses.add(lines) : write(client, lines);

/** Say in the log what was wrong with what it sent. */
export const report = (client: IrcClient, code: 'bad-frame' | 'too-long', text: string): void => {
	const {context, directory, registration} = client;
	const {address, port} = context;
	const name = directory.self()?.name ?? registration.nick;
	context.report({event: 'rejected', code, address, port, text, ...(name === undefined ? {} : {name})});
};

/** End it without its asking. */
export const sendAway = (
	client: IrcClient,
	code: 'silent' | 'bad-frame' | 'rejected',
	text: string,
): void => {
	if (client.phase === 'ended') {
		return;
	}

	const wasOpen = client.phase === 'open';
	client.end();
	client.context.close(code, text);
	if (wasOpen) {
		client.context.command({type: 'quit', reason: code === 'bad-frame' ? 'flood' : 'lost', text});
	}
};
