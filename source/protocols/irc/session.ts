/**
IRC, the server's side (RFC 1459, RFC 2812, the modern IRC client protocol, IRCv3). Knows lines, numerics and capabilities; knows nothing of
sockets, of the rules of the chat, or of other protocols.
*/
import {limits} from '../../limits.ts';
import type {Protocol, Session, SessionContext} from '../protocol.ts';
import {share} from '../share.ts';
import {createAsking} from './asking.ts';
import {type Capability, shapeOf} from './capabilities.ts';
import type {Shared} from './client.ts';
import {flows, runCommand} from './commands/run.ts';
import {createKeepalive} from './keepalive.ts';
import {createLineReader, type LineEvent} from './line-reader.ts';
import {serverNameOf} from './names.ts';
import {isOwnEvent} from './own-event.ts';
import {renderEvent} from './render.ts';
import {isInLobby} from './render-speech.ts';
import {add, format, gather, type IrcClient, report, type State, sendAway, write} from './session-state.ts';
import {welcomeLines} from './welcome.ts';
import {createWorkQueue, type WorkQueueOptions} from './work-queue.ts';

/** How much may wait for the lines before it, in lines and in UTF-16 code units: more than any client sends by hand or by paste. */
const waitingLinesMax = 2048;
const waitingUnitsMax = 256 * 1024;

/** How many messages of a client may be under way to the journal; lines wait behind so many. */
const underWayMax = 512;

/** Lines that cannot be read are logged this often for a connection: it might be all that it sends. */
const unreadableMax = 20;

const none: ReadonlySet<Capability> = new Set();

const readAlone = async (client: IrcClient, event: LineEvent, label: string): Promise<void> => {
	await client.asking.idle();
	if (label !== '') {
		gather(client).begin(label);
	}

	try {
		await runCommand(client, event);
		await client.asking.idle();
	} finally {
		client.responses?.finish();
	}
};

const queueing: WorkQueueOptions<LineEvent, IrcClient> = {
	itemsMax: waitingLinesMax,
	sizeMax: waitingUnitsMax,
	sizeOf: event => event.size,
	work(event, client) {
		const label = event.type === 'long' ? undefined : event.message.tags.label;
		const isLabelled =
			label !== undefined && label !== '' && client.has('labeled-response') && client.has('batch');
		if (isLabelled) {
			return readAlone(client, event, label);
		}

		return flows(event) || client.asking.size() === 0
			? runCommand(client, event)
			: readAlone(client, event, '');
	},
	onOverflow(client) {
		report(client, 'bad-frame', 'More was sent than could be answered.');
		sendAway(client, 'bad-frame', 'Excess flood');
	},
	onError(error, {context}) {
		const {address, port} = context;
		const text = error instanceof Error ? error.message : String(error);
		context.report({event: 'error', code: 'irc', text, address, port});
	},
};

const enter = (client: IrcClient): void => {
	client.phase = 'open';
	client.known = client.directory.self()?.id;
	client.cancelHandshake?.();
	client.cancelHandshake = undefined;
	client.keepalive = createKeepalive(client);
};

