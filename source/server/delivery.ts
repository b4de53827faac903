/**
Who gets which frames in one tick, encoded and written once.

A channel is a room in one format: its frames of a tick are joined into one buffer, and every member gets one write of it.
A recipient whose stream differs in the tick (a sender without echo, someone who just came in, an answer to one alone)
stands *apart* for the rest of the tick: what it is owed is a list of frames of its own and of stretches of its channels' frames.

That people come and go may wait a moment where there are thousands: a room that has just been told so is told the next of it
together with what follows it in the next few milliseconds, or as soon as something is said.
*/
import type {Event, RoomName} from '../messages.ts';
import type {Frame} from '../protocols/protocol.ts';
import {createRests, isAmbient, type Pace} from './ambient.ts';
import {bytesOf, createBatch, piecesOfSegments} from './batch.ts';
import {giveEarlier, notePerson} from './order.ts';
import {
	type Channel,
	createChannel,
	gatherSeveral,
	ownOf,
	ownSoFar,
	type Recipient,
	rejoin,
	type Stream,
	take,
} from './streams.ts';
import {createWriter, type Write} from './writer.ts';

export type {Recipient} from './streams.ts';

export type Delivery = {
	add(recipient: Recipient): void;
	/** Forget a recipient whose connection is gone. */
	remove(recipient: Recipient): void;
	attach(recipient: Recipient, room: RoomName): void;
	detach(recipient: Recipient, room: RoomName): void;
	/** The recipient's format has changed: it moves to the channels of the new one. */
	reformat(recipient: Recipient): void;
	toRoom(room: RoomName, event: Event, except?: Recipient): void;
	toOne(recipient: Recipient, frame: Frame): void;
	toMany(recipients: Iterable<Recipient>, event: Event): void;
	/** Whether something is queued for it alone. */
	isQueued(recipient: Recipient): boolean;
	/** Write what is queued for it, then end it. */
	end(recipient: Recipient): void;
	/** Write what the tick has gathered. Large flushes are cut into slices, between which `schedule` lets others run. */
	flush(): void;
	/** The same, when there is nothing on its way that could be written with it. */
	flushNow(): void;
};

