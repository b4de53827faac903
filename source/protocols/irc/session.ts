/**
IRC, the server's side (RFC 1459, RFC 2812, the modern IRC client protocol, IRCv3). Knows lines, numerics and capabilities; knows nothing of
sockets, of the rules of the chat, or of other protocols.
*/
import {limits} from '../../limits.ts';
import type {Event} from '../../messages.ts';
import type {Protocol, Session, SessionContext} from '../protocol.ts';
import {createAsking} from './asking.ts';
import {type Capability, shapeOf} from './capabilities.ts';
import type {Client, Registration, Shared} from './client.ts';
import {flows, runCommand} from './commands/run.ts';
import {createKeepalive} from './keepalive.ts';
import {createLineReader, type LineEvent} from './line-reader.ts';
import {formatMessage, type Outgoing} from './message.ts';
import {serverNameOf} from './names.ts';
import {isOwnEvent} from './own-event.ts';
import {renderEvent} from './render.ts';
import {isInLobby} from './render-speech.ts';
import {createResponses, type Responses} from './responses.ts';
import {welcomeLines} from './welcome.ts';
import {createWorkQueue} from './work-queue.ts';

/** How much may wait for the lines before it, in lines and in UTF-16 code units: more than any client sends by hand or by paste. */
const waitingLinesMax = 2048;
const waitingUnitsMax = 256 * 1024;

/** How many messages of a client may be under way to the journal; lines wait behind so many. */
const underWayMax = 512;

/** Lines that cannot be read are logged this often for a connection: it might be all that it sends. */
const unreadableMax = 20;

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

