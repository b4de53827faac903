/** The operator's log. Each is one line, and says who first. */

const entries = (count: number): string => (count === 1 ? '1 entry was' : `${count} entries were`);
const messages = (count: number): string => (count === 1 ? '1 message' : `${count} messages`);

export const log = {
	listening: (where: string) => `listening on ${where}`,
	/** How many are online, behind what happened. */
	online: (count: number) => `${count} online`,
	from: (where: string) => `from ${where}`,
	joined: (who: string) => `${who} joined`,
	left: {
		quit: (who: string) => `${who} left`,
		lost: (who: string) => `${who} lost the connection`,
		timeout: (who: string) => `${who} did not come back`,
		kicked: (who: string) => `${who} left (kicked)`,
		banned: (who: string) => `${who} left (banned)`,
		slow: (who: string) => `${who} left (read too slowly)`,
		flood: (who: string) => `${who} left (sent too much)`,
		shutdown: (who: string) => `${who} left (server stopping)`,
		error: (who: string) => `${who} left (connection error)`,
	},
	reconnecting: (who: string) => `${who} is reconnecting`,
	resumed: (who: string) => `${who} is back`,
	behind: (who: string) => `${who} reads slowly, and goes on from the journal`,
	caughtUp: (who: string, count: number) => `${who} has caught up with ${messages(count)}`,
	renamed: (from: string, to: string) => `${from} is now ${to}`,
	edited: (who: string) => `${who} edited a message`,
	deleted: (who: string) => `${who} deleted a message`,
	editedIn: (who: string, room: string) => `${who} edited a message in ${room}`,
	deletedIn: (who: string, room: string) => `${who} deleted a message in ${room}`,
	kicked: (who: string, by: string) => `${who} was kicked by ${by}`,
	topic: (who: string, room: string) => `${who} set the topic of ${room}`,
	motd: 'the message of the day is now',
	noMotd: 'the message of the day is empty now',
	refused: 'refused',
	refusedWho: (who: string) => `refused ${who}`,
	error: 'error',
	noUsers: 'no users',
	users: (count: number) => (count === 1 ? '1 user' : `${count} users`),
	readOnly: 'read-only: nothing can be stored.',
	storing: 'storing again',
	storingAfter: (duration: string, refused: number) => `after ${duration}, ${entries(refused)} refused`,
	pruned: (what: string) => `removed from history: ${what}`,
	prunedMessages: messages,
	prunedOthers: (count: number) => (count === 1 ? '1 other entry' : `${count} other entries`),
	stopping: 'stopping',
};