/** `schedule` runs a callback in a later turn of the event loop, such as `setImmediate`. Without a pace no room rests. */
export const createDelivery = (schedule: (callback: () => void) => void, pace?: Pace): Delivery => {
	const streams = new Map<Recipient, Stream>();
	/** By room, then by format. */
	const rooms = new Map<RoomName, Map<string, Channel>>();
	/** Channels with frames that are not written. */
	const dirty = new Set<Channel>();
	/** Recipients with something of their own that is not to wait. */
	const waiting = new Set<Recipient>();

	/** What is to be written of these channels, and to those who wait. */
	const collect = (due: ReadonlySet<Channel>): Write[] => {
		const writes: Write[] = [];
		const apart = new Set(waiting);
		waiting.clear();
		if (due.size > 1) {
			gatherSeveral(due, streams);
		}

		for (const channel of due) {
			for (const recipient of channel.apart.keys()) {
				const own = streams.get(recipient)?.own;
				if (own) {
					take(recipient, own, channel);
					apart.add(recipient);
				}
			}

			const bytes = bytesOf(channel.batch);
			if (channel.members.size > channel.apart.size) {
				const to =
					channel.apart.size === 0
						? [...channel.members]
						: [...channel.members].filter(member => !channel.apart.has(member));
				writes.push({bytes, to});
			}
		}

		for (const recipient of apart) {
			const own = streams.get(recipient)?.own;
			if (own && own.length > 0) {
				for (const bytes of piecesOfSegments(own)) {
					writes.push({bytes, to: [recipient]});
				}

				own.length = 0;
			}
		}

		for (const channel of due) {
			dirty.delete(channel);
			rests?.note(channel);
			channel.batch = createBatch();
			channel.isUrgent = false;
			for (const recipient of channel.apart.keys()) {
				channel.apart.set(recipient, 0);
			}
		}

		for (const recipient of apart) {
			rejoin(recipient, streams.get(recipient));
		}

		return writes;
	};

	const leave = (recipient: Recipient, channel: Channel): void => {
		channel.members.delete(recipient);
		channel.apart.delete(recipient);
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

	const channelOf = (room: RoomName, format: string): Channel => {
		let formats = rooms.get(room);
		if (!formats) {
			formats = new Map();
			rooms.set(room, formats);
		}

		let channel = formats.get(format);
		if (!channel) {
			channel = createChannel(room, format);
			formats.set(format, channel);
		}

		return channel;
	};

	const delivery: Delivery = {
		add(recipient) {
			streams.set(recipient, {channels: new Map(), own: undefined, ending: false});
		},
		remove(recipient) {
			for (const channel of streams.get(recipient)?.channels.values() ?? []) {
				leave(recipient, channel);
			}

			streams.delete(recipient);
			waiting.delete(recipient);
		},
		attach(recipient, room) {
			const stream = streams.get(recipient);
			if (!stream || stream.ending || stream.channels.has(room)) {
				return;
			}

			const channel = channelOf(room, recipient.format);
			const said = channel.batch.frames.length;
			if (said > 0) {
				ownOf(recipient, stream);
			}

			if (stream.own) {
				// What the room heard before is not for the newcomer.
				channel.apart.set(recipient, said);
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

			if (channel.batch.frames.length > 0) {
				take(recipient, ownOf(recipient, stream), channel);
				waiting.add(recipient);
			}

			stream.channels.delete(room);
			leave(recipient, channel);
		},
		reformat(recipient) {
			for (const room of [...(streams.get(recipient)?.channels.keys() ?? [])]) {
				delivery.detach(recipient, room);
				delivery.attach(recipient, room);
			}
		},
		toRoom(room, event, except) {
			giveEarlier({room, event, dirty, streams, give: ownSoFar});
			for (const channel of rooms.get(room)?.values() ?? []) {
				// Whoever is left out is not asked: what it is told of itself may be another frame.
				const [first, second] = channel.members;
				const frame = (first === except ? second : first)?.render(event) ?? '';
				if (frame === '') {
					continue;
				}

				const {frames} = channel.batch;
				const stream = except && channel.members.has(except) ? streams.get(except) : undefined;
				if (except && stream) {
					take(except, ownOf(except, stream), channel);
					channel.apart.set(except, frames.length + 1);
				}

				frames.push(frame);
				notePerson(channel, event);
				channel.isUrgent ||= !isAmbient(event);
				dirty.add(channel);
			}
		},
		toOne(recipient, frame) {
			const stream = streams.get(recipient);
			if (stream && frame.length > 0 && !stream.ending) {
				const own = ownSoFar(recipient, stream);
				if (typeof frame === 'string') {
					own.push(frame);
				} else {
					own.push(...frame);
				}

				waiting.add(recipient);
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
				ownSoFar(recipient, stream);
				// Nothing that the rooms say from here on is for it.
				for (const channel of stream.channels.values()) {
					leave(recipient, channel);
				}

				stream.channels.clear();
				stream.ending = true;
				waiting.add(recipient);
			}
		},
		flush() {
			// What comes while an earlier flush is under way, or right after a long one, waits for the next.
			if (writer.isBusy() || rests?.isBreathing()) {
				return;
			}

			const due = new Set([...dirty].filter(({isUrgent, isResting}) => isUrgent || !isResting));
			if (due.size > 0 || waiting.size > 0) {
				const ending = [...waiting].filter(recipient => streams.get(recipient)?.ending);
				rests?.begin();
				writer.write(collect(due), ending);
				if (!writer.isBusy()) {
					rests?.end();
				}
			}
		},
		flushNow() {
			if (!writer.isBusy()) {
				rests?.stopBreathing();
				delivery.flush();
			}
		},
	};

	const rests = pace && createRests(pace, () => delivery.flush());
	const writer = createWriter(rests?.outside(schedule) ?? schedule, () => {
		rests?.end();
		delivery.flush();
	});

	return delivery;
};
