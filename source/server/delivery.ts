/**
Who gets which frames in one tick, encoded and written once.

A channel is a room in one format: its frames of a tick are joined into one buffer, and every member gets one write of it.
A recipient whose stream differs in the tick (a sender without echo, someone who just came in, an answer to one alone)
leaves the shared buffer for the rest of the tick and gets its own: it *diverges*.
*/
import type {Event, RoomName} from '../messages.ts';
import {createWriter, type Write} from './writer.ts';

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

type Channel = {
	readonly room: RoomName;
	readonly format: string;
	readonly members: Set<Recipient>;
	readonly diverged: Set<Recipient>;
	frames: string[];
};

type Stream = {
	readonly channels: Map<RoomName, Channel>;
	/** Its own frames of this tick; undefined while it goes with its channels. */
	own: string[] | undefined;
	ending: boolean;
};

export type Delivery = {
	add(recipient: Recipient): void;
	/** Forget a recipient whose connection is gone. */
	remove(recipient: Recipient): void;
	attach(recipient: Recipient, room: RoomName): void;
	detach(recipient: Recipient, room: RoomName): void;
	/** The recipient's format has changed: it moves to the channels of the new one. */
	reformat(recipient: Recipient): void;
	toRoom(room: RoomName, event: Event, except?: Recipient): void;
	toOne(recipient: Recipient, frame: string): void;
	toMany(recipients: Iterable<Recipient>, event: Event): void;
	/** Whether something is queued for it alone. */
	isQueued(recipient: Recipient): boolean;
	/** Write what is queued for it, then end it. */
	end(recipient: Recipient): void;
	/** Write what the tick has gathered. Large flushes are cut into slices, between which `schedule` lets others run. */
	flush(): void;
};

