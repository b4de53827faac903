/**
Every limit of the program, with the unit in its name. Imports nothing; anyone may import it
except `messages` and `framing`, which take their bounds as arguments.
*/
export const limits = {
	/** A frame of the native protocol, its newline included. */
	frameBytesMax: 64 * 1024,
	/** The text of one message, UTF-8. */
	messageBytesMax: 16 * 1024,
	/** A nickname's width on a terminal. */
	nicknameCellsMax: 20,
	/** A room's name, its `#` included. */
	roomNameCellsMax: 32,
	/** A room's topic, a reason, a motd: UTF-8. */
	topicBytesMax: 1024,
	reasonBytesMax: 512,
	motdBytesMax: 4096,
	/** From the first byte of a connection to its registration. */
	handshakeMs: 10_000,
	/** What may wait to be written to one connection. */
	outboxBytesMax: 1024 * 1024,
	/** How long a connection may make no progress while something waits for it. */
	outboxStallMs: 15_000,
	/** Connections of one address; loopback is exempt unless `--max-per-address` is given. */
	connectionsPerAddressMax: 64,
	/** How often each side says that it is alive, and after how long of silence the other is taken for dead. */
	heartbeatMs: 5000,
	silenceMs: 15_000,
	/** How long a native member that dropped keeps its name. */
	graceMs: 30_000,
	/** Graceful shutdown: after this, sockets are destroyed. */
	shutdownMs: 1500,
	/** How often a server that could not store anything tries again: at first, and at most when it fails time and again. */
	storageProbeMs: 2000,
	storageProbeMaxMs: 30_000,
	/** Messages a second and user, and how many may come in one burst. */
	rateDefault: 10,
	rateBurstFactor: 3,
	usersMax: 10_000,
	/** The wait after a wrong password, before the connection is told. */
	passwordDelayMs: 1000,
	/** How many entries one page of history has. */
	historyPageMax: 200,
	/** How many changes of earlier messages it lists besides. */
	amendmentsPageMax: 1000,
	/** How many names of those who reacted are listed with one message: the first of them. */
	reactionsPerMessageMax: 500,
	/** Searches a second and connection, in bursts as messages are; and how many may wait to be carried out. */
	searchesPerSecond: 2,
	searchesWaitingMax: 200,
	/** What a newcomer is shown of what was said before. */
	backlogDefault: 50,
	/** How many identities (tokens) are remembered for resuming. */
	identitiesMax: 100_000,
	/** How many colours the server hands out; clients map each to a colour for their background. */
	colors: 16,
	/** How long a new connection may be silent before it is taken for plain text. */
	detectMs: 300,
	/** Plain text without newlines: a message has ended when nothing more came for this long. */
	quietMs: 50,
	/** The gap that keeps what is sent to a plain-text client from being read as one. */
	gapMs: 60,
	/** How long a person may take to answer a prompt for a nickname or a password. */
	promptMs: 120_000,
	/** A line of plain text that never ends: how much of it is passed over before the connection is closed. */
	endlessBytesMax: 4 * 1024 * 1024,
	/** How deep brackets may nest in the numbered JSON protocol. */
	jsonDepthMax: 32,
	/** How long an IRC client may be silent before it is asked whether it is there, and how long before it is taken for dead. */
	ircPingMs: 60_000,
	ircSilenceMs: 120_000,
	/** After so many entries the server's state is written down, so that a start has no more than these to replay. */
	snapshotEntries: 20_000,
	/** How often history beyond what is to be kept is removed, at the least. */
	pruneMs: 60 * 60 * 1000,
	/** Rooms one member may be in. */
	roomsPerMemberMax: 50,
} as const;

/** The room that everyone is in. */
export const lobby = '#lobby';

/** The version of the native protocol, in the first frame of each side. */
export const protocolVersion = 1;

/** The default TCP port. */
export const defaultPort = 7777;
