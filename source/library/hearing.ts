/** What the frames of a server mean for a program's chat: who one is, which rooms one is in, what is told. Knows no connection. */
import {cleanFrame} from '../client/clean-frame.ts';
import type {Clock} from '../client/clock.ts';
import {describeRefusal} from '../client/refusals.ts';
import type {PassedFrame} from '../client/session-contract.ts';
import {limits} from '../limits.ts';
import {type RoomName, type Seq, whispers} from '../messages.ts';
import {Problem} from '../problem.ts';
import {foldRoomName} from '../text/room-name.ts';
import {words} from '../words/words.ts';
import type {Asking} from './asking.ts';
import type {ChatEvent, Person} from './contract.ts';
import {activityEvent, person} from './events.ts';
import type {Feeds} from './feeds.ts';
import type {Places} from './places.ts';
import {refusal} from './questions.ts';

export type Hearing = {
	hear(frame: PassedFrame): void;
	/** Who one is; nobody before the first welcome. */
	you(): Person;
	/** What a message may have, bytes of UTF-8. */
	bytesMax(): number;
	/** How many are on the server, as far as one was told. */
	online(): number;
	/** The topic of a room that one is in; empty where there is none. */
	topic(room: string): string;
};

export type HearingOptions = {
	/** The room of which so many earlier messages are wanted. */
	readonly main: RoomName;
	readonly backlog: number;
	readonly clock: Clock;
	readonly feeds: Feeds;
	readonly places: Places;
	readonly asking: Asking;
	/** What is in no page of history. */
	tell(event: ChatEvent | undefined): void;
	welcomed(): void;
};

/** A page that was refused is asked for again so late, ms. */
const pageAgainMs = 2000;

export const createHearing = (options: HearingOptions): Hearing => {
	const {main, backlog, clock, feeds, places, asking, tell, welcomed} = options;
	let you: Person = {id: '', name: ''};
	let bytesMax: number = limits.messageBytesMax;
	let epoch: string | undefined;
	let online = 0;
	/** By the folded names of rooms. */
	const topics = new Map<string, string>();

	const enter = (name: string, seq: Seq): void => {
		const isMain = foldRoomName(name) === foldRoomName(main);
		feeds.open(name, seq, isMain ? backlog : 0);
	};

	/** One is no longer in it. */
	const forget = (room: string): void => {
		feeds.forget(room);
		topics.delete(foldRoomName(room));
		asking.drop(
			frame => 'room' in frame && foldRoomName(frame.room ?? '') === foldRoomName(room),
			refusal('not-in-room'),
		);
	};

	/** What a frame says of rooms and of how many there are. */
	const note = (frame: PassedFrame): void => {
		if ('topic' in frame) {
			topics.set(foldRoomName(frame.room), frame.topic);
		}

		if ('online' in frame) {
			online = frame.online ?? online;
		}
	};

	const welcome = (frame: Extract<PassedFrame, {type: 'welcome'}>): void => {
		const isOther = epoch !== undefined && epoch !== frame.epoch;
		epoch = frame.epoch;
		you = person(frame.you);
		bytesMax = frame.server.limits.messageBytesMax;
		if (isOther) {
			feeds.reset();
			asking.drop(
				({type}) => type === 'amend',
				new Problem('other-journal', words().client.notSent, words().endings.left.hint),
			);
		}

		for (const room of places.welcome(frame)) {
			forget(room);
		}

		enter(frame.room, frame.seq);
		feeds.open(whispers, frame.seq);
		welcomed();
	};

	const rejected = ({code, of, text}: Extract<PassedFrame, {type: 'rejected'}>): void => {
		if (of === 'history') {
			clock.schedule(pageAgainMs, () => {
				feeds.refused();
				feeds.pull();
			});
			return;
		}

		if (of === 'join' || of === 'part') {
			const {problem, hint} = describeRefusal(code, {text});
			const room = places.refused(code, new Problem(code, problem, hint));
			if (room !== undefined) {
				forget(room);
				tell({type: 'shut-out', room, code, text});
			}
		}
	};

	const look = (frame: PassedFrame): void => {
		note(frame);
		switch (frame.type) {
			case 'welcome': {
				welcome(frame);
				return;
			}

			case 'message':
			case 'whisper':
			case 'amended': {
				feeds.look(frame);
				return;
			}

			case 'history': {
				feeds.page(frame);
				return;
			}

			case 'entered': {
				places.entered(frame.room);
				enter(frame.room, frame.seq);
				return;
			}

			case 'rejected': {
				rejected(frame);
				return;
			}

			case 'server': {
				bytesMax = frame.server.limits.messageBytesMax;
				return;
			}

			case 'renamed': {
				you = frame.id === you.id ? {...you, name: frame.name} : you;
				tell(activityEvent(frame));
				return;
			}

			case 'parted':
			case 'ejected': {
				if (frame.member.id === you.id) {
					forget(frame.room);
					places.left(frame.room);
				}

				tell(activityEvent(frame));
				return;
			}

			default: {
				tell(activityEvent(frame));
			}
		}
	};

	return {
		hear(raw) {
			const frame = cleanFrame(raw);
			look(frame);
			asking.hear(frame);
		},
		you: () => you,
		bytesMax: () => bytesMax,
		online: () => online,
		topic: room => topics.get(foldRoomName(room)) ?? '',
	};
};
