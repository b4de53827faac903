/** From an audience to those it means, as of now. Knows who is behind and who is not in; not how frames are written. */
import type {Hub} from '../hub/hub.ts';
import type {Effect, SessionId} from '../messages.ts';
import type {CatchingUp} from './catching-up/catching-up.ts';
import type {Delivery} from './delivery.ts';
import {isOfSeveralRooms} from './order.ts';
import type {Peer} from './peers.ts';

export type DeliverOptions = {
	readonly hub: Pick<Hub, 'userOf'>;
	readonly peers: ReadonlyMap<SessionId, Peer>;
	readonly delivery: Delivery;
	readonly catchingUp: CatchingUp;
};

/** Queue an event for its audience. */
export const createDeliver = ({
	hub,
	peers,
	delivery,
	catchingUp,
}: DeliverOptions): ((effect: Extract<Effect, {type: 'deliver'}>) => void) => {
	return ({to, event}) => {
		if (to === 'everyone') {
			// Whoever has not come in, and may not have given the password, is not of everyone.
			const members = [...peers.values()].filter(
				peer => hub.userOf(peer.id) !== undefined && !catchingUp.withholds(peer, event),
			);
			delivery.toMany(
				members.map(peer => peer.recipient),
				event,
			);
		} else if ('room' in to) {
			const except = to.except === undefined ? undefined : peers.get(to.except)?.recipient;
			delivery.toRoom(to.room, event, except);
			catchingUp.toRoom(to.room, event, to.except);
		} else if (to.sessions.length > 1 && isOfSeveralRooms(event)) {
			const told = to.sessions.flatMap(session => {
				const peer = peers.get(session);
				return peer && !catchingUp.withholds(peer, event) ? peer.recipient : [];
			});
			delivery.toMany(told, event);
		} else {
			for (const session of to.sessions) {
				const peer = peers.get(session);
				if (peer && !catchingUp.withholds(peer, event)) {
					const {session: reader} = peer;
					const frame = reader.renderAlone ? reader.renderAlone(event) : reader.render(event);
					// What goes to one alone is an answer to it, but for what others whisper.
					if (to.sessions.length === 1 && event.type !== 'whisper') {
						catchingUp.answered(peer, frame);
					}

					delivery.toOne(peer.recipient, frame);
				}
			}
		}
	};
};