/** `schedule` runs a callback in a later turn of the event loop, such as `setImmediate`. */
export const createDelivery = (schedule: (callback: () => void) => void): Delivery => {
	const streams = new Map<Recipient, Stream>();
	/** By room, then by format. */
	const rooms = new Map<RoomName, Map<string, Channel>>();
	const dirty = new Set<Channel>();
	const ownStreams = new Set<Recipient>();

	/** From here to the end of the tick, this recipient has a stream of its own. */
	const diverge = (recipient: Recipient, stream: Stream): string[] => {
		if (!stream.own) {
			stream.own = [];
			for (const channel of stream.channels.values()) {
				stream.own.push(...channel.frames);
				channel.diverged.add(recipient);
			}

			ownStreams.add(recipient);
		}

		return stream.own;
	};

	const encode = (frames: readonly string[]): Uint8Array =>
		Buffer.from(frames.length === 1 ? (frames[0] ?? '') : frames.join(''));

	/** The channels of those who are in several rooms that spoke in this tick: one write for all of them. */
	const gatherSeveral = (channel: Channel): void => {
		for (const member of channel.members) {
			const stream = streams.get(member);
			if (stream && stream.own === undefined && stream.channels.size > 1) {
				let spoke = 0;
				for (const other of stream.channels.values()) {
					spoke += dirty.has(other) ? 1 : 0;
				}

				if (spoke > 1) {
					diverge(member, stream);
				}
			}
		}
	};

	const collect = (): Write[] => {
		const writes: Write[] = [];
		if (dirty.size > 1) {
			for (const channel of dirty) {
				gatherSeveral(channel);
			}
		}

		for (const channel of dirty) {
			if (channel.members.size > channel.diverged.size) {
				const to =
					channel.diverged.size === 0
						? [...channel.members]
						: [...channel.members].filter(member => !channel.diverged.has(member));
				writes.push({bytes: encode(channel.frames), to});
			}

			channel.frames = [];
			channel.diverged.clear();
		}

		dirty.clear();
		for (const recipient of ownStreams) {
			const stream = streams.get(recipient);
			if (!stream?.own) {
				continue;
			}

			if (stream.own.length > 0) {
				writes.push({bytes: encode(stream.own), to: [recipient]});
			}

			stream.own = undefined;
			for (const channel of stream.channels.values()) {
				channel.diverged.delete(recipient);
			}
		}

		return writes;
	};

	const delivery: Delivery = {
		add(recipient) {
			streams.set(recipient, {channels: new Map(), own: undefined, ending: false});
		},
		remove(recipient) {
			const stream = streams.get(recipient);
			for (const channel of stream?.channels.values() ?? []) {
				channel.members.delete(recipient);
				channel.diverged.delete(recipient);
				prune(channel);
			}

			streams.delete(recipient);
			ownStreams.delete(recipient);
		},
		attach(recipient, room) {
			const stream = streams.get(recipient);
			if (!stream || stream.channels.has(room)) {
				return;
			}

			let formats = rooms.get(room);
			if (!formats) {
				formats = new Map();
				rooms.set(room, formats);
			}

			let channel = formats.get(recipient.format);
			if (!channel) {
				channel = {room, format: recipient.format, members: new Set(), diverged: new Set(), frames: []};
				formats.set(recipient.format, channel);
			}

			if (channel.frames.length > 0) {
				// What the room heard before is not for the newcomer.
				diverge(recipient, stream);
			}

			if (stream.own) {
				channel.diverged.add(recipient);
			}

			channel.members.add(recipient);
			stream.channels.set(room, channel);
		},
		detach(recipient, room) {
			const stream = streams.get(recipient);
			const channel = stream?.channels.get(room);
			if (!stream || !channel) {
				return;
			}

			if (channel.frames.length > 0) {
				diverge(recipient, stream);
			}

			channel.members.delete(recipient);
			channel.diverged.delete(recipient);
			stream.channels.delete(room);
			prune(channel);
		},
		reformat(recipient) {
			for (const room of [...(streams.get(recipient)?.channels.keys() ?? [])]) {
				delivery.detach(recipient, room);
				delivery.attach(recipient, room);
			}
		},
		toRoom(room, event, except) {
			for (const channel of rooms.get(room)?.values() ?? []) {
				// Whoever is left out is not asked: what it is told of itself may be another frame.
				const [first, second] = channel.members;
				const frame = (first === except ? second : first)?.render(event) ?? '';
				if (frame === '') {
					continue;
				}

				if (except && channel.members.has(except)) {
					const stream = streams.get(except);
					if (stream) {
						diverge(except, stream);
					}
				}

				channel.frames.push(frame);
				dirty.add(channel);
				for (const member of channel.diverged) {
					if (member !== except) {
						streams.get(member)?.own?.push(frame);
					}
				}
			}
		},
		toOne(recipient, frame) {
			const stream = streams.get(recipient);
			if (stream && frame !== '' && !stream.ending) {
				diverge(recipient, stream).push(frame);
			}
		},
		toMany(recipients, event) {
			const frames = new Map<string, string>();
			for (const recipient of recipients) {
				let frame = frames.get(recipient.format);
				if (frame === undefined) {
					frame = recipient.render(event);
					frames.set(recipient.format, frame);
				}

				delivery.toOne(recipient, frame);
			}
		},
		isQueued: recipient => (streams.get(recipient)?.own?.length ?? 0) > 0,
		end(recipient) {
			const stream = streams.get(recipient);
			if (stream) {
				diverge(recipient, stream);
				stream.ending = true;
			}
		},
		flush() {
			// What comes while an earlier flush is under way waits for the next.
			if (writer.isBusy() || (dirty.size === 0 && ownStreams.size === 0)) {
				return;
			}

			const ending = [...ownStreams].filter(recipient => streams.get(recipient)?.ending);
			const writes = collect();
			ownStreams.clear();
			writer.write(writes, ending);
		},
	};

	const writer = createWriter(schedule, delivery.flush);

	const prune = (channel: Channel): void => {
		if (channel.members.size > 0) {
			return;
		}

		dirty.delete(channel);
		const formats = rooms.get(channel.room);
		formats?.delete(channel.format);
		if (formats?.size === 0) {
			rooms.delete(channel.room);
		}
	};

	return delivery;
};
