/** What a command's handler may use: the client that gave it, and how to answer. */
import type {Command, Event} from '../../messages.ts';
import type {SessionContext} from '../protocol.ts';
import type {Capability} from './capabilities.ts';
import type {IrcMessage, Outgoing} from './message.ts';
import type {View} from './view.ts';

export type Rejected = Extract<Event, {type: 'rejected'}>;

/** What the clients of one server have in common that no other protocol knows of. */
export type Shared = {
	/** Ids of users who set the user mode `i` (RFC 1459 §4.2.3.2). */
	readonly invisible: Set<string>;
	/** The name of this server in the form that the protocol needs. */
	serverName(name: string): string;
};

/** What a client said of itself before it was let in. */
export type Registration = {
	nick: string | undefined;
	ident: string | undefined;
	realName: string | undefined;
	password: string | undefined;
	/** Between CAP LS or REQ and CAP END. */
	isNegotiating: boolean;
	/** CAP LS 302 or later (IRCv3 capability-negotiation, "CAP LS Version"). */
	knows302: boolean;
};

export type Client = View & {
	readonly context: SessionContext;
	readonly shared: Shared;
	readonly registration: Registration;
	readonly capabilities: ReadonlySet<Capability>;
	isRegistered(): boolean;
	/** Its nickname, the one that it asked for while it has none, or `*`. */
	name(): string;
	/** Answer with a line of any kind. */
	send(...lines: readonly Outgoing[]): void;
	/** The same, but not as part of the answer to a labelled command (IRCv3 labeled-response). */
	sendApart(...lines: readonly Outgoing[]): void;
	/** Answer with a numeric: the client's name comes first by itself. */
	reply(numeric: string, ...params: readonly string[]): void;
	/** IRCv3 standard-replies. */
	fail(command: string, code: string, ...params: readonly string[]): void;
	/** Ask the hub; what comes of it is rendered. Resolves with the refusal, if it is refused. */
	ask(command: Command): Promise<Rejected | undefined>;
	/** Ask the hub for what needs no answer but a refusal, and let the next line be carried out meanwhile: when there is a promise, that has to wait. */
	tell(command: Command, answer: (refused: Rejected) => void): void | Promise<void>;
	/** Resolves when nothing of what was told is under way. */
	settled(): Promise<void>;
	/** It leaves: say goodbye and read no more. */
	quit(text: string): void;
	/** The same, for one who may not in. */
	expel(text: string): void;
	isEnded(): boolean;
	/** A fresh name for a batch. */
	reference(): string;
	/** It has other capabilities from now on. */
	reshape(capabilities: ReadonlySet<Capability>): void;
	/** The answer to one of our pings. */
	pong(token: string): void;
};

/** Carries a command out. A promise makes the commands behind it wait. */
export type Handler = (client: Client, message: IrcMessage) => void | Promise<void>;

export type CommandEntry = {
	readonly run: Handler;
	/** Fewer is ERR_NEEDMOREPARAMS; an empty one counts, where the command does not say otherwise. */
	readonly paramsMin?: number;
	/** May come before registration. */
	readonly early?: true;
	/** Does not need what was said before it to be committed, and waits for that itself before it answers anything. */
	readonly flows?: true;
	/** One line for HELP. */
	readonly help: string;
};