const functions: Omit<IrcClient, keyof State> & ThisType<IrcClient> = {
	selfId() {
		return this.known;
	},
	has(capability) {
		return this.capabilities.has(capability);
	},
	isRegistered() {
		return this.phase === 'open';
	},
	name() {
		return this.directory.self()?.name ?? this.registration.nick ?? '*';
	},
	send(...lines) {
		add(this, lines);
	},
	sendApart(...lines) {
		if (this.responses) {
			this.responses.addApart(lines);
		} else {
			write(this, lines);
		}
	},
	reply(numeric, ...params) {
		add(this, [{source: this.serverName, command: numeric, params: [this.name(), ...params]}]);
	},
	fail(command, code, ...params) {
		add(this, [{source: this.serverName, command: 'FAIL', params: [command, code, ...params]}]);
	},
	ask(command) {
		return new Promise(resolve => {
			this.asking.ask(command, resolve);
		});
	},
	tell(command, answer) {
		const {asking} = this;
		let isLater = false;
		let wait: Promise<void> | undefined;
		asking.ask(command, refused => {
			if (refused && (isLater || asking.size() === 0)) {
				answer(refused);
			} else if (refused) {
				// Answers come in the order of the lines: this one behind those to what is under way.
				wait = asking.idle().then(() => answer(refused));
			}
		});
		isLater = true;
		return wait ?? (asking.size() >= underWayMax ? asking.idle() : undefined);
	},
	settled() {
		return this.asking.idle();
	},
	/** The hub says goodbye to who quits, once that is committed: whoever sees the connection end may rely on it. */
	quit(text) {
		const {context} = this;
		const wasOpen = this.phase === 'open';
		this.end();
		if (wasOpen) {
			context.command({type: 'quit', reason: 'quit', ...(text === '' ? {} : {text})}, () =>
				context.close('bye', text),
			);
		} else {
			context.close('bye', text);
		}
	},
	expel(text) {
		sendAway(this, 'rejected', text);
	},
	isEnded() {
		return this.phase === 'ended';
	},
	reference() {
		return (++this.references).toString(36);
	},
	reshape(next) {
		this.capabilities = next;
		this.context.reformat();
	},
	pong(token) {
		this.keepalive?.answered(token);
	},
	ping(token) {
		this.sendApart({source: '', command: 'PING', params: [token]});
	},
	giveUp() {
		sendAway(this, 'silent', `Ping timeout: ${limits.ircSilenceMs / 1000} seconds`);
	},
	get format() {
		const alone = this.responses?.isGathering() ? `:${this.context.id}` : '';
		return `irc:${shapeOf(this.capabilities)}${isInLobby(this) ? ':lobby' : ''}${alone}`;
	},
	push(chunk) {
		this.keepalive?.heard();
		this.queue ??= createWorkQueue(queueing, this);
		for (const event of this.reader.push(chunk)) {
			if (event.type !== 'message' && ++this.unreadable <= unreadableMax) {
				const [code, text] =
					event.type === 'long'
						? (['too-long', 'A line was too long and is left out.'] as const)
						: (['bad-frame', 'A line was not UTF-8 and is left out.'] as const);
				report(this, code, text);
			}

			this.queue.push(event);
		}
	},
	render(event) {
		if (event.type === 'rejected') {
			this.asking.refused(event);
			return '';
		}

		if (event.type === 'welcome') {
			// It was given up while its registration was being committed.
			if (this.phase === 'ended') {
				return '';
			}

			enter(this);
			return format(this, welcomeLines(this));
		}

		const lines = renderEvent(event, this, {address: this.context.address, now: this.context.now()});
		if (event.type === 'goodbye') {
			// What waits to be read is not to bring back who has been sent away.
			this.end();
		}

		const gathering = event.type !== 'goodbye' && this.responses?.isGathering() ? this.responses : undefined;
		return gathering?.take(lines, isOwnEvent(event, this)) ? '' : format(this, lines);
	},
	end() {
		this.phase = 'ended';
		this.queue ??= createWorkQueue(queueing, this);
		this.queue.end();
		this.cancelHandshake?.();
		this.keepalive?.end();
		if (this.known !== undefined) {
			this.shared.invisible.delete(this.known);
		}
	},
};

const createIrcSession = (context: SessionContext, shared: Shared): Session => {
	const client = share<State, typeof functions>(
		{
			context,
			shared,
			directory: context.directory,
			serverName: shared.serverName(context.server().name),
			registration: {
				nick: undefined,
				ident: undefined,
				realName: undefined,
				password: undefined,
				isNegotiating: false,
				knows302: false,
			},
			reader: createLineReader(),
			asking: createAsking(context),
			capabilities: none,
			phase: 'greeting',
			references: 0,
			unreadable: 0,
			known: undefined,
			responses: undefined,
			queue: undefined,
			keepalive: undefined,
			cancelHandshake: undefined,
		},
		functions,
	);
	client.cancelHandshake = context.schedule(limits.handshakeMs, () =>
		sendAway(client, 'silent', 'Registration timed out'),
	);
	return client;
};

/** The protocol, and what its clients share: one of it serves one server. */
export const createIrcProtocol = (): Protocol => {
	let last = {name: '', serverName: ''};
	const shared: Shared = {
		invisible: new Set(),
		serverName(name) {
			if (last.name !== name) {
				last = {name, serverName: serverNameOf(name)};
			}

			return last.serverName;
		},
	};
	return {
		name: 'irc',
		resumable: false,
		createSession: context => createIrcSession(context, shared),
	};
};

export const ircProtocol: Protocol = createIrcProtocol();
