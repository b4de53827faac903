/** What a client may ask for besides the protocol of 1993, each after its specification at IRCv3. */
export const capabilities = [
	'away-notify',
	'batch',
	'cap-notify',
	'draft/chathistory',
	'draft/message-redaction',
	'echo-message',
	'extended-join',
	'invite-notify',
	'labeled-response',
	'message-tags',
	'multi-prefix',
	'server-time',
	'setname',
	'standard-replies',
	'userhost-in-names',
] as const;

export type Capability = (typeof capabilities)[number];

export const isCapability = (name: string): name is Capability =>
	(capabilities as readonly string[]).includes(name);

/** Those that change a line which a whole room gets: clients that differ in them cannot share its bytes. */
const shaping: readonly Capability[] = [
	'away-notify',
	'draft/message-redaction',
	'extended-join',
	'message-tags',
	'server-time',
	'setname',
];

/** The same for all clients whose lines to a room are the same. */
export const shapeOf = (enabled: ReadonlySet<Capability>): string =>
	shaping.map(name => (enabled.has(name) ? '1' : '0')).join('');
