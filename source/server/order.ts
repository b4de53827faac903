/**
What is told of one person in several rooms comes in its order to those who are in more than one of them: nobody hears of a newcomer who has left
already, or by a name that is no longer theirs. All else that rooms say has an order in each room alone. Knows channels; not how they are written.
*/
import type {Event, RoomName, UserId} from '../messages.ts';
import type {Channel, Recipient, Stream} from './streams.ts';

/** What those who share several rooms with someone hear of them: the same for all, as if it were said in one. */
export const isOfSeveralRooms = ({type}: Event): boolean =>
	type === 'left' || type === 'renamed' || type === 'presence' || type === 'away' || type === 'profile';

/** Whose coming, going or changing an event tells of. */
export const personOf = (event: Event): UserId | undefined => {
	switch (event.type) {
		case 'joined':
		case 'left':
		case 'parted':
		case 'ejected': {
			return event.member.id;
		}

		case 'renamed':
		case 'presence':
		case 'away':
		case 'profile': {
			return event.id;
		}

		default: {
			return undefined;
		}
	}
};

/** Note what a channel is told of a person until it is written. */
export const notePerson = ({batch}: Channel, event: Event): void => {
	const person = personOf(event);
	if (person !== undefined) {
		batch.people ??= new Map();
		batch.people.set(person, batch.people.get(person) === true || isOfSeveralRooms(event));
	}
};

export type EarlierOptions = {
	readonly room: RoomName;
	readonly event: Event;
	/** Channels with frames that are not written. */
	readonly dirty: Iterable<Channel>;
	readonly streams: ReadonlyMap<Recipient, Stream>;
	/** Called with each who is to have what its channels have said so far before the event. */
	readonly give: (recipient: Recipient, stream: Stream) => void;
};

/** Before a room is told of somebody: those who are yet to be told of them in another room, too, are given that first. */
export const giveEarlier = ({room, event, dirty, streams, give}: EarlierOptions): void => {
	const person = personOf(event);
	if (person === undefined) {
		return;
	}

	const isOfSeveral = isOfSeveralRooms(event);
	for (const channel of dirty) {
		const told = channel.batch.people?.get(person);
		if (channel.room === room || told === undefined || !(told || isOfSeveral)) {
			continue;
		}

		for (const member of channel.members) {
			const stream = streams.get(member);
			if (stream?.channels.has(room)) {
				give(member, stream);
			}
		}
	}
};
