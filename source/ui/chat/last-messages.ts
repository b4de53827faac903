/** The messages that commands and keys mean when nobody says which: the last of the room in view. */
import type {ChatClient} from '../../client/contract.ts';
import type {Line} from '../../client/state.ts';
import {isAlive, type Message} from './message-menu.ts';

type Client = Pick<ChatClient, 'store'>;
type Sent = Message & {readonly seq: number};

/** The lines of the room in view. */
export const linesInView = ({store}: Client): readonly Line[] => {
	const {rooms, active} = store.getState();
	return rooms.get(active)?.lines ?? [];
};

const last = (client: Client, fits: (line: Sent) => boolean): Sent | undefined =>
	linesInView(client).findLast((line): line is Sent => isAlive(line) && fits(line));

/** One's own last message that is there for all. */
export const lastOwn = (client: Client): Sent | undefined => last(client, ({own}) => own);

/** The last one that somebody else wrote. */
export const lastOfOthers = (client: Client): Sent | undefined =>
	last(client, ({own, from}) => !own && from.color >= 0);

/** The last of all. */
export const lastOfAll = (client: Client): Sent | undefined => last(client, () => true);

/** So many of the last, oldest first. */
export const lastMessages = (client: Client, count: number): readonly Sent[] =>
	linesInView(client)
		.filter((line): line is Sent => isAlive(line))
		.slice(-count);
