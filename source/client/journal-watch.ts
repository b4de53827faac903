/** Where in the server's journal the client is: what was missed is asked for, and another journal is noticed. */
import {type UserId, whispers} from '../messages.ts';
import type {ClientAction, StateFrame} from './actions.ts';
import {createCatchUp} from './catch-up.ts';
import type {RequestFrame} from './session-contract.ts';

export type JournalWatch = {
	/** Look at a frame before it is applied: what is to be done first, and how much was missed, once that is all here. */
	look(
		frame: StateFrame,
		you: UserId | undefined,
	): {readonly first: readonly ClientAction[]; readonly missed?: number};
};

const nothing = {first: []} as const;

export const createJournalWatch = (request: (frame: RequestFrame) => boolean): JournalWatch => {
	const catchUp = createCatchUp(request);
	let epoch: string | undefined;

	const welcome = ({room, seq, epoch: now}: Extract<StateFrame, {type: 'welcome'}>) => {
		if (epoch === now) {
			// Further rooms are asked for once one is told to be in them: by a place that was kept, or entering them again.
			catchUp.begin(seq, feed => feed === room || feed === whispers);
			return nothing;
		}

		const isOther = epoch !== undefined;
		epoch = now;
		catchUp.reset();
		catchUp.note(room, seq);
		catchUp.note(whispers, seq);
		return isOther ? {first: [{type: 'aged'} as const]} : nothing;
	};

	return {
		look(frame, you) {
			switch (frame.type) {
				case 'welcome': {
					return welcome(frame);
				}

				case 'entered': {
					catchUp.enter(frame.room, frame.seq);
					return nothing;
				}

				case 'message': {
					catchUp.note(frame.room, frame.seq);
					return nothing;
				}

				case 'whisper': {
					catchUp.note(whispers, frame.seq);
					return nothing;
				}

				case 'history': {
					const missed =
						frame.after === undefined ? undefined : catchUp.page(frame.room, frame.entries, frame.more);
					return missed === undefined ? nothing : {first: [], missed};
				}

				case 'parted':
				case 'ejected': {
					if (frame.member.id === you) {
						catchUp.forget(frame.room);
					}

					return nothing;
				}

				default: {
					return nothing;
				}
			}
		},
	};
};
