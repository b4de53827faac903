/** Messages that are selected, answered, changed and reacted to, and who is writing. */

const deleteYours = 'Delete this message?';

export const messages = {
	/** A change that waits. */
	later: 'There is no connection: that is done when it is back.',
	/** Behind the text. */
	edited: '(edited)',
	deleted: 'message deleted',
	deletedBy: (who: string) => `message deleted by ${who}`,
	/** In place of what somebody said. */
	ignored: (who: string) => `${who} (ignored)`,
	/** Oneself among those who reacted. */
	you: 'you',
	/** What is written is a reply, or takes the place of a message. */
	replyTo: (who: string, text: string) => `reply to ${who}: ${text}`,
	editing: 'edit your message',
	/** `who` are so many. */
	typing: (who: string, count: number) => `${who} ${count === 1 ? 'is' : 'are'} typing…`,
	menu: {
		reply: 'reply',
		react: 'react',
		edit: 'edit',
		delete: 'delete',
		copy: 'copy',
		open: 'open link',
		whisper: 'whisper',
		details: 'details',
		jump: 'go to what it answers',
		title: 'Message',
	},
	delete: {
		title: 'Delete',
		ask: deleteYours,
		askOf: (who: string) => `Delete what ${who} said?`,
		operators: 'Operators of the room may.',
		yes: 'delete',
		no: 'keep',
		/** Where there is no screen to ask on. */
		write: (text: string, command: string) => `Delete "${text}"? Then write ${command}`,
	},
	react: {
		title: 'React',
		/** Beside the digits. */
		pick: 'or a name:',
		none: 'no such emoji',
	},
	details: {
		title: 'Details',
		said: (when: string) => `Said ${when}`,
		number: (number: string) => `Number ${number}`,
		edited: (when: string) => `Edited ${when}`,
		answers: (who: string, text: string) => `Answers ${who}: ${text}`,
		answersIgnored: (who: string) => `Answers ${who}, whom you ignore`,
	},
	/** Nothing here opens addresses. */
	notOpened: (link: string) => `Nothing here opens ${link}`,
	copied: 'Copied.',
	tooMuchToCopy: 'That is too much for the clipboard.',
	noClipboard: 'There is no clipboard here.',
	none: {
		toReply: 'There is no message to answer.',
		toReact: 'There is no message to react to.',
		toEdit: 'There is no message of yours to edit.',
		toDelete: 'There is no message of yours to delete.',
		toCopy: 'There is no message to copy.',
		here: 'There are no messages here.',
		number: (number: number) => `There is no message #${number}: /last lists them.`,
		emoji: (text: string) => `"${text}" is no emoji: /react :tada:`,
	},
	/** In lines: what became of a message, which began so; `author` is who wrote it. */
	plain: {
		answers: (author: string, text: string) => `(to ${author}: ${text})`,
		answersIgnored: (author: string) => `(to ${author}, ignored)`,
		edited: (who: string, text: string, now: string) => `${who} edited "${text}": ${now}`,
		deleted: (who: string, author: string, text: string) =>
			who === author ? `${who} deleted "${text}".` : `${who} deleted what ${author} said: "${text}".`,
		reacted: (who: string, emoji: string, author: string, text: string) =>
			`${who} reacted ${emoji} to ${author}: ${text}`,
		unreacted: (who: string, emoji: string, author: string, text: string) =>
			`${who} took ${emoji} off what ${author} said: ${text}`,
		/** Of a message that is not shown here any more. */
		editedEarlier: (who: string, now: string) => `${who} edited an earlier message: ${now}`,
		deletedEarlier: (who: string) => `${who} deleted an earlier message.`,
	},
};
