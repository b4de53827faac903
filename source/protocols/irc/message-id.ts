/** Message ids (IRCv3 message-ids): when and where in the journal. The time keeps them apart when a server without a store starts again at 1. */
import type {Seq, Time} from '../../messages.ts';

/** `part` counts the lines of one message from 0. */
export const messageIdOf = (time: Time, seq: Seq, part = 0): string =>
	`${time.toString(36)}-${seq.toString(36)}${part === 0 ? '' : `-${part + 1}`}`;

/** The place in the journal, or undefined for what is no id of ours. */
export const seqOfMessageId = (id: string): Seq | undefined => {
	const match = /^[0-9a-z]{1,12}-([0-9a-z]{1,10})(?:-\d{1,4})?$/.exec(id);
	return match ? Number.parseInt(match[1] ?? '', 36) : undefined;
};
