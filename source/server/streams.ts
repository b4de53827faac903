/** What each recipient is owed: what its channels say, or, while it stands apart, stretches of that and frames of its own. Knows nothing of when it is written. */
import type {Event, RoomName} from '../messages.ts';
import {type Batch, createBatch, type Segment} from './batch.ts';

/** Where frames go: a connection, seen from here. */
export type Recipient = {
	/** Recipients of one format get the same frames for an event to a room. After a change of it, `reformat` is called. */
	readonly format: string;
	render(event: Event): string;
	/** Write at once. */
	write(bytes: Uint8Array): void;
	/** All that was queued is written, and nothing follows: end the connection. */
	finish(): void;
};

/** A room in one format. */
export type Channel = {
	readonly room: RoomName;
	readonly format: string;
	readonly members: Set<Recipient>;
	/** Those who stand apart, and how many frames of the batch they have been given or are not to get. */
	readonly apart: Map<Recipient, number>;
	batch: Batch;
	/** Something in the batch is not to wait. */
	isUrgent: boolean;
	/** It was told a moment ago who came and went. */
	isResting: boolean;
};

export type Stream = {
	readonly channels: Map<RoomName, Channel>;
	/** What it is owed besides its channels; undefined while it goes with them. */
	own: Segment[] | undefined;
	ending: boolean;
};

/** A channel that nobody is in. */
export const createChannel = (room: RoomName, format: string): Channel => ({
	room,
	format,
	members: new Set(),
	apart: new Map(),
	batch: createBatch(),
	isUrgent: false,
	isResting: false,
});

/** Put what the channel has said and the recipient has not been given into what it is owed. */
export const take = (recipient: Recipient, own: Segment[], channel: Channel): void => {
	const {batch, apart} = channel;
	const from = apart.get(recipient) ?? 0;
	const to = batch.frames.length;
	if (from < to) {
		own.push({batch, from, to});
		apart.set(recipient, to);
	}
};

/** What it is owed: from here on the recipient stands apart. */
export const ownOf = (recipient: Recipient, stream: Stream): Segment[] => {
	if (!stream.own) {
		stream.own = [];
		for (const channel of stream.channels.values()) {
			channel.apart.set(recipient, 0);
		}
	}

	return stream.own;
};

/** The same with all that its channels have said so far. */
export const ownSoFar = (recipient: Recipient, stream: Stream): Segment[] => {
	const own = ownOf(recipient, stream);
	for (const channel of stream.channels.values()) {
		take(recipient, own, channel);
	}

	return own;
};

/** Back with its channels, if none of them has anything that others have had or have yet to get. */
export const rejoin = (recipient: Recipient, stream: Stream | undefined): void => {
	if (!stream?.own || stream.own.length > 0) {
		return;
	}

	for (const {batch} of stream.channels.values()) {
		if (batch.frames.length > 0) {
			return;
		}
	}

	stream.own = undefined;
	for (const channel of stream.channels.values()) {
		channel.apart.delete(recipient);
	}
};

/** Those who are in several rooms that spoke get one write for all of them. */
export const gatherSeveral = (due: ReadonlySet<Channel>, streams: ReadonlyMap<Recipient, Stream>): void => {
	for (const channel of due) {
		for (const member of channel.members) {
			const stream = streams.get(member);
			if (stream && stream.own === undefined && stream.channels.size > 1) {
				const spoke = [...stream.channels.values()].filter(other => due.has(other));
				if (spoke.length > 1) {
					ownOf(member, stream);
				}
			}
		}
	}
};