const createIrcSession = (context: SessionContext, shared: Shared): Session => {
	const capabilities = new Set<Capability>();
	const serverName = serverNameOf(context.server().name);
	const reader = createLineReader();
	const registration: Registration = {
		nick: undefined,
		ident: undefined,
		realName: undefined,
		password: undefined,
		isNegotiating: false,
		knows302: false,
	};
	let phase: 'greeting' | 'open' | 'ended' = 'greeting';
	const asking = createAsking((command, done) => context.command(command, done));
	let references = 0;
	let unreadable = 0;
	/** The id is kept for what comes when the user is no longer found. */
	let selfId: string | undefined;

	const format = (lines: readonly Outgoing[]): string =>
		lines.map(line => formatMessage(withTagsAskedFor(line, capabilities))).join('');
	const write = (lines: readonly Outgoing[]): void => context.send(format(lines));
	/** Made for the first label: most clients use none. */
	let responses: Responses | undefined;
	const gather = (): Responses => {
		responses ??= createResponses({
			serverName,
			reference: client.reference,
			write,
			// While an answer is gathered, what a room gets is looked through for this client alone.
			onChange: () => context.reformat(),
		});
		return responses;
	};

	const add = (lines: readonly Outgoing[]): void => (responses ? responses.add(lines) : write(lines));
	const addApart = (lines: readonly Outgoing[]): void =>
		responses ? responses.addApart(lines) : write(lines);

	const end = (): void => {
		phase = 'ended';
		queue.end();
		cancelHandshake();
		keepalive?.end();
		if (selfId !== undefined) {
			shared.invisible.delete(selfId);
		}
	};

	/** The hub says goodbye to who quits, once that is committed: whoever sees the connection end may rely on it. */
	const quit = (text: string): void => {
		const wasOpen = phase === 'open';
		end();
		if (wasOpen) {
			context.command({type: 'quit', reason: 'quit', ...(text === '' ? {} : {text})}, () =>
				context.close('bye', text),
			);
		} else {
			context.close('bye', text);
		}
	};

	const report = (code: 'bad-frame' | 'too-long', text: string): void => {
		const {address, port} = context;
		const name = context.directory.self()?.name ?? registration.nick;
		context.report({event: 'rejected', code, address, port, text, ...(name === undefined ? {} : {name})});
	};

	const expel = (code: 'silent' | 'bad-frame' | 'rejected', text: string): void => {
		if (phase === 'ended') {
			return;
		}

		const wasOpen = phase === 'open';
		end();
		context.close(code, text);
		if (wasOpen) {
			context.command({type: 'quit', reason: code === 'bad-frame' ? 'flood' : 'lost', text});
		}
	};

	const client: Client = {
		context,
		shared,
		registration,
		capabilities,
		directory: context.directory,
		serverName,
		selfId: () => selfId,
		has: capability => capabilities.has(capability),
		isRegistered: () => phase === 'open',
		name: () => context.directory.self()?.name ?? registration.nick ?? '*',
		send: (...lines) => add(lines),
		sendApart: (...lines) => addApart(lines),
		reply: (numeric, ...params) =>
			add([{source: serverName, command: numeric, params: [client.name(), ...params]}]),
		fail: (command, code, ...params) =>
			add([{source: serverName, command: 'FAIL', params: [command, code, ...params]}]),
		ask: command =>
			new Promise(resolve => {
				asking.ask(command, resolve);
			}),
		tell(command, answer) {
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
		settled: asking.idle,
		quit,
		expel: text => expel('rejected', text),
		isEnded: () => phase === 'ended',
		reference: () => (++references).toString(36),
		reshape: () => context.reformat(),
		pong: token => keepalive?.answered(token),
	};

	const readAlone = async (event: LineEvent, label: string): Promise<void> => {
		await asking.idle();
		if (label !== '') {
			gather().begin(label);
		}

		try {
			await runCommand(client, event);
			await asking.idle();
		} finally {
			responses?.finish();
		}
	};

	const read = (event: LineEvent): void | Promise<void> => {
		const label = event.type === 'long' ? undefined : event.message.tags.label;
		const isLabelled =
			label !== undefined && label !== '' && client.has('labeled-response') && client.has('batch');
		if (isLabelled) {
			return readAlone(event, label);
		}

		return flows(event) || asking.size() === 0 ? runCommand(client, event) : readAlone(event, '');
	};

	const queue = createWorkQueue<LineEvent>({
		itemsMax: waitingLinesMax,
		sizeMax: waitingUnitsMax,
		sizeOf: event => event.size,
		work: read,
		onOverflow() {
			report('bad-frame', 'More was sent than could be answered.');
			expel('bad-frame', 'Excess flood');
		},
		onError(error) {
			context.report({
				event: 'error',
				code: 'irc',
				text: error instanceof Error ? error.message : String(error),
				address: context.address,
				port: context.port,
			});
		},
	});

	const cancelHandshake = context.schedule(limits.handshakeMs, () =>
		expel('silent', 'Registration timed out'),
	);
	let keepalive: ReturnType<typeof createKeepalive> | undefined;

	const enter = (): void => {
		phase = 'open';
		selfId = context.directory.self()?.id;
		cancelHandshake();
		keepalive = createKeepalive({
			context,
			ping: token => addApart([{source: '', command: 'PING', params: [token]}]),
			onDead: () => expel('silent', `Ping timeout: ${limits.ircSilenceMs / 1000} seconds`),
		});
	};

	return {
		get format() {
			const alone = responses?.isGathering() ? `:${context.id}` : '';
			return `irc:${shapeOf(capabilities)}${isInLobby(client) ? ':lobby' : ''}${alone}`;
		},
		push(chunk) {
			keepalive?.heard();
			for (const event of reader.push(chunk)) {
				if (event.type !== 'message' && ++unreadable <= unreadableMax) {
					const [code, text] =
						event.type === 'long'
							? (['too-long', 'A line was too long and is left out.'] as const)
							: (['bad-frame', 'A line was not UTF-8 and is left out.'] as const);
					report(code, text);
				}

				queue.push(event);
			}
		},
		render(event: Event) {
			if (event.type === 'rejected') {
				asking.refused(event);
				return '';
			}

			if (event.type === 'welcome') {
				// It was given up while its registration was being committed.
				if (phase === 'ended') {
					return '';
				}

				enter();
				return format(welcomeLines(client));
			}

			const lines = renderEvent(event, client, {address: context.address, now: context.now()});
			if (event.type === 'goodbye') {
				// What waits to be read is not to bring back who has been sent away.
				end();
			}

			const gathering = event.type !== 'goodbye' && responses?.isGathering() ? responses : undefined;
			return gathering?.take(lines, isOwnEvent(event, client)) ? '' : format(lines);
		},
		end,
	};
};

/** The protocol, and what its clients share: one of it serves one server. */
export const createIrcProtocol = (): Protocol => {
	const shared: Shared = {invisible: new Set()};
	return {
		name: 'irc',
		resumable: false,
		createSession: context => createIrcSession(context, shared),
	};
};

export const ircProtocol: Protocol = createIrcProtocol();
